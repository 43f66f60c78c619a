package tracer.web;

import java.util.List;
import tracer.flow.AccountExposureRequest;
import tracer.inquiry.AccountExposureDocument;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;

/** What value of transfers could have come to, under poison; without amounts. */
record AccountExposureEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            AccountTraceEndpoint.own(
                    AccountTraceEndpoint.SEED,
                    AccountTraceEndpoint.CHAIN,
                    SeedParameters.DIRECTION,
                    AccountTraceEndpoint.SHARE,
                    AccountTraceEndpoint.ASSET);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-exposure",
                "accountExposure",
                "The set of transfers and balances that cannot be ruled out, under poison: no amounts, no"
                        + " balance.",
                FlowParameters.ofAccountsAfter(OWN),
                AccountExposureDocument.class);
    }

    @Override
    public Document answer(Request request) {
        AccountSeeds seeds =
                AccountTraceEndpoint.seeds(
                        inquiry, request, AccountTraceEndpoint.direction(request));
        return inquiry.accounts()
                .exposure(
                        seeds.chain(),
                        new AccountExposureRequest(
                                seeds.seeds(),
                                AccountTraceEndpoint.direction(request),
                                FlowParameters.accountLimits(request),
                                FlowParameters.stops(request)),
                        Progress.SILENT,
                        Deadline.in(FlowParameters.PATIENCE))
                .noting(seeds.remarks());
    }
}
