package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tracer.flow.Bound;
import tracer.flow.Comparing;
import tracer.flow.Direction;
import tracer.flow.Exposing;
import tracer.flow.ExposureRequest;
import tracer.flow.FeeRule;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.flow.Tracing;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ChainTip;
import tracer.ledger.OutPoint;
import tracer.problem.DataGap;

/** What every policy of outputs gives at the ends of a trace, with the bound of a comparison. */
record OutputRanges(
        Tracing tracing, Exposing exposing, Progress progress, Cancellation cancellation) {
    /**
     * Follows under every policy that was not asked yet.
     *
     * @throws DataGap if blocks arrived meanwhile
     */
    Ranges<OutPoint> of(Trace declared, Trace compared) {
        int steps = Math.max(declared.steps().size(), compared.steps().size());
        if (steps > Ranges.MOST_STEPS) {
            return new Ranges.LeftOut<>(Ranges.tooLarge(steps, "transactions"));
        }
        TraceRequest asked = declared.request();
        if (asked.limits().guards().time().isPresent()) {
            return new Ranges.LeftOut<>(Ranges.TIMED);
        }
        List<Trace> traces = new ArrayList<>();
        Map<Policy, Map<OutPoint, Rational>> amounts = new LinkedHashMap<>();
        for (Policy policy : Policy.ofOutputs(asked.direction())) {
            Trace trace =
                    policy == asked.policy()
                            ? declared
                            : policy == compared.request().policy()
                                    ? compared
                                    : tracing.trace(asked.under(policy), progress, cancellation);
            requireSame(trace.asOf(), declared);
            if (!trace.isReproducible()) {
                return new Ranges.LeftOut<>(Ranges.CANCELLED);
            }
            Map<OutPoint, Rational> at = new HashMap<>();
            trace.holdings().forEach(h -> at.merge(h.output(), h.traced(), Rational::plus));
            amounts.put(policy, at);
            traces.add(trace);
        }
        return new Ranges.Computed<>(amounts, maxima(declared, traces));
    }

    private Maxima<OutPoint> maxima(Trace declared, List<Trace> traces) {
        TraceRequest asked = declared.request();
        if (asked.direction() == Direction.BACKWARD) {
            return new Maxima.LeftOut<>("it is computed of traces that go forward");
        }
        if (asked.fees() != FeeRule.LOST) {
            return new Maxima.LeftOut<>(
                    "it counts fees as no way on, and here they are followed to miners");
        }
        var exposure =
                exposing.expose(
                        new ExposureRequest(
                                asked.seeds(), asked.direction(), asked.limits(), asked.stops()),
                        progress,
                        cancellation);
        requireSame(exposure.asOf(), declared);
        if (cancellation.isRequested()) {
            return new Maxima.LeftOut<>("it was cancelled before");
        }
        Map<OutPoint, Bound> bounds =
                Comparing.bounds(
                        exposure,
                        traces,
                        declared.leaves().stream().map(h -> h.output()).distinct().toList());
        return new Maxima.Computed<>(bounds);
    }

    private static void requireSame(ChainTip tip, Trace declared) {
        if (!tip.equals(declared.asOf())) {
            throw new DataGap("blocks arrived while the summary was being made: ask again");
        }
    }
}
