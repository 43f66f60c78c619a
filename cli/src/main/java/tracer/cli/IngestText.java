package tracer.cli;

import static tracer.cli.Words.NL;

/** What an ingestion did, for a reader. */
final class IngestText {
    private IngestText() {}

    static String of(IngestAnswer a) {
        StringBuilder out = new StringBuilder();
        out.append(
                "stored    %,d blocks, %,d transactions, %,d inputs (heights %d–%d)%n"
                        .formatted(
                                a.blocks(),
                                a.transactions(),
                                a.inputs(),
                                a.fromHeight(),
                                a.toHeight()));
        if (a.claimed() > 0) {
            out.append(
                    "          for %,d inputs the source says what they spend; used where the output itself is not stored%n"
                            .formatted(a.claimed()));
        }
        if (a.alreadyStored() > 0) {
            out.append("already   %,d blocks were stored%n".formatted(a.alreadyStored()));
        }
        if (a.replaced() > 0) {
            out.append(
                    "replaced  %,d blocks lost to a branch with more work; kept as orphans%n"
                            .formatted(a.replaced()));
        }
        a.forks().forEach(f -> out.append("fork      ").append(f).append(NL));
        out.append(
                "read      %,d bytes, %,d blocks%n".formatted(a.sourceBytes(), a.sourceBlocks()));
        a.skipped()
                .forEach(s ->
                        out.append(
                                "skipped   %,d %s, such as %s%n"
                                        .formatted(s.count(), s.reason(), s.example())));
        a.notes().forEach(n -> out.append("note      ").append(n).append(NL));
        return out.toString();
    }
}
