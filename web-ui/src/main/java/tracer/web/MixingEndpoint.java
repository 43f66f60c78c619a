package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.Inquiry;
import tracer.inquiry.MixingDocument;
import tracer.ledger.TxId;

/** Whether value of several owners mixes in a transaction. */
record MixingEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/tx/{txid}/mixing",
                "mixing",
                "What every detector of mixing says of a transaction, and what its amounts tell"
                        + " about which input paid which output.",
                List.of(
                        Parameter.path(
                                "txid", "64 hexadecimal digits", TransactionEndpoint.EXAMPLE),
                        Parameter.optional(
                                "intraFees",
                                Parameter.Type.BOOLEAN,
                                "count also readings in which participants pay each other up to"
                                        + " 0.5 % of the equal amount; false unless given",
                                "false")),
                MixingDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.mixing(
                TxId.of(request.text("txid")),
                request.truth("intraFees", false),
                Deadline.in(FlowParameters.PATIENCE));
    }
}
