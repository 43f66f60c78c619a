package tracer.cli;

import static tracer.cli.Words.NL;

/** What an ingestion of an EVM chain did, for a reader. */
final class IngestEvmText {
    private IngestEvmText() {}

    static String of(IngestEvmAnswer a) {
        StringBuilder out = new StringBuilder();
        out.append(
                "stored    %,d blocks of %s, %,d transactions (%,d failed), %,d transfers (heights %d–%d)%n"
                        .formatted(
                                a.blocks(),
                                a.chain(),
                                a.transactions(),
                                a.failed(),
                                a.transfers(),
                                a.fromHeight(),
                                a.toHeight()));
        line(
                out,
                a.unknown(),
                "unknown   %,d transactions of which nobody says whether they succeeded; no value is counted%n");
        line(
                out,
                a.callsNotSeen(),
                "not seen  internal transfers of %,d blocks: every balance and trace through them lacks these%n");
        line(out, a.alreadyStored(), "already   %,d blocks were stored%n");
        line(out, a.replaced(), "replaced  %,d blocks that the chain has left; kept as orphans%n");
        if (a.openings() > 0) {
            out.append(
                    "openings  %,d of %,d holdings begin with a balance that the source tells; the others are unknown%n"
                            .formatted(a.openingsKnown(), a.openings()));
        }
        out.append("from      %s, read %s%n".formatted(a.readFrom(), a.readAt()));
        out.append(
                "read      %,d bytes, %,d blocks%n".formatted(a.sourceBytes(), a.sourceBlocks()));
        a.skipped()
                .forEach(s ->
                        out.append(
                                "skipped   %,d %s, such as %s%n"
                                        .formatted(s.count(), s.reason(), s.example())));
        a.notes().forEach(n -> out.append("note      ").append(n).append(NL));
        a.balances().ifPresent(b -> append(out, b));
        return out.toString();
    }

    private static void line(StringBuilder out, long count, String text) {
        if (count > 0) {
            out.append(text.formatted(count));
        }
    }

    private static void append(StringBuilder out, IngestEvmAnswer.Balances b) {
        out.append(
                "balances  at block %d (%s) %,d are explained to the last unit, %,d are not%n"
                        .formatted(b.height(), b.hash(), b.equal(), b.unexplained().size()));
        line(
                out,
                b.openingUnknown(),
                "          %,d begin with an unknown balance: not compared%n");
        line(out, b.notTold(), "          %,d are not told by the node: not compared%n");
        line(
                out,
                b.burnt(),
                "          %,d are tokens sent to address zero, burnt or not: not compared%n");
        if (!b.complete()) {
            out.append("          interrupted: the others were not compared").append(NL);
        }
        if (!b.unexplained().isEmpty()) {
            Table table = new Table("unexplained", "asset", ">computed", ">node", ">unseen");
            b.unexplained()
                    .forEach(u ->
                            table.row(u.address(), u.asset(), u.computed(), u.node(), u.unseen()));
            out.append(NL).append(table);
            out.append("Value moved here without a transfer that was seen. Amounts in base units.")
                    .append(NL);
        }
    }
}
