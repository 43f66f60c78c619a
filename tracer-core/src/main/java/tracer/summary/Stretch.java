package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.flow.Holding;
import tracer.flow.Holding.Fate;
import tracer.flow.Rational;
import tracer.ledger.TxId;

/**
 * Steps one after another, each entered by the one holding that the step before passed on and by
 * nothing else of the trace: what can be told in one sentence without leaving a branch out.
 */
record Stretch(List<Passage> passages) {
    Stretch {
        passages = List.copyOf(passages);
    }

    Passage first() {
        return passages.getFirst();
    }

    Passage last() {
        return passages.getLast();
    }

    int length() {
        return passages.size();
    }

    Rational entered() {
        return first().step().tracedIn();
    }

    Rational left() {
        return last().passedOn();
    }

    /** What ended on the way; with what left, it is what entered. */
    Rational ended() {
        return Rational.sum(passages.stream().map(Passage::ended).toList());
    }

    /** What came to seeds on the way. */
    Rational cameToSeeds() {
        return Rational.sum(passages.stream().map(Passage::cameToSeeds).toList());
    }

    /** All of a trace's steps, each in one stretch, in the order of their first steps. */
    static List<Stretch> of(List<Passage> passages) {
        Map<TxId, Passage> byId = new HashMap<>();
        passages.forEach(p -> byId.put(p.id(), p));
        Set<TxId> told = new HashSet<>();
        List<Stretch> stretches = new ArrayList<>();
        for (Passage p : passages) {
            if (told.contains(p.id())) {
                continue;
            }
            List<Passage> run = new ArrayList<>();
            Passage at = p;
            while (at != null && told.add(at.id())) {
                run.add(at);
                at = next(at, byId);
            }
            stretches.add(new Stretch(run));
        }
        return stretches;
    }

    private static @org.jspecify.annotations.Nullable Passage next(
            Passage at, Map<TxId, Passage> byId) {
        List<Holding> onward = at.onward();
        if (onward.size() == 1 && onward.getFirst().fate() instanceof Fate.Followed(TxId through)) {
            Passage next = byId.get(through);
            // A fee of a transaction can enter it as well, going back.
            return next != null
                            && next.entering().equals(onward)
                            && next.step().tracedIn().equals(onward.getFirst().traced())
                    ? next
                    : null;
        }
        return null;
    }
}
