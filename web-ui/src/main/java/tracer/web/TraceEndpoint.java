package tracer.web;

import java.util.List;
import java.util.stream.Stream;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.flow.Seed;
import tracer.flow.TraceRequest;
import tracer.inquiry.Inquiry;
import tracer.inquiry.SeedQuestion;
import tracer.inquiry.TraceDocument;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/** Where an output's value went or came from. */
record TraceEndpoint(Inquiry inquiry) implements Streamed {
    /** What names a trace, limits and stops aside. */
    static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the output to follow, txid:index",
                            TransactionEndpoint.EXAMPLE + ":1"),
                    Parameter.optional(
                            "direction",
                            Parameter.Type.STRING,
                            "forward or backward; forward unless given",
                            "forward"),
                    Parameter.optional(
                            "policy",
                            Parameter.Type.STRING,
                            "fifo, lifo, haircut or haircut-int; forward also highest-output-first,"
                                    + " dirty-first or clean-first; fifo unless given",
                            "fifo"));

    /** Which outputs of what the seed names. */
    private static final List<Parameter> SEEDS =
            List.of(
                    Parameter.optional(
                            "share",
                            Parameter.Type.STRING,
                            "only this part of each output is the seed's, as 1/3 or 25%",
                            "1/3"),
                    Parameter.optional(
                            "unspent",
                            Parameter.Type.BOOLEAN,
                            "of addresses and entities what is unspent, not all ever received; false"
                                    + " unless given",
                            "false"),
                    Parameter.optional(
                            "paidFrom",
                            Parameter.Type.INTEGER,
                            "of addresses and entities what was paid from this height on",
                            "0"),
                    Parameter.optional(
                            "paidTo",
                            Parameter.Type.INTEGER,
                            "of addresses and entities what was paid up to this height",
                            "800000"));

    private static final Parameter SEED =
            Parameter.required(
                    "seed",
                    "what to follow, several by commas: txid:index, txid:index=1/3, txid:index=5000sat,"
                            + " a txid, an address, or entity: with an address",
                    TransactionEndpoint.EXAMPLE + ":1");

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/trace",
                "trace",
                "Follows the value of outputs under a policy, with its account of where all of it is.",
                FlowParameters.timed(FlowParameters.ofTracesAfter(own())),
                TraceDocument.class);
    }

    @Override
    public Work work(Request request) {
        TraceRequest question = asked(request);
        return (progress, cancellation) -> inquiry.trace(question, progress, cancellation);
    }

    private static List<Parameter> own() {
        return Stream.of(
                        Stream.of(SEED),
                        OWN.stream().filter(p -> !p.name().equals(SEED.name())),
                        SEEDS.stream())
                .flatMap(s -> s)
                .toList();
    }

    /** What this endpoint alone can be asked: several seeds, and a budget of time. */
    private TraceRequest asked(Request request) {
        Direction direction = way(request);
        SeedQuestion seeds =
                new SeedQuestion(
                        List.of(request.text(SEED.name()).split(",", -1)),
                        direction,
                        request.truth("unspent", false),
                        request.integer("paidFrom"),
                        request.integer("paidTo"),
                        request.optional("share").map(Seed::portion));
        return new TraceRequest(
                inquiry.seeds(seeds),
                direction,
                policy(request),
                FlowParameters.timedLimits(request),
                FlowParameters.stops(request));
    }

    /** About one whole output; its answer does not depend on the clock. */
    static TraceRequest question(Request request) {
        return new TraceRequest(
                OutPoint.of(request.text(SEED.name())),
                way(request),
                policy(request),
                FlowParameters.traceLimits(request),
                FlowParameters.stops(request));
    }

    private static Direction way(Request request) {
        return direction(request.optional("direction").orElse(Direction.FORWARD.id()));
    }

    private static Policy policy(Request request) {
        return Policy.of(request.optional("policy").orElse(Policy.FIFO.id()));
    }

    static Direction direction(String text) {
        for (Direction d : Direction.values()) {
            if (d.id().equals(text)) {
                return d;
            }
        }
        throw new BadInput("direction '%s' is neither forward nor backward".formatted(text));
    }
}
