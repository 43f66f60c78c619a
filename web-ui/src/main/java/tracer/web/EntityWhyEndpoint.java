package tracer.web;

import java.util.List;
import tracer.inquiry.Document;
import tracer.inquiry.EntityWhyDocument;
import tracer.inquiry.Inquiry;

/** Why two are believed to have one owner. */
record EntityWhyEndpoint(Inquiry inquiry) implements Endpoint {
    @Override
    public Operation operation() {
        return new Operation(
                "/api/v1/entity-why",
                "entityWhy",
                "Why two scripts are believed to have one owner: the chain of evidence whose weakest step is strongest.",
                List.of(
                        Parameter.required(
                                "from",
                                "an address or script hash",
                                "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S"),
                        Parameter.required(
                                "to", "another one", "1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3")),
                EntityWhyDocument.class);
    }

    @Override
    public Document answer(Request request) {
        return inquiry.entityWhy(request.text("from"), request.text("to"));
    }
}
