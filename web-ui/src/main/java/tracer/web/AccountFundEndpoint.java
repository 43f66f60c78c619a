package tracer.web;

import java.util.List;
import tracer.inquiry.AccountFundAnswer;
import tracer.inquiry.AccountFundDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;

/** What of transfers into a declared fund of accounts is still in it. */
record AccountFundEndpoint(Inquiry inquiry) implements Endpoint {
    private static final List<Parameter> OWN =
            List.of(
                    Parameter.required(
                            "of",
                            "the fund: addresses, comma-separated",
                            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
                    Parameter.required(
                            "claims",
                            "transfers into it of one asset, comma-separated",
                            AccountTransactionEndpoint.EXAMPLE + ":value"),
                    AccountTraceEndpoint.CHAIN,
                    FundEndpoint.POLICY,
                    FundEndpoint.SHARING,
                    FundEndpoint.TO_HEIGHT);

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-fund",
                "accountFund",
                "What of transfers into a declared fund of accounts is still in it, under a policy and all"
                        + " others beside it; an inference from the declaration.",
                OWN,
                AccountFundDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return AccountFundAnswer.of(
                inquiry.ports(),
                FundEndpoint.question(request),
                request.optional(AccountTraceEndpoint.CHAIN.name()).map(EvmChain::of));
    }
}
