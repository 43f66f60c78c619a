package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.inquiry.FoldNote;
import tracer.inquiry.TraceDocument;

/**
 * What of a trace reads as one, as a row each. Ends are hidden in it only where the value lies
 * unspent and nobody says whose it is: why a trace stopped elsewhere is never folded away.
 */
final class FoldedRows {
    private final List<FoldNote> folds;
    private final Map<String, FoldNote> byTransaction = new HashMap<>();
    private final Map<String, FoldNote> byEnd = new HashMap<>();
    private final Set<FoldNote> shown = new HashSet<>();
    private int hidden;

    FoldedRows(List<FoldNote> folds) {
        this.folds = folds;
        for (FoldNote fold : folds) {
            fold.transactions().forEach(t -> byTransaction.put(t, fold));
            fold.ended().forEach(o -> byEnd.put(o, fold));
        }
    }

    boolean isFolded(String transaction) {
        return byTransaction.containsKey(transaction);
    }

    /** The row of a fold, where its first transaction would stand. */
    void row(Table way, TraceDocument.TransactionNode node) {
        FoldNote fold = Optional.ofNullable(byTransaction.get(node.txid())).orElseThrow();
        if (shown.add(fold)) {
            way.row(
                    hops(fold),
                    Integer.toString(node.block().height()),
                    node.block().stamped(),
                    "%d that read as one, see below [%s]"
                            .formatted(fold.transactions().size(), fold.evidence()),
                    fold.tracedIn().text(),
                    fold.tracedFees().text());
        }
    }

    private static String hops(FoldNote fold) {
        return fold.firstHop() == fold.lastHop()
                ? Integer.toString(fold.firstHop())
                : fold.firstHop() + "–" + fold.lastHop();
    }

    /** What each row stands for, in words that would make the table too wide. */
    String sentences() {
        StringBuilder out = new StringBuilder();
        for (FoldNote fold : folds) {
            out.append(
                    "hops %s [%s, by %s]: %s%n"
                            .formatted(hops(fold), fold.evidence(), fold.rule(), fold.sentence()));
        }
        return out.append(folds.isEmpty() ? "" : NL).toString();
    }

    /** Whether an end is part of a fold's row. */
    boolean hides(TraceDocument.HoldingEdge h) {
        boolean hides =
                byEnd.containsKey(h.output())
                        && h.party().labels().isEmpty()
                        && h.end().filter(e -> e.kind().equals("unspent")).isPresent();
        hidden += hides ? 1 : 0;
        return hides;
    }

    /** What is not shown and how to see it; to be asked last. */
    String note() {
        return folds.isEmpty()
                ? ""
                : "%d transactions are folded into %d %s%s; --unfold shows them.%s%s"
                        .formatted(
                                byTransaction.size(),
                                folds.size(),
                                folds.size() == 1 ? "line" : "lines",
                                hidden == 0 ? "" : ", with %d unspent outputs".formatted(hidden),
                                NL,
                                NL);
    }
}
