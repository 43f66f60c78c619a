package tracer.web;

import tracer.inquiry.Document;
import tracer.inquiry.EntityDocument;
import tracer.inquiry.Inquiry;

/** One entity. */
record EntityEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/entity/{id}",
                "entity",
                "Scripts believed to have one owner, and why: an inference.",
                Paging.with(
                        Parameter.path(
                                "id",
                                "an entity's id, or an address or script hash that belongs to it",
                                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX")),
                EntityDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.entity(request.text("id"), request.page());
    }
}
