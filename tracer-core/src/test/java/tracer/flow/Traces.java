package tracer.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;

/** Asks for traces and reads them in tests. */
final class Traces {
    /** Four outputs from several inputs: enough to look collaborative in a test. */
    static final CollaborativeSpends FOUR_OUTPUTS =
            t ->
                    t.fundings().size() > 1 && t.transaction().outputs().size() == 4
                            ? Optional.of(new TraceEnd.Mixed("four-outputs v1"))
                            : Optional.empty();

    private Traces() {}

    /** The ways that a policy can follow outputs. */
    static List<Direction> ways(Policy policy) {
        return java.util.Arrays.stream(Direction.values())
                .filter(d -> Policy.ofOutputs(d).contains(policy))
                .toList();
    }

    /** Policies of outputs, all of which run forward. */
    static List<Policy> policies() {
        return Policy.ofOutputs(Direction.FORWARD);
    }

    /** Each policy of outputs with each way that it runs. */
    static java.util.stream.Stream<org.junit.jupiter.params.provider.Arguments> policiesAndWays() {
        return policies().stream()
                .flatMap(p ->
                        ways(p).stream()
                                .map(d -> org.junit.jupiter.params.provider.Arguments.of(p, d)));
    }

    static TraceRequest forward(OutPoint seed, Policy policy) {
        return new TraceRequest(seed, Direction.FORWARD, policy, Limits.NONE, StopRules.NONE);
    }

    static TraceRequest backward(OutPoint seed, Policy policy) {
        return new TraceRequest(seed, Direction.BACKWARD, policy, Limits.NONE, StopRules.NONE);
    }

    static TraceRequest with(TraceRequest r, Limits limits) {
        return new TraceRequest(r.seeds(), r.direction(), r.policy(), r.fees(), limits, r.stops());
    }

    /** Fees go on into coinbases. */
    static TraceRequest toMiner(TraceRequest r) {
        return new TraceRequest(
                r.seeds(), r.direction(), r.policy(), FeeRule.TO_MINER, r.limits(), r.stops());
    }

    static TraceRequest with(TraceRequest r, StopRules stops) {
        return new TraceRequest(r.seeds(), r.direction(), r.policy(), r.fees(), r.limits(), stops);
    }

    static Trace trace(LedgerFixture ledger, TraceRequest request) {
        return trace(ledger, new PartyFixture(), request);
    }

    static Trace trace(LedgerFixture ledger, PartyFixture parties, TraceRequest request) {
        return new FlowTracing(ledger, parties, parties, FOUR_OUTPUTS)
                .trace(request, Progress.SILENT, Cancellation.NEVER);
    }

    static Map<OutPoint, Holding> byOutput(Trace trace) {
        return trace.holdings().stream()
                .collect(Collectors.toMap(Holding::output, Function.identity()));
    }

    static TraceEnd end(Holding holding) {
        if (holding.fate() instanceof Holding.Fate.Ended(TraceEnd end)) {
            return end;
        }
        throw new AssertionError("%s did not end".formatted(holding));
    }

    static TraceEnd end(Trace trace, OutPoint output) {
        return end(at(trace, output));
    }

    static Holding at(Trace trace, OutPoint output) {
        return trace.holdings().stream()
                .filter(h -> h.output().equals(output))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the trace did not come to " + output));
    }

    static List<String> amounts(Trace trace, OutPoint... outputs) {
        return java.util.Arrays.stream(outputs).map(o -> at(trace, o).traced().toString()).toList();
    }

    static Rational term(Trace trace, Balance.Term term) {
        return trace.balance().terms().stream()
                .filter(s -> s.term() == term)
                .map(Balance.Sum::amount)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no term " + term));
    }
}
