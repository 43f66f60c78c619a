package tracer.web;

import java.util.List;
import java.util.Optional;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;

/** Where the value of transfers on an account chain went or came from. */
record AccountTraceEndpoint(Inquiry inquiry) implements Streamed {
    static final Parameter CHAIN =
            Parameter.optional(
                    "chain",
                    Parameter.Type.STRING,
                    "look on this EVM chain only; on all that are stored unless given",
                    "ethereum");

    static final Parameter SEED =
            Parameter.required(
                    "seed",
                    "what to follow, several of one asset by commas: 0xHASH:value, 0xHASH:log-17,"
                            + " 0xHASH:log-17=1/3, 0xHASH:value=0.5eth, 0xHASH:log-17=5000units",
                    AccountTransactionEndpoint.EXAMPLE + ":value");

    static final Parameter SHARE =
            Parameter.optional(
                    "share",
                    Parameter.Type.STRING,
                    "only this part of each transfer is the seed's, as 1/3 or 25%",
                    "1/3");

    static final Parameter DIRECTION =
            Parameter.optional(
                    "direction",
                    Parameter.Type.STRING,
                    "forward or backward; forward unless given",
                    "forward");

    /** What names a trace, limits and stops aside. */
    static final List<Parameter> OWN =
            List.of(
                    SEED,
                    CHAIN,
                    DIRECTION,
                    Parameter.optional(
                            "policy",
                            Parameter.Type.STRING,
                            "fifo, lifo, haircut or haircut-int; forward also dirty-first, clean-first or"
                                    + " libr; fifo unless given",
                            "fifo"),
                    SHARE);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-trace",
                "accountTrace",
                "Follows the value of transfers from address to address under a policy, with its account"
                        + " of where all of it is.",
                FlowParameters.timed(FlowParameters.ofAccountsAfter(OWN)),
                AccountTraceDocument.class);
    }

    @Override
    public Work work(Request request) {
        AccountSeeds seeds = seeds(inquiry, request);
        AccountTraceRequest question =
                new AccountTraceRequest(
                        seeds.seeds(),
                        direction(request),
                        policy(request),
                        FlowParameters.timedAccountLimits(request),
                        FlowParameters.stops(request));
        return listener ->
                inquiry.accounts()
                        .trace(
                                seeds.chain(),
                                question,
                                listener.progress(),
                                listener.cancellation());
    }

    /** A question with the chain that it is about. */
    record Asked(EvmChain chain, AccountTraceRequest question) {}

    /** Whose answer does not depend on the clock. */
    static Asked asked(Inquiry inquiry, Request request) {
        AccountSeeds seeds = seeds(inquiry, request);
        return new Asked(
                seeds.chain(),
                new AccountTraceRequest(
                        seeds.seeds(),
                        direction(request),
                        policy(request),
                        FlowParameters.accountLimits(request),
                        FlowParameters.stops(request)));
    }

    /** The transfers that a request begins with. */
    static AccountSeeds seeds(Inquiry inquiry, Request request) {
        return AccountSeeding.of(
                inquiry.ports(),
                List.of(request.text(SEED.name()).split(",", -1)),
                request.optional(SHARE.name()),
                chain(request));
    }

    private static Optional<EvmChain> chain(Request request) {
        return request.optional(CHAIN.name()).map(EvmChain::of);
    }

    static Direction direction(Request request) {
        return SeedParameters.direction(
                request.optional("direction").orElse(Direction.FORWARD.id()));
    }

    private static Policy policy(Request request) {
        return Policy.of(request.optional("policy").orElse(Policy.FIFO.id()));
    }
}
