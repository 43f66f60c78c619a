package tracer.web;

import java.util.List;
import tracer.flow.Direction;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.ComparisonDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;

/** Where the value of transfers on an account chain went, under every policy side by side. */
record AccountComparisonEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            AccountTraceEndpoint.own(
                    AccountTraceEndpoint.SEED,
                    AccountTraceEndpoint.CHAIN,
                    AccountTraceEndpoint.SHARE,
                    AccountTraceEndpoint.ASSET);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-compare",
                "accountCompare",
                "Follows transfers' value forward under every policy of balances, with the most that"
                        + " can be at each destination whatever the policy.",
                FlowParameters.ofAccountsAfter(OWN),
                ComparisonDocument.class);
    }

    @Override
    public Document answer(Request request) {
        AccountSeeds seeds = AccountTraceEndpoint.seeds(inquiry, request, Direction.FORWARD);
        return inquiry.accounts()
                .compare(
                        seeds.chain(),
                        seeds.seeds(),
                        FlowParameters.accountLimits(request),
                        FlowParameters.stops(request),
                        Progress.SILENT,
                        Deadline.in(FlowParameters.PATIENCE))
                .noting(seeds.remarks());
    }
}
