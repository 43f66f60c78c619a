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
 * @param verb with which it is asked
 */
record Operation(
        String path,
        String id,
        String summary,
        List<Parameter> parameters,
        Optional<Class<? extends Document>> answer,
        String mediaType,
        Verb verb) {
    /** Questions get; calling a job off is the only thing that changes anything. */
    enum Verb {
        GET,
        DELETE
    }

    Operation {
        parameters = List.copyOf(parameters);
    }

    /** A question. */
    Operation(
            String path,
            String id,
            String summary,
            List<Parameter> parameters,
            Optional<Class<? extends Document>> answer,
            String mediaType) {
        this(path, id, summary, parameters, answer, mediaType, Verb.GET);
    }

    Operation by(Verb other) {
        return new Operation(path, id, summary, parameters, answer, mediaType, other);
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
