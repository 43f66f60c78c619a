package tracer.web;

import java.util.List;
import tracer.inquiry.AccountAddressDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.PageRequest;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** One address of account chains. */
record AccountAddressEndpoint(Inquiry inquiry) implements Endpoint {
    private static final Parameter SIZE =
            Parameter.optional(
                    "size",
                    Parameter.Type.INTEGER,
                    "transfers of each asset to list, 1 to %d; %d unless given"
                            .formatted(PageRequest.MAX_SIZE, PageRequest.FIRST.size()),
                    "50");

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/account-address/{address}",
                "accountAddress",
                "An address of EVM chains: of each asset its opening, sums, balance and first"
                        + " transfers, chain by chain.",
                List.of(
                        Parameter.path(
                                "address",
                                "0x and 40 hexadecimal digits",
                                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
                        AccountTraceEndpoint.CHAIN,
                        SIZE),
                AccountAddressDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.accounts()
                .address(
                        EvmAddress.of(request.text("address")),
                        request.optional(AccountTraceEndpoint.CHAIN.name()).map(EvmChain::of),
                        request.page().size());
    }
}
