package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import java.util.Optional;
import tracer.inquiry.RewardNote;
import tracer.inquiry.TraceDocument;

/** A trace for a reader: the way, the ends with their reasons, and the account that closes. */
final class TraceText {
    private TraceText() {}

    /**
     * @param unfold whether what reads as one is shown in full
     */
    static String of(TraceDocument t, boolean unfold) {
        FoldedRows folds = new FoldedRows(unfold ? List.of() : t.folds());
        StringBuilder out = new StringBuilder(t.title()).append(NL);
        if (t.question().seeds().size() > 1
                || !t.question().seeds().contains(t.question().seed())) {
            t.question().seeds().forEach(s -> out.append("  from ").append(s).append(NL));
        }
        out.append(NL);
        out.append(way(t, folds)).append(NL);
        out.append(folds.sentences());
        out.append(ends(t, folds)).append(NL);
        if (!t.rewards().isEmpty()) {
            out.append(rewards(t)).append(NL);
        }
        out.append(folds.note());
        out.append(account(t.balance())).append(NL);
        if (!t.notFollowed().isEmpty()) {
            Table cut = new Table("not followed", ">traced", "reason");
            t.notFollowed().forEach(n -> cut.row(n.output(), n.traced().text(), n.reason()));
            out.append(cut).append(NL);
        }
        hubs(t).forEach(address ->
                out.append("What a hub was paid, page by page: tracer address ")
                        .append(address)
                        .append(NL));
        if (!t.reproducible()) {
            out.append("The clock or a cancellation cut it: asked again it may end elsewhere.")
                    .append(NL);
        }
        if (t.truncated()) {
            out.append("A limit cut this trace off: the result is partial.").append(NL);
        }
        return out.append(Words.asOf(t)).toString();
    }

    private static List<String> hubs(TraceDocument t) {
        return t.holdings().stream()
                .filter(h ->
                        h.end().flatMap(TraceDocument.End::limit).filter("hub"::equals).isPresent())
                .flatMap(h -> h.party().address().stream())
                .distinct()
                .toList();
    }

    private static Table way(TraceDocument t, FoldedRows folds) {
        Table way = new Table(">hop", ">height", "stamped", "transaction", ">traced in", ">to fee");
        for (TraceDocument.TransactionNode n : t.transactions()) {
            if (folds.isFolded(n.txid())) {
                folds.row(way, n);
                continue;
            }
            way.row(
                    Integer.toString(n.hop()),
                    Integer.toString(n.block().height()),
                    n.block().stamped(),
                    n.txid(),
                    n.tracedIn().text(),
                    n.tracedFee().text());
        }
        return way;
    }

    private static Table ends(TraceDocument t, FoldedRows folds) {
        Table ends = new Table(">hop", ">traced", ">of", "output", "why it ends", "party");
        for (TraceDocument.HoldingEdge h : t.holdings()) {
            Optional<TraceDocument.End> end = h.end();
            if (end.isPresent() && !folds.hides(h)) {
                ends.row(
                        Integer.toString(h.hop()),
                        h.traced().text(),
                        h.value().text(),
                        h.output(),
                        "%s [%s]".formatted(end.get().sentence(), end.get().evidence()),
                        Words.party(h.party()));
            }
        }
        return ends;
    }

    private static Table rewards(TraceDocument t) {
        Table parts = new Table(">hop", ">traced", "of a reward", ">height", "what became of it");
        for (RewardNote r : t.rewards()) {
            parts.row(
                    Integer.toString(r.hop()),
                    r.traced().text(),
                    r.where(),
                    Integer.toString(r.block().height()),
                    r.end()
                            .map(e -> "%s [%s]".formatted(e.sentence(), e.evidence()))
                            .orElseGet(() -> "through " + r.through().orElseThrow()));
        }
        return parts;
    }

    private static String account(TraceDocument.Account a) {
        Table sums = new Table(a.equation(), ">amount", ">exact, in satoshis");
        sums.row("source", a.source().text(), a.source().sats());
        a.terms()
                .forEach(term ->
                        sums.row("  " + term.term(), term.amount().text(), term.amount().sats()));
        sums.row("sum", a.total().text(), a.total().sats());
        return sums
                + (a.closes() ? "The account closes exactly." : "THE ACCOUNT DOES NOT CLOSE.")
                + NL;
    }
}
