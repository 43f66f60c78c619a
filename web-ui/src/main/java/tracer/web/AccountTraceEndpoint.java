package tracer.web;

import java.util.List;
import java.util.stream.Stream;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.inquiry.AccountSeedQuestion;
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
                            + " 0xHASH:log-17=1/3, 0xHASH:value=0.5eth, 0xHASH:log-17=5000units;"
                            + " or an address: what it received of one asset, backward what it sent",
                    AccountTransactionEndpoint.EXAMPLE + ":value");

    static final Parameter SHARE =
            Parameter.optional(
                    "share",
                    Parameter.Type.STRING,
                    "only this part of each transfer is the seed's, as 1/3 or 25%",
                    "1/3");

    static final Parameter ASSET =
            Parameter.optional(
                    "asset",
                    Parameter.Type.STRING,
                    "of addresses that have several: native, or a token's contract",
                    "native");

    /** What names a trace, limits and stops aside. */
    static final List<Parameter> OWN =
            own(
                    SEED,
                    CHAIN,
                    SeedParameters.DIRECTION,
                    Parameter.optional(
                            "policy",
                            Parameter.Type.STRING,
                            "fifo, lifo, haircut or haircut-int; forward also dirty-first, clean-first or"
                                    + " libr; fifo unless given",
                            "fifo"),
                    SHARE,
                    ASSET);

    /** What names it, with what chooses among the transfers of an address. */
    static List<Parameter> own(Parameter... parameters) {
        return Stream.concat(Stream.of(parameters), SeedParameters.PAID.stream()).toList();
    }

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
        AccountSeeds seeds = seeds(inquiry, request, direction(request));
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
                                listener.cancellation())
                        .noting(seeds.remarks());
    }

    /** A question with the seeds that it begins with. */
    record Asked(AccountSeeds seeds, AccountTraceRequest question) {
        EvmChain chain() {
            return seeds.chain();
        }
    }

    /** Whose answer does not depend on the clock. */
    static Asked asked(Inquiry inquiry, Request request) {
        AccountSeeds seeds = seeds(inquiry, request, direction(request));
        return new Asked(
                seeds,
                new AccountTraceRequest(
                        seeds.seeds(),
                        direction(request),
                        policy(request),
                        FlowParameters.accountLimits(request),
                        FlowParameters.stops(request)));
    }

    /** The transfers that a request begins with. */
    static AccountSeeds seeds(Inquiry inquiry, Request request, Direction direction) {
        return AccountSeeding.of(
                inquiry.ports(),
                new AccountSeedQuestion(
                        SeedParameters.named(request),
                        direction,
                        request.optional(SHARE.name()),
                        request.optional(ASSET.name()),
                        SeedParameters.within(request),
                        request.optional(CHAIN.name()).map(EvmChain::of)));
    }

    static Direction direction(Request request) {
        return SeedParameters.direction(
                request.optional("direction").orElse(Direction.FORWARD.id()));
    }

    private static Policy policy(Request request) {
        return Policy.of(request.optional("policy").orElse(Policy.FIFO.id()));
    }
}
