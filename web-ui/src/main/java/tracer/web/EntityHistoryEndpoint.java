package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.EntityHistoryDocument;
import tracer.inquiry.Inquiry;

/** How an entity came to be. */
record EntityHistoryEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/entity/{id}/history",
                "entityHistory",
                "What became one in an entity after a height, and the names that its parts had.",
                List.of(
                        Parameter.path(
                                "id",
                                "an entity's id, or an address or script hash that belongs to it",
                                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX"),
                        Parameter.optional(
                                "since",
                                Parameter.Type.INTEGER,
                                "only what came after this height; everything unless given",
                                "170")),
                EntityHistoryDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.entityHistory(request.text("id"), request.integer("since").orElse(-1));
    }
}
