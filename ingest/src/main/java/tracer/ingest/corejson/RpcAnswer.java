package tracer.ingest.corejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.Optional;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonFile;
import tracer.ingest.json.JsonValue;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.TracerProblem;

/** What a node answered to one question. */
sealed interface RpcAnswer<T> {
    record Result<T>(T value) implements RpcAnswer<T> {}

    /** The node says no; codes as in Bitcoin Core's {@code rpc/protocol.h}. */
    record Refused<T>(long code, String message) implements RpcAnswer<T> {}

    /** A general failure; Core uses it for blocks that were pruned. */
    long MISC = -1;

    /** Wrong type of a parameter. */
    long TYPE = -3;

    /** Nothing has that name. */
    long NOT_FOUND = -5;

    /** A parameter out of range. */
    long INVALID_PARAMETER = -8;

    /** The node is starting. */
    long IN_WARMUP = -28;

    long INVALID_PARAMS = -32602;

    /**
     * The result.
     *
     * @param node and {@code question} for the complaint
     * @throws DataGap if the node does not have what was asked for
     * @throws BadInput if it refuses otherwise
     */
    default T value(RpcConnection node, String question) {
        return switch (this) {
            case Result<T>(T value) -> value;
            case Refused<T>(long code, String message) ->
                    throw refused(
                            "the node at %s refuses %s: %s (code %d)"
                                    .formatted(node, question, message, code),
                            code,
                            message.contains("pruned"));
        };
    }

    private static TracerProblem refused(String said, long code, boolean isPruned) {
        if (code == MISC && isPruned) {
            return new DataGap(
                    said + "; it has deleted old blocks. Ask for higher ones, or another node");
        }
        if (code == INVALID_PARAMETER || code == NOT_FOUND) {
            return new DataGap(said + "; its chain may have become shorter: start again");
        }
        return code == MISC ? new DataGap(said) : new BadInput(said);
    }

    /**
     * Reads one answer.
     *
     * @param parser at its opening brace; left at its closing one
     * @param result reads the result, beginning at its first token
     */
    static <T> RpcAnswer<T> read(JsonParser parser, String where, JsonFile.Reading<T> result)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadInput("%s: is no JSON-RPC answer".formatted(where));
        }
        Optional<T> value = Optional.empty();
        JsonNode error = NullNode.getInstance();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (field.equals("result") && token != JsonToken.VALUE_NULL) {
                value = Optional.of(result.read(parser));
            } else if (field.equals("error")) {
                error = Json.tree(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (!error.isNull()) {
            return new Refused<>(
                    error.path("code").asLong(),
                    JsonValue.excerpt(error.path("message").asText("no reason given")));
        }
        return new Result<>(
                value.orElseThrow(
                        () -> new BadInput("%s: is no JSON-RPC answer".formatted(where))));
    }
}
