package tracer.web;

import java.util.List;
import tracer.account.TransferId;
import tracer.inquiry.ComparisonDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** Where the value of a transfer on an account chain went, under every policy side by side. */
record AccountComparisonEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the transfer to follow forward, 0xHASH:value, 0xHASH:call-0 or 0xHASH:log-17",
                            AccountTransactionEndpoint.EXAMPLE + ":value"),
                    AccountTraceEndpoint.CHAIN);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-compare",
                "accountCompare",
                "Follows a transfer's value forward under every policy of balances, with the most that"
                        + " can be at each destination whatever the policy.",
                FlowParameters.ofAccountsAfter(OWN),
                ComparisonDocument.class);
    }

    @Override
    public Document answer(Request request) {
        TransferId seed = TransferId.of(request.text("seed"));
        return inquiry.accounts()
                .compare(
                        inquiry.accounts()
                                .chainOf(
                                        seed,
                                        request.optional(AccountTraceEndpoint.CHAIN.name())
                                                .map(EvmChain::of)),
                        seed,
                        FlowParameters.accountLimits(request),
                        FlowParameters.stops(request),
                        Progress.SILENT,
                        Deadline.in(FlowParameters.PATIENCE));
    }
}
