package tracer.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;

/** Where the value of a transfer on an account chain went or came from. */
record AccountTraceEndpoint(Inquiry inquiry) implements Streamed {
    static final Parameter CHAIN =
            Parameter.optional(
                    "chain",
                    Parameter.Type.STRING,
                    "look on this EVM chain only; on all that are stored unless given",
                    "ethereum");

    /** What names a trace, limits and stops aside. */
    static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the transfer to follow, 0xHASH:value, 0xHASH:call-0 or 0xHASH:log-17",
                            AccountTransactionEndpoint.EXAMPLE + ":value"),
                    CHAIN,
                    Parameter.optional(
                            "direction",
                            Parameter.Type.STRING,
                            "forward or backward; forward unless given",
                            "forward"),
                    Parameter.optional(
                            "policy",
                            Parameter.Type.STRING,
                            "fifo, lifo, haircut or haircut-int; forward also dirty-first, clean-first or"
                                    + " libr; fifo unless given",
                            "fifo"));

    private static final Parameter SEED =
            Parameter.required(
                    "seed",
                    "what to follow, several of one asset by commas: 0xHASH:value, 0xHASH:log-17,"
                            + " 0xHASH:log-17=1/3, 0xHASH:value=0.5eth, 0xHASH:log-17=5000units",
                    AccountTransactionEndpoint.EXAMPLE + ":value");

    private static final Parameter SHARE =
            Parameter.optional(
                    "share",
                    Parameter.Type.STRING,
                    "only this part of each transfer is the seed's, as 1/3 or 25%",
                    "1/3");

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-trace",
                "accountTrace",
                "Follows the value of transfers from address to address under a policy, with its account"
                        + " of where all of it is.",
                FlowParameters.timed(FlowParameters.ofAccountsAfter(own())),
                AccountTraceDocument.class);
    }

    private static List<Parameter> own() {
        return Stream.of(
                        Stream.of(SEED),
                        OWN.stream().filter(p -> !p.name().equals(SEED.name())),
                        Stream.of(SHARE))
                .flatMap(s -> s)
                .toList();
    }

    @Override
    public Work work(Request request) {
        AccountSeeds seeds =
                AccountSeeding.of(
                        inquiry.ports(),
                        List.of(request.text(SEED.name()).split(",", -1)),
                        request.optional(SHARE.name()),
                        chain(request));
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

    /** About one whole transfer; its answer does not depend on the clock. */
    static Asked asked(Inquiry inquiry, Request request) {
        TransferId seed = TransferId.of(request.text(SEED.name()));
        return new Asked(
                inquiry.accounts().chainOf(seed, chain(request)),
                new AccountTraceRequest(
                        seed,
                        direction(request),
                        policy(request),
                        FlowParameters.accountLimits(request),
                        FlowParameters.stops(request)));
    }

    private static Optional<EvmChain> chain(Request request) {
        return request.optional(CHAIN.name()).map(EvmChain::of);
    }

    private static Direction direction(Request request) {
        return SeedParameters.direction(
                request.optional("direction").orElse(Direction.FORWARD.id()));
    }

    private static Policy policy(Request request) {
        return Policy.of(request.optional("policy").orElse(Policy.FIFO.id()));
    }
}
