package tracer.web;

import java.util.List;
import tracer.entity.Rule;
import tracer.inquiry.Document;
import tracer.inquiry.EntityWithoutDocument;
import tracer.inquiry.Inquiry;
import tracer.ledger.TxId;

/** What an entity would be without some evidence. */
record EntityWithoutEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/entity/{id}/without",
                "entityWithout",
                "What an entity falls into without the evidence of a transaction or a rule; nothing is changed.",
                List.of(
                        Parameter.path(
                                "id",
                                "an entity's id, or an address or script hash that belongs to it",
                                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX"),
                        Parameter.optional(
                                "tx",
                                Parameter.Type.STRING,
                                "transaction whose evidence is left out",
                                "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16"),
                        Parameter.optional(
                                "rule",
                                Parameter.Type.STRING,
                                "rule whose evidence is left out: co-spend, same-key, same-script or change",
                                "change")),
                EntityWithoutDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.entityWithout(
                request.text("id"),
                request.optional("tx").map(TxId::of).stream().toList(),
                request.optional("rule").map(Rule::of).stream().toList());
    }
}
