package tracer.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tracer.flow.Rational;

/**
 * Finds times in which many parties deal with one. Each movement is looked at as the last of its
 * window, which begins as early as the window's length allows. New value has no party and is left
 * out. Known failure: a window in which one party's amount outweighs is not searched for a part in
 * which it does not. Time grows with n log n. Pure.
 */
final class Fans {
    private final Parameters.Fan rule;
    private final Function<Movement, Payer> counterparty;
    private final List<Movement> byTime;

    /**
     * A window that meets the predicate.
     *
     * @param movements by time
     * @param parties distinct ones that are known
     * @param concentration exact
     */
    record Fan(List<Movement> movements, int parties, Rational concentration) {
        BigInteger total() {
            return movements.stream()
                    .map(Movement::amount)
                    .reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** The movement that stands last on the chain. */
        Movement last() {
            return movements.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private Fans(
            Parameters.Fan rule,
            Collection<Movement> movements,
            Function<Movement, Payer> counterparty) {
        this.rule = rule;
        this.counterparty = counterparty;
        this.byTime =
                movements.stream()
                        .filter(m -> !(counterparty.apply(m) instanceof Payer.NewValue))
                        .sorted(
                                Comparator.comparing((Movement m) -> m.place().claimedTime())
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
    }

    /** Who pays. */
    static Fans in(Parameters.Fan rule, Collection<Movement> movements) {
        return new Fans(rule, movements, Movement::from);
    }

    /** Who is paid. */
    static Fans out(Parameters.Fan rule, Collection<Movement> movements) {
        return new Fans(rule, movements, m -> new Payer.Known(m.to()));
    }

    /** The window with most parties, of several the first. */
    Optional<Fan> widest() {
        return widest(all());
    }

    static Optional<Fan> widest(List<Fan> fans) {
        return fans.stream().reduce((best, fan) -> fan.parties() > best.parties() ? fan : best);
    }

    /** Every window that meets the predicate, by its end. */
    List<Fan> all() {
        List<Fan> fans = new ArrayList<>();
        Window window = new Window();
        for (int end = 0; end < byTime.size(); end++) {
            window.extendTo(end);
            if (window.parties.size() >= rule.parties() && window.isSpread(rule.concentration())) {
                fans.add(window.fan());
            }
        }
        return fans;
    }

    /** Whether a window could meet the predicate if all unknown parties were different ones. */
    boolean isPossible() {
        Window window = new Window();
        for (int end = 0; end < byTime.size(); end++) {
            window.extendTo(end);
            if (window.unknown > 0 && window.parties.size() + window.unknown >= rule.parties()) {
                return true;
            }
        }
        return false;
    }

    /** Slides along the movements; keeps the sum of squares as it goes. */
    private final class Window {
        private final Map<Holder, BigInteger> parties = new HashMap<>();
        private BigInteger squares = BigInteger.ZERO;
        private BigInteger total = BigInteger.ZERO;
        private int from;
        private int to;
        private int unknown;

        void extendTo(int end) {
            to = end + 1;
            change(byTime.get(end), 1);
            while (!Span.isWithin(
                    byTime.get(from).place().claimedTime(),
                    byTime.get(end).place().claimedTime(),
                    rule.window())) {
                change(byTime.get(from), -1);
                from++;
            }
        }

        private void change(Movement m, int sign) {
            switch (counterparty.apply(m)) {
                case Payer.Known(Holder party) -> {
                    BigInteger change = sign > 0 ? m.amount() : m.amount().negate();
                    BigInteger before = parties.getOrDefault(party, BigInteger.ZERO);
                    BigInteger after = before.add(change);
                    squares = squares.subtract(before.pow(2)).add(after.pow(2));
                    total = total.add(change);
                    if (after.signum() == 0) {
                        parties.remove(party);
                    } else {
                        parties.put(party, after);
                    }
                }
                case Payer.NewValue() -> throw new IllegalStateException("was left out");
                case Payer.Unknown() -> unknown += sign;
            }
        }

        boolean isSpread(Rational most) {
            return total.signum() > 0 && concentration().compareTo(most) <= 0;
        }

        private Rational concentration() {
            return Rational.of(squares, total.pow(2));
        }

        Fan fan() {
            return new Fan(
                    byTime.subList(from, to).stream()
                            .filter(m -> counterparty.apply(m) instanceof Payer.Known)
                            .toList(),
                    parties.size(),
                    concentration());
        }
    }
}
