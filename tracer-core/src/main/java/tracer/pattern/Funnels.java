package tracer.pattern;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tracer.flow.Rational;
import tracer.pattern.Fans.Fan;

/**
 * Finds a fan-in that one outflow carries away. Value is not followed inside a holder: the outflow
 * is as large as most of what came in, which is all that is said. Pure.
 */
final class Funnels {
    private final Parameters.Fan rule;
    private final List<Turnover> outflows;

    /** The fan-in, and the outflow after it. */
    record Funnel(Fan fan, Turnover outflow) {}

    Funnels(Parameters.Fan rule, Collection<Turnover> turnovers) {
        this.rule = rule;
        this.outflows =
                turnovers.stream()
                        .filter(t -> t.out().signum() > 0)
                        .sorted(Comparator.comparing(Turnover::place))
                        .toList();
    }

    /** The one with most parties, of several the first. */
    Optional<Funnel> widest(List<Fan> fans) {
        Optional<Funnel> best = Optional.empty();
        for (Fan fan : fans) {
            if (best.isEmpty() || fan.parties() > best.get().fan().parties()) {
                Optional<Funnel> before = best;
                best = outflow(fan).map(out -> new Funnel(fan, out)).or(() -> before);
            }
        }
        return best;
    }

    private Optional<Turnover> outflow(Fan fan) {
        Movement last = fan.last();
        Rational least = rule.share().times(whole(fan.total()));
        return outflows.stream()
                .filter(o -> o.place().compareTo(last.place()) > 0)
                .filter(o -> Span.between(last.place(), o.place()).compareTo(rule.within()) <= 0)
                .filter(o -> whole(o.out()).compareTo(least) >= 0)
                .findFirst();
    }

    private static Rational whole(BigInteger amount) {
        return Rational.of(amount, BigInteger.ONE);
    }
}
