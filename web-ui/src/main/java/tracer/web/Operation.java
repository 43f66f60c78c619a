package tracer.web;

import java.util.List;
import java.util.Optional;
import tracer.inquiry.Document;

/**
 * What the API document says of an endpoint.
 *
 * @param path as Javalin and OpenAPI both write it, such as {@code /api/v1/tx/{txid}}
 * @param id unique name for generated clients
 * @param answer the document that it answers with; empty for a file
 * @param mediaType of the answer
 */
record Operation(
        String path,
        String id,
        String summary,
        List<Parameter> parameters,
        Optional<Class<? extends Document>> answer,
        String mediaType) {
    Operation {
        parameters = List.copyOf(parameters);
    }

    /** One that answers with a document. */
    Operation(
            String path,
            String id,
            String summary,
            List<Parameter> parameters,
            Class<? extends Document> answer) {
        this(path, id, summary, parameters, Optional.of(answer), "application/json");
    }
}
