package tracer.web;

import tracer.inquiry.AddressDocument;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.ledger.Address;

/** One address. */
record AddressEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/address/{address}",
                "address",
                "An address: sums, labels, entity and the payments to it in chain order.",
                Paging.with(
                        Parameter.path(
                                "address",
                                "an address of this chain",
                                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX")),
                AddressDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.address(
                Address.of(request.text("address"), inquiry.chain()), request.page());
    }
}
