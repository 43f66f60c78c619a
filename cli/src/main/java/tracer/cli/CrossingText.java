package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.Optional;
import java.util.stream.Collectors;
import tracer.inquiry.AccountParty;
import tracer.inquiry.CrossingDocument;
import tracer.inquiry.Party;

/** A crossing for a reader: the end, the assumed seeds, what ties them and what does not. */
final class CrossingText {
    private CrossingText() {}

    static String of(CrossingDocument c) {
        StringBuilder out = new StringBuilder();
        out.append("END ON BITCOIN [fact]").append(NL);
        out.append(
                "  %s  %s  block %d, %s%n"
                        .formatted(
                                c.deposit().output(),
                                c.deposit().value().text(),
                                c.deposit().block().height(),
                                c.deposit().block().stamped()));
        out.append("  ").append(Words.party(c.deposit().party())).append(NL).append(NL);
        out.append(terms(c)).append(NL);
        out.append("ON ").append(c.chain()).append(": ").append(c.sentence()).append(NL);
        c.chance().ifPresent(l -> out.append("  ").append(l.sentence()).append(NL));
        out.append(NL);
        int n = 1;
        for (CrossingDocument.CandidateNote seed : c.candidates()) {
            out.append(candidate(seed, n++, c.candidates().size())).append(NL);
        }
        if (!c.memos().isEmpty()) {
            Table memos = new Table("memo in", "text", "standing");
            c.memos().forEach(m -> memos.row(m.output(), m.text(), m.sentence()));
            out.append(memos).append(NL);
        }
        c.notes().forEach(note -> out.append(note).append(NL));
        c.chainHeight()
                .ifPresent(h ->
                        out.append(
                                "%s as of block %d %s%n"
                                        .formatted(c.chain(), h, c.chainHash().orElse(""))));
        return out.append(Words.asOf(c)).toString();
    }

    private static String terms(CrossingDocument c) {
        String window =
                "  window %s to %s (%s)%n"
                        .formatted(c.window().from(), c.window().to(), c.window().within());
        return c.terms()
                        .map(t ->
                                "DECLARED [user]%n  rate %s base units for a satoshi, of token or asset %s; says %s%n  fee %s to %s, tolerance %s: from %s to %s%n"
                                        .formatted(
                                                t.rate(),
                                                t.asset().contract().orElse(t.asset().id()),
                                                t.source(),
                                                t.leastFee(),
                                                t.mostFee(),
                                                t.tolerance(),
                                                t.least().text(),
                                                t.most().text()))
                        .orElse("NO RATE DECLARED%n".formatted())
                + window;
    }

    private static String candidate(CrossingDocument.CandidateNote c, int n, int of) {
        return """
        ASSUMED SEED %d of %d, grade %s [inference]
          %s
          %s  %s, %d s after the deposit's block
          from %s
          to   %s
          %s%s
          follow it as a trace of its own: %s
        """
                .formatted(
                        n,
                        of,
                        c.grade(),
                        c.id(),
                        c.amount().text(),
                        c.block().stamped(),
                        c.secondsAfter(),
                        party(c.from()),
                        party(c.to()),
                        c.sentence(),
                        c.impliedFee().map(f -> "; implied fee " + f).orElse(""),
                        c.follow())
                .replace("\n", NL);
    }

    private static String party(Optional<AccountParty> party) {
        return party.map(p ->
                        p.labels().isEmpty()
                                ? p.address()
                                : p.labels().stream()
                                        .map(Party.LabelNote::sentence)
                                        .collect(Collectors.joining("; ", p.address() + "  ", "")))
                .orElse("nobody");
    }
}
