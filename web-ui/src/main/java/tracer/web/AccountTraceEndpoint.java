package tracer.web;

import java.util.List;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
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

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-trace",
                "accountTrace",
                "Follows a transfer's value from address to address under a policy, with its account"
                        + " of where all of it is.",
                FlowParameters.timed(FlowParameters.ofAccountsAfter(OWN)),
                AccountTraceDocument.class);
    }

    @Override
    public Work work(Request request) {
        Asked asked = asked(inquiry, request, FlowParameters.timedAccountLimits(request));
        return listener ->
                inquiry.accounts()
                        .trace(
                                asked.chain(),
                                asked.question(),
                                listener.progress(),
                                listener.cancellation());
    }

    /** A question with the chain that it is about. */
    record Asked(EvmChain chain, AccountTraceRequest question) {}

    /** A question whose answer does not depend on the clock. */
    static Asked asked(Inquiry inquiry, Request request) {
        return asked(inquiry, request, FlowParameters.accountLimits(request));
    }

    private static Asked asked(Inquiry inquiry, Request request, Limits limits) {
        TransferId seed = TransferId.of(request.text("seed"));
        return new Asked(
                inquiry.accounts().chainOf(seed, request.optional(CHAIN.name()).map(EvmChain::of)),
                new AccountTraceRequest(
                        seed,
                        SeedParameters.direction(
                                request.optional("direction").orElse(Direction.FORWARD.id())),
                        Policy.of(request.optional("policy").orElse(Policy.FIFO.id())),
                        limits,
                        FlowParameters.stops(request)));
    }
}
