package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tracer.inquiry.AccountFoldNote;
import tracer.inquiry.AccountTraceDocument.MovementEdge;
import tracer.inquiry.AccountTraceDocument.RemainderNote;

/**
 * What of a trace over accounts reads as one, as a row each. A fold holds no account that is
 * labelled, and none where the trace ended for another reason than that value lies there.
 */
final class AccountFoldedRows {
    private final List<AccountFoldNote> folds;
    private final Map<String, AccountFoldNote> byTransfer = new HashMap<>();
    private final Set<String> resting = new HashSet<>();
    private final Set<AccountFoldNote> shown = new HashSet<>();

    AccountFoldedRows(List<AccountFoldNote> folds) {
        this.folds = folds;
        for (AccountFoldNote fold : folds) {
            Stream.concat(fold.inside().stream(), fold.fees().stream())
                    .forEach(t -> byTransfer.put(t, fold));
            resting.addAll(fold.resting());
        }
    }

    boolean isFolded(MovementEdge m) {
        return byTransfer.containsKey(m.id());
    }

    /** The row of a fold, where its first transfer would stand. */
    void row(Table way, MovementEdge m) {
        AccountFoldNote fold = Optional.ofNullable(byTransfer.get(m.id())).orElseThrow();
        if (shown.add(fold)) {
            way.row(
                    hops(fold),
                    Integer.toString(m.block().height()),
                    m.block().stamped(),
                    "%d that read as one, see below [%s]".formatted(count(fold), fold.evidence()),
                    "%d accounts".formatted(fold.accounts().size()),
                    "",
                    fold.tracedIn().text(),
                    "",
                    "folded");
        }
    }

    private static int count(AccountFoldNote fold) {
        return fold.inside().size() + fold.fees().size();
    }

    private static String hops(AccountFoldNote fold) {
        return fold.firstHop() == fold.lastHop()
                ? Integer.toString(fold.firstHop())
                : fold.firstHop() + "–" + fold.lastHop();
    }

    /** What each row stands for, in words that would make the table too wide. */
    String sentences() {
        StringBuilder out = new StringBuilder();
        for (AccountFoldNote fold : folds) {
            out.append(
                    "hops %s [%s, by %s]: %s%n"
                            .formatted(hops(fold), fold.evidence(), fold.rule(), fold.sentence()));
        }
        return out.append(folds.isEmpty() ? "" : NL).toString();
    }

    /** Whether a balance is part of a fold's row. */
    boolean hides(RemainderNote r) {
        return resting.contains(r.holder().address());
    }

    /** What is not shown and how to see it. */
    String note() {
        return folds.isEmpty()
                ? ""
                : "%d transfers are folded into %d %s%s; --unfold shows them.%s%s"
                        .formatted(
                                byTransfer.size(),
                                folds.size(),
                                folds.size() == 1 ? "line" : "lines",
                                resting.isEmpty()
                                        ? ""
                                        : ", with %d balances".formatted(resting.size()),
                                NL,
                                NL);
    }
}
