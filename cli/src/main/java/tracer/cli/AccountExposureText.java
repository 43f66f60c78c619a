package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.AccountExposureDocument;
import tracer.inquiry.TraceDocument;

/** An exposure set over accounts for a reader: who cannot be ruled out, and no amounts. */
final class AccountExposureText {
    private AccountExposureText() {}

    static String of(AccountExposureDocument e) {
        StringBuilder out = new StringBuilder(e.title()).append(NL).append(NL);
        Table ends = new Table(">hop", "where", "why it ends", "party");
        for (AccountExposureDocument.ExposedTransfer t : e.transfers()) {
            t.end()
                    .ifPresent(end ->
                            ends.row(
                                    Integer.toString(t.hop()),
                                    t.id(),
                                    reason(end),
                                    (e.question().direction().equals("forward") ? t.to() : t.from())
                                            .map(Words::party)
                                            .orElse("")));
        }
        e.holders()
                .forEach(h ->
                        ends.row(
                                Integer.toString(h.hop()),
                                "balance",
                                reason(h.end()),
                                Words.party(h.holder())));
        out.append(ends).append(NL);
        out.append(
                "%d transfers and %d balances in the set.%n"
                        .formatted(e.transfers().size(), e.holders().size()));
        e.notes().forEach(n -> out.append("Note: ").append(n).append(NL));
        if (e.truncated()) {
            out.append("A limit cut this set off: it is partial.").append(NL);
        }
        return out.append(Words.asOf(e)).toString();
    }

    private static String reason(TraceDocument.End end) {
        return "%s [%s]".formatted(end.sentence(), end.evidence());
    }
}
