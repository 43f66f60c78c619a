package tracer.web;

import java.util.List;
import java.util.stream.Stream;
import tracer.flow.Direction;
import tracer.flow.FeeRule;
import tracer.flow.Policy;
import tracer.flow.Seed;
import tracer.flow.TraceRequest;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PaidWithin;
import tracer.inquiry.SeedQuestion;
import tracer.problem.BadInput;

/** What a question about a trace over outputs begins with, which way it goes and by which rules. */
final class SeedParameters {
    static final Parameter SEED =
            Parameter.required(
                    "seed",
                    "what to follow, several by commas: txid:index, txid:index=1/3, txid:index=5000sat,"
                            + " a txid, an address, or entity: with an address",
                    TransactionEndpoint.EXAMPLE + ":1");

    /** Which payments of the addresses that the seed names. */
    static final List<Parameter> PAID =
            List.of(
                    Parameter.optional(
                            "paidFrom",
                            Parameter.Type.INTEGER,
                            "of addresses and entities what was paid from this height on",
                            "0"),
                    Parameter.optional(
                            "paidTo",
                            Parameter.Type.INTEGER,
                            "of addresses and entities what was paid up to this height",
                            "800000"),
                    Parameter.optional(
                            "paidSince",
                            Parameter.Type.STRING,
                            "of addresses and entities what was paid in blocks stamped then or later,"
                                    + " ISO 8601 in UTC",
                            "2021-05-03T00:00:00Z"),
                    Parameter.optional(
                            "paidUntil",
                            Parameter.Type.STRING,
                            "of addresses and entities what was paid in blocks stamped up to then",
                            "2021-06-03T00:00:00Z"));

    /** Which outputs of what the seed names. */
    static final List<Parameter> CHOICE =
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
                            "false"));

    static final Parameter DIRECTION =
            Parameter.optional(
                    "direction",
                    Parameter.Type.STRING,
                    "forward or backward; forward unless given",
                    "forward");

    static final Parameter POLICY =
            Parameter.optional(
                    "policy",
                    Parameter.Type.STRING,
                    "fifo, lifo, haircut or haircut-int; forward also highest-output-first,"
                            + " dirty-first or clean-first; fifo unless given",
                    "fifo");

    /** Of answers that can tell where fees go. */
    static final Parameter FEES =
            Parameter.optional(
                    "fees",
                    Parameter.Type.STRING,
                    "lost, or to-miner: followed into the coinbase of their block; lost unless given",
                    "lost");

    private SeedParameters() {}

    /** The seed, then some of these. */
    static List<Parameter> with(Parameter... others) {
        return Stream.of(Stream.of(SEED), CHOICE.stream(), PAID.stream(), Stream.of(others))
                .flatMap(s -> s)
                .toList();
    }

    /** What begins it: asks the store where anything but outputs is named. */
    static List<Seed> seeds(Inquiry inquiry, Request request, Direction direction) {
        return inquiry.seeds(
                new SeedQuestion(
                        named(request),
                        direction,
                        request.truth("unspent", false),
                        within(request),
                        request.optional("share").map(Seed::portion)));
    }

    static PaidWithin within(Request request) {
        return new PaidWithin(
                request.integer("paidFrom"),
                request.integer("paidTo"),
                request.instant("paidSince"),
                request.instant("paidUntil"));
    }

    static List<String> named(Request request) {
        return List.of(request.text(SEED.name()).split(",", -1));
    }

    /** As typed, where that is not the outputs themselves. */
    static List<String> otherNames(Request request) {
        List<String> named = named(request);
        return named.stream().allMatch(n -> n.contains(":") && !n.startsWith("entity:"))
                ? List.of()
                : named;
    }

    /** A trace whose answer does not depend on the clock. */
    static TraceRequest question(Inquiry inquiry, Request request) {
        Direction way = way(request);
        return new TraceRequest(
                seeds(inquiry, request, way),
                way,
                policy(request),
                fees(request),
                FlowParameters.traceLimits(request),
                FlowParameters.stops(request));
    }

    static Direction way(Request request) {
        return direction(request.optional(DIRECTION.name()).orElse(Direction.FORWARD.id()));
    }

    static Policy policy(Request request) {
        return Policy.of(request.optional(POLICY.name()).orElse(Policy.FIFO.id()));
    }

    static FeeRule fees(Request request) {
        return FeeRule.of(request.optional(FEES.name()).orElse(FeeRule.LOST.id()));
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
