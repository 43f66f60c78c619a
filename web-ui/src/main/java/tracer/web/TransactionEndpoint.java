package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.TransactionDocument;
import tracer.ledger.TxId;

/** One transaction. */
record TransactionEndpoint(Inquiry inquiry) implements Endpoint {
    static final String EXAMPLE =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";

    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/tx/{txid}",
                "transaction",
                "A transaction: inputs, outputs and what became of them.",
                List.of(Parameter.path("txid", "64 hexadecimal digits", EXAMPLE)),
                TransactionDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.transaction(TxId.of(request.text("txid")));
    }
}
