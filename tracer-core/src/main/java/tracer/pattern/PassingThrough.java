package tracer.pattern;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tracer.flow.Rational;
import tracer.ledger.Place;

/**
 * How long value stays with a holder, first in, first out, and how much of it leaves again. Which
 * unit left is not on the chain: the holding time is a convention. An episode is inflow followed by
 * outflow. Exact; time grows with n log n. Pure.
 *
 * @param in all that came in
 * @param out all that went out
 * @param dwell value-weighted median of the time that what left had stayed; may be negative, since
 *     block times may run backwards
 * @param episodes how many
 */
record PassingThrough(BigInteger in, BigInteger out, Duration dwell, int episodes) {
    /** What stayed so long. */
    private record Stay(BigInteger amount, Duration time) {}

    /** What came and is still there. */
    private record Lot(BigInteger amount, Place since) {}

    /** Of a holder of whom nothing left; or out of whom more came than is known to have come in. */
    sealed interface Answer {
        record Measured(PassingThrough passing) implements Answer {}

        record NothingLeft() implements Answer {}

        record MoreOutThanIn(Place at) implements Answer {}
    }

    static Answer of(Collection<Turnover> turnovers) {
        List<Turnover> inOrder =
                turnovers.stream().sorted(Comparator.comparing(Turnover::place)).toList();
        Deque<Lot> lots = new ArrayDeque<>();
        List<Stay> stays = new ArrayList<>();
        BigInteger in = BigInteger.ZERO;
        BigInteger out = BigInteger.ZERO;
        int episodes = 0;
        boolean filled = false;
        for (Turnover t : inOrder) {
            if (t.in().signum() > 0) {
                lots.add(new Lot(t.in(), t.place()));
                in = in.add(t.in());
                filled = true;
            }
            if (t.out().signum() > 0) {
                out = out.add(t.out());
                if (out.compareTo(in) > 0) {
                    return new Answer.MoreOutThanIn(t.place());
                }
                take(lots, t, stays);
                episodes += filled ? 1 : 0;
                filled = false;
            }
        }
        if (stays.isEmpty()) {
            return new Answer.NothingLeft();
        }
        return new Answer.Measured(new PassingThrough(in, out, median(stays, out), episodes));
    }

    private static void take(Deque<Lot> lots, Turnover t, List<Stay> stays) {
        BigInteger left = t.out();
        while (left.signum() > 0) {
            Lot lot = lots.remove();
            BigInteger taken = lot.amount().min(left);
            stays.add(new Stay(taken, Span.between(lot.since(), t.place())));
            left = left.subtract(taken);
            if (taken.compareTo(lot.amount()) < 0) {
                lots.addFirst(new Lot(lot.amount().subtract(taken), lot.since()));
            }
        }
    }

    /** The shortest time that at least half of the value stayed at most. */
    private static Duration median(List<Stay> stays, BigInteger out) {
        stays.sort(Comparator.comparing(Stay::time));
        BigInteger sum = BigInteger.ZERO;
        Optional<Duration> median = Optional.empty();
        for (Stay s : stays) {
            sum = sum.add(s.amount());
            if (median.isEmpty() && sum.shiftLeft(1).compareTo(out) >= 0) {
                median = Optional.of(s.time());
            }
        }
        return median.orElseThrow();
    }

    /** Of what went out to what came in; at most 1. */
    Rational ratio() {
        return Rational.of(out, in);
    }

    boolean meets(Parameters.Pass rule) {
        return ratio().compareTo(rule.least()) >= 0
                && dwell.compareTo(rule.dwell()) <= 0
                && episodes >= rule.episodes();
    }
}
