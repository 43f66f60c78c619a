package tracer.ingest.evm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonValue;
import tracer.problem.BadInput;

/** Answers of JSON-RPC 2.0 out of one reply, in the order of the questions. */
final class NodeReply {
    private final NodeAddress node;
    private final String where;

    NodeReply(NodeAddress node, String where) {
        this.node = node;
        this.where = where;
    }

    /** The JSON of a reply; empty if it is none. */
    static Optional<JsonNode> parse(byte[] body) {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            JsonNode tree = Json.tree(parser);
            return tree == null || tree.isMissingNode() || parser.nextToken() != null
                    ? Optional.empty()
                    : Optional.of(tree);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** The answer to one question. */
    NodeAnswer one(JsonNode reply) {
        JsonValue value = new JsonValue(reply, where, () -> "");
        Optional<JsonValue> error = value.fieldIfPresent("error");
        if (error.isPresent()) {
            JsonNode e = reply.path("error");
            return new NodeAnswer.Refused(
                    e.path("code").asLong(),
                    node.hide(e.path("message").asText("no reason given")));
        }
        if (!reply.has("result")) {
            throw value.bad("is no JSON-RPC answer: it has neither result nor error");
        }
        return new NodeAnswer.Result(reply.get("result"));
    }

    /**
     * The answers to many, which a node may give in any order.
     *
     * @throws BadInput if one is missing or stands twice
     */
    List<NodeAnswer> many(JsonNode reply, int questions) {
        TreeMap<Integer, NodeAnswer> answers = new TreeMap<>();
        for (JsonValue v : new JsonValue(reply, where, () -> "").items()) {
            v.field("id").number(0, questions - 1L);
        }
        for (JsonNode one : reply) {
            int id = one.path("id").intValue();
            if (answers.put(id, one(one)) != null) {
                throw new BadInput("%s: question %d has two answers".formatted(where, id));
            }
        }
        if (answers.size() != questions) {
            throw new BadInput(
                    "%s: %d questions have %d answers".formatted(where, questions, answers.size()));
        }
        return new ArrayList<>(answers.values());
    }
}
