package tracer.web;

import java.util.List;

/**
 * What the API document says of an endpoint.
 *
 * @param path as Javalin and OpenAPI both write it, such as {@code /api/v1/tx/{txid}}
 * @param id unique name for generated clients
 * @param answer the document that it answers with, or {@link Attachment} for a file
 */
record Operation(
        String path,
        String id,
        String summary,
        List<Parameter> parameters,
        Class<? extends Record> answer) {
    Operation {
        parameters = List.copyOf(parameters);
    }
}
