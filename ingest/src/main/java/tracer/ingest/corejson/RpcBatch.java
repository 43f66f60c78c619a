package tracer.ingest.corejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonValue;
import tracer.problem.BadInput;

/** Answers to many questions at once, which a server may give in any order. */
final class RpcBatch {
    private RpcBatch() {}

    /** Reads answers whose ids count from 0, and puts them in that order. */
    static List<RpcAnswer<JsonNode>> read(JsonParser parser, String where, int expected)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadInput("%s: is no list of JSON-RPC answers".formatted(where));
        }
        TreeMap<Integer, RpcAnswer<JsonNode>> answers = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode answer = Json.tree(parser);
            String here = where + ", number " + (answers.size() + 1);
            JsonValue id = new JsonValue(answer, here, () -> "").field("id");
            try (JsonParser one = Json.MAPPER.treeAsTokens(answer)) {
                one.nextToken();
                answers.put(
                        (int) id.number(0, expected - 1L), RpcAnswer.read(one, here, Json::tree));
            }
        }
        if (answers.size() != expected) {
            throw new BadInput(
                    "%s: %d questions have %d answers".formatted(where, expected, answers.size()));
        }
        return List.copyOf(answers.values());
    }
}
