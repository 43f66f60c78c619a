package tracer.web;

import java.util.List;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/** One transaction of an account chain. */
record AccountTransactionEndpoint(Inquiry inquiry) implements Endpoint {
    static final String EXAMPLE =
            "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-tx/{hash}",
                "accountTransaction",
                "A transaction of an EVM chain: outcome, fees and what it moved.",
                List.of(
                        Parameter.path("hash", "0x and 64 hexadecimal digits", EXAMPLE),
                        AccountTraceEndpoint.CHAIN),
                AccountTransactionDocument.class);
    }

    @Override
    public Document answer(Request request) {
        String hash = request.text("hash");
        String digits = hash.startsWith("0x") ? hash.substring(2) : hash;
        return inquiry.accounts()
                .transaction(
                        TxId.of(digits),
                        request.optional(AccountTraceEndpoint.CHAIN.name()).map(EvmChain::of));
    }
}
