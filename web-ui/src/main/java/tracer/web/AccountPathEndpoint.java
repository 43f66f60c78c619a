package tracer.web;

import java.util.List;
import java.util.stream.Stream;
import tracer.inquiry.AccountPathDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PathPlace;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** Ways on which value could have travelled between accounts. */
record AccountPathEndpoint(Inquiry inquiry) implements Endpoint {
    private static final String EXAMPLE = "0xdAC17F958D2ee523a2206206994597C13D831ec7";

    private static final List<Parameter> OWN =
            Stream.concat(
                            Stream.of(
                                    Parameter.required(
                                            PathParameters.SOURCE.name(),
                                            "where paths begin: addresses or category:exchange,"
                                                    + " comma-separated",
                                            EXAMPLE),
                                    Parameter.required(
                                            PathParameters.TARGET.name(),
                                            "where they end, likewise",
                                            "category:exchange"),
                                    AccountTraceEndpoint.CHAIN,
                                    Parameter.optional(
                                            "asset",
                                            Parameter.Type.STRING,
                                            "native, or a token's contract; needed where both ends held"
                                                    + " several",
                                            "native")),
                            PathParameters.WANTED.stream())
                    .toList();

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-path",
                "accountPath",
                "Ways for value between accounts, transfer by transfer through balances; not how much"
                        + " of it went there.",
                FlowParameters.timed(FlowParameters.ofAccountsAfter(OWN)),
                AccountPathDocument.class);
    }

    @Override
    public Document answer(Request request) {
        PathPlace place =
                inquiry.accounts()
                        .place(
                                PathParameters.list(request, PathParameters.SOURCE.name()),
                                PathParameters.list(request, PathParameters.TARGET.name()),
                                request.optional(AccountTraceEndpoint.CHAIN.name())
                                        .map(EvmChain::of),
                                request.optional("asset"));
        return inquiry.accounts()
                .path(
                        place,
                        PathParameters.question(
                                request, FlowParameters.timedAccountLimits(request)),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }
}
