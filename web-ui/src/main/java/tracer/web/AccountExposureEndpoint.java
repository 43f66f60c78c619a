package tracer.web;

import java.util.List;
import tracer.account.TransferId;
import tracer.flow.AccountExposureRequest;
import tracer.flow.Direction;
import tracer.inquiry.AccountExposureDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** What value of a transfer could have come to, under poison; without amounts. */
record AccountExposureEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "seed",
                            "the transfer to begin with, 0xHASH:value, 0xHASH:call-0 or 0xHASH:log-17",
                            AccountTransactionEndpoint.EXAMPLE + ":value"),
                    AccountTraceEndpoint.CHAIN,
                    Parameter.optional(
                            "direction",
                            Parameter.Type.STRING,
                            "forward or backward; forward unless given",
                            "forward"));

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
        TransferId seed = TransferId.of(request.text("seed"));
        return inquiry.accounts()
                .exposure(
                        inquiry.accounts()
                                .chainOf(
                                        seed,
                                        request.optional(AccountTraceEndpoint.CHAIN.name())
                                                .map(EvmChain::of)),
                        new AccountExposureRequest(
                                seed,
                                SeedParameters.direction(
                                        request.optional("direction")
                                                .orElse(Direction.FORWARD.id())),
                                FlowParameters.accountLimits(request),
                                FlowParameters.stops(request)),
                        Progress.SILENT,
                        Deadline.in(FlowParameters.PATIENCE));
    }
}
