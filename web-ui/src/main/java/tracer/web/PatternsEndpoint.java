package tracer.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PatternDocument;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.pattern.Parameters;
import tracer.pattern.Threshold;
import tracer.problem.BadInput;

/** Which indicators a trace or an address meets. */
record PatternsEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            Stream.of(
                            Stream.of(
                                    Parameter.optional(
                                            SeedParameters.SEED.name(),
                                            Parameter.Type.STRING,
                                            "what a trace begins with, as there; this or address",
                                            TransactionEndpoint.EXAMPLE + ":1"),
                                    Parameter.optional(
                                            "address",
                                            Parameter.Type.STRING,
                                            "an address of this chain; this or seed",
                                            "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX")),
                            SeedParameters.CHOICE.stream(),
                            Stream.of(
                                    SeedParameters.DIRECTION,
                                    SeedParameters.POLICY,
                                    SeedParameters.FEES))
                    .flatMap(s -> s)
                    .toList();

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
            throw new BadInput("give either 'seed', what a trace begins with, or 'address'");
        }
        Parameters thresholds = thresholds(request);
        Deadline deadline = Deadline.in(FlowParameters.PATIENCE);
        return seed.isPresent()
                ? inquiry.patterns(
                        SeedParameters.question(inquiry, request),
                        thresholds,
                        Progress.SILENT,
                        deadline)
                : inquiry.patterns(
                        Address.of(address.orElseThrow(), inquiry.chain()), thresholds, deadline);
    }

    private static Parameters thresholds(Request request) {
        Map<Threshold, String> given = new EnumMap<>(Threshold.class);
        for (Threshold t : Threshold.values()) {
            request.optional(t.id()).ifPresent(text -> given.put(t, text));
        }
        return Threshold.parameters(given);
    }
}
