package tracer.web;

import java.util.List;
import tracer.inquiry.Document;

/**
 * What the API document says of an endpoint.
 *
 * @param path as Javalin and OpenAPI both write it, such as {@code /api/v1/tx/{txid}}
 * @param id unique name for generated clients
 * @param answer the document that it answers with
 */
record Operation(
        String path,
        String id,
        String summary,
        List<Parameter> parameters,
        Class<? extends Document> answer) {
    Operation {
        parameters = List.copyOf(parameters);
    }
}
