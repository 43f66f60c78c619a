package tracer.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.flow.TraceRequest;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PatternDocument;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.pattern.Parameters;
import tracer.pattern.Threshold;
import tracer.problem.BadInput;

/** Which indicators a trace or an address meets. */
record PatternsEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.optional(
                            "seed",
                            Parameter.Type.STRING,
                            "the output that a trace begins with, txid:index; this or address",
                            TransactionEndpoint.EXAMPLE + ":1"),
                    Parameter.optional(
                            "address",
                            Parameter.Type.STRING,
                            "an address of this chain; this or seed",
                            "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX"),
                    Parameter.optional(
                            "direction",
                            Parameter.Type.STRING,
                            "of the trace: forward or backward; forward unless given",
                            "forward"),
                    Parameter.optional(
                            "policy",
                            Parameter.Type.STRING,
                            "of the trace, as there; fifo unless given",
                            "fifo"));

    @Override
    public Operation operation() {
        List<Parameter> own = new ArrayList<>(OWN);
        Arrays.stream(Threshold.values()).map(PatternsEndpoint::parameter).forEach(own::add);
        return new Operation(
                "/api/v1/patterns",
                "patterns",
                "Which indicators a trace or an address meets. An indicator is not proof.",
                FlowParameters.ofTracesAfter(own),
                PatternDocument.class);
    }

    private static Parameter parameter(Threshold t) {
        return Parameter.optional(
                t.id(),
                Parameter.Type.STRING,
                "%s; %s unless given".formatted(t.meaning(), t.unlessGiven()),
                t.unlessGiven());
    }

    @Override
    public Document answer(Request request) {
        Optional<String> seed = request.optional("seed");
        Optional<String> address = request.optional("address");
        if (seed.isPresent() == address.isPresent()) {
            throw new BadInput(
                    "give either 'seed', the output that a trace begins with, or 'address'");
        }
        Parameters thresholds = thresholds(request);
        Deadline deadline = Deadline.in(FlowParameters.PATIENCE);
        return seed.isPresent()
                ? inquiry.patterns(
                        trace(seed.get(), request), thresholds, Progress.SILENT, deadline)
                : inquiry.patterns(
                        Address.of(address.orElseThrow(), inquiry.chain()), thresholds, deadline);
    }

    private static TraceRequest trace(String seed, Request request) {
        return new TraceRequest(
                OutPoint.of(seed),
                TraceEndpoint.direction(
                        request.optional("direction").orElse(Direction.FORWARD.id())),
                Policy.of(request.optional("policy").orElse(Policy.FIFO.id())),
                FlowParameters.traceLimits(request),
                FlowParameters.stops(request));
    }

    private static Parameters thresholds(Request request) {
        Map<Threshold, String> given = new EnumMap<>(Threshold.class);
        for (Threshold t : Threshold.values()) {
            request.optional(t.id()).ifPresent(text -> given.put(t, text));
        }
        return Threshold.parameters(given);
    }
}
