package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import java.util.Optional;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.AccountTraceDocument.MovementEdge;
import tracer.inquiry.AccountTraceDocument.RemainderNote;
import tracer.inquiry.TraceDocument;

/** A trace over accounts for a reader: the way, where the value is, and the account that closes. */
final class AccountTraceText {
    private AccountTraceText() {}

    /**
     * @param unfold whether what reads as one is shown in full
     */
    static String of(AccountTraceDocument t, boolean unfold) {
        AccountFoldedRows folds = new AccountFoldedRows(unfold ? List.of() : t.folds());
        StringBuilder out = new StringBuilder(t.title()).append(NL);
        t.asset().contract().ifPresent(c -> out.append("asset  token ").append(c).append(NL));
        if (t.question().seeds().size() > 1
                || !t.question().seeds().contains(t.question().seed())) {
            t.question().seeds().forEach(s -> out.append("  from ").append(s).append(NL));
        }
        out.append(NL).append(way(t, folds)).append(NL);
        out.append(folds.sentences());
        Table ends = ends(t);
        if (!ends.isEmpty()) {
            out.append(ends).append(NL);
        }
        Table remainders = remainders(t, folds);
        if (!remainders.isEmpty()) {
            out.append(remainders).append(NL);
        }
        out.append(folds.note());
        out.append(account(t.balance())).append(NL);
        if (!t.notFollowed().isEmpty()) {
            Table cut = new Table("not followed", ">traced", "reason");
            t.notFollowed().forEach(n -> cut.row(n.where(), n.traced().text(), n.reason()));
            out.append(cut).append(NL);
        }
        t.notes().forEach(n -> out.append("Note: ").append(n).append(NL));
        if (!t.reproducible()) {
            out.append("The clock or a cancellation cut it: asked again it may end elsewhere.")
                    .append(NL);
        }
        if (t.truncated()) {
            out.append("A limit cut this trace off: the result is partial.").append(NL);
        }
        return out.append(Words.asOf(t)).toString();
    }

    private static Table way(AccountTraceDocument t, AccountFoldedRows folds) {
        Table way =
                new Table(
                        ">hop",
                        ">height",
                        "stamped",
                        "transfer",
                        "from",
                        "to",
                        ">traced",
                        ">of",
                        "then");
        for (MovementEdge m : t.movements()) {
            if (folds.isFolded(m)) {
                folds.row(way, m);
                continue;
            }
            way.row(
                    Integer.toString(m.hop()),
                    Integer.toString(m.block().height()),
                    m.block().stamped(),
                    "%s [%s]".formatted(m.id(), m.evidence()),
                    m.from().map(Words::brief).orElse("(outside)"),
                    m.to().map(Words::brief).orElse("(nobody)"),
                    m.traced().text(),
                    m.amount().text(),
                    switch (m.fate()) {
                        case "fee" -> "fee, not followed";
                        case "ended" -> "ends";
                        default -> "followed";
                    });
        }
        return way;
    }

    private static Table ends(AccountTraceDocument t) {
        Table ends = new Table(">hop", ">traced", "transfer", "why it ends", "party");
        boolean forward = t.question().direction().equals("forward");
        for (MovementEdge m : t.movements()) {
            Optional<TraceDocument.End> end = m.end();
            if (end.isPresent()) {
                ends.row(
                        Integer.toString(m.hop()),
                        m.traced().text(),
                        m.id(),
                        reason(end.get()),
                        (forward ? m.to() : m.from()).map(Words::party).orElse(""));
            }
        }
        return ends;
    }

    private static Table remainders(AccountTraceDocument t, AccountFoldedRows folds) {
        Table left = new Table(">hop", ">traced", ">of a balance of", "held by", "why it ends");
        for (RemainderNote r : t.remainders()) {
            if (folds.hides(r)) {
                continue;
            }
            left.row(
                    Integer.toString(r.hop()),
                    r.traced().text(),
                    r.balance().text(),
                    Words.party(r.holder()),
                    reason(r.end()));
        }
        return left;
    }

    private static String reason(TraceDocument.End end) {
        return "%s [%s]".formatted(end.sentence(), end.evidence());
    }

    private static String account(AccountTraceDocument.Account a) {
        Table sums = new Table(a.equation(), ">amount", ">exact, in base units");
        sums.row("source", a.source().text(), a.source().units());
        a.terms()
                .forEach(term ->
                        sums.row("  " + term.term(), term.amount().text(), term.amount().units()));
        sums.row("sum", a.total().text(), a.total().units());
        return sums
                + (a.closes() ? "The account closes exactly." : "THE ACCOUNT DOES NOT CLOSE.")
                + NL;
    }
}
