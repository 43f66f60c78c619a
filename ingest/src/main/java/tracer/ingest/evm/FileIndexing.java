package tracer.ingest.evm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonFile;
import tracer.ingest.json.JsonValue;
import tracer.problem.BadInput;

/**
 * The first pass over a file: finds the parts of blocks in it. Objects may stand one after the
 * other, in arrays, alone, and each within an RPC answer ({@code {"result": …}}).
 */
final class FileIndexing {
    private final JsonFile file;
    private final int number;
    private final JsonParser parser;
    private final Tally tally;
    private final List<FilePart> parts = new ArrayList<>();

    private FileIndexing(JsonFile file, int number, JsonParser parser, Tally tally) {
        this.file = file;
        this.number = number;
        this.parser = parser;
        this.tally = tally;
    }

    /** The parts found, in their order; each block is shown to the listener as it comes. */
    static List<FilePart> of(JsonFile file, int number, Tally tally, BlockListener listener) {
        return file.readThrough(parser -> {
            FileIndexing indexing = new FileIndexing(file, number, parser, tally);
            for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
                indexing.read(listener);
            }
            return indexing.parts;
        });
    }

    /** Is shown every block. */
    @FunctionalInterface
    interface BlockListener {
        void found(JsonValue block, FilePlace place);
    }

    private void read(BlockListener listener) throws IOException {
        switch (parser.currentToken()) {
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    read(listener);
                }
            }
            case START_OBJECT -> readObject(listener);
            // The answer of a node that does not have what was asked for.
            case VALUE_NULL -> tally.skip("answers without content", where(Json.line(parser)));
            default ->
                    throw new BadInput(
                            "%s: is %s, not an answer of an EVM node"
                                    .formatted(where(Json.line(parser)), parser.currentToken()));
        }
    }

    private void readObject(BlockListener listener) throws IOException {
        int line = Json.line(parser);
        long offset = Json.offset(parser);
        if (offset < 0) {
            throw new BadInput("%s is not UTF-8 text; save it as UTF-8".formatted(file.name()));
        }
        String first = parser.nextFieldName();
        if (first == null) {
            throw new BadInput("%s: is an empty object".formatted(where(line)));
        }
        // An envelope is entered, so that what it holds keeps its place in the file.
        if (isEnvelope(first)) {
            readEnvelope(line, listener);
            return;
        }
        JsonNode node = treeOf(first);
        JsonValue value = new JsonValue(node, where(line), () -> "");
        FilePlace place = new FilePlace(number, line, offset);
        Optional<FilePart> part = FilePart.of(node, value, place);
        if (part.isEmpty() && node.has("result") && (node.has("jsonrpc") || node.has("id"))) {
            throw new BadInput(
                    "%s: is an RPC answer that begins with its result; write jsonrpc and id before it"
                            .formatted(where(line)));
        }
        if (part.isEmpty()) {
            tally.skip("objects that are no part of a block", where(line));
        } else {
            parts.add(part.get());
            if (part.get().kind() == FilePart.Kind.BLOCK) {
                listener.found(value, place);
            }
        }
    }

    private static boolean isEnvelope(String firstField) {
        return firstField.equals("jsonrpc") || firstField.equals("id");
    }

    private void readEnvelope(int line, BlockListener listener) throws IOException {
        boolean hasContent = false;
        for (String name = parser.currentName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("result")) {
                hasContent = true;
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    tally.skip("answers that are no part of a block", where(line));
                } else {
                    read(listener);
                }
            } else if (name.equals("error") && value != JsonToken.VALUE_NULL) {
                hasContent = true;
                JsonNode error = Json.tree(parser);
                tally.skip(
                        "answers that say no: "
                                + JsonValue.excerpt(
                                        error.path("message").asText("no reason given")),
                        where(line));
            } else {
                parser.skipChildren();
            }
        }
        if (!hasContent) {
            throw new BadInput(
                    "%s: is an answer with neither result nor error".formatted(where(line)));
        }
    }

    /** The object whose first field's name has been read. */
    private JsonNode treeOf(String first) throws IOException {
        var object = Json.MAPPER.createObjectNode();
        for (String name = first; name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            JsonNode value = Json.tree(parser);
            if (object.replace(name, value) != null) {
                throw new BadInput(
                        "%s, field %s: stands there twice"
                                .formatted(where(Json.line(parser)), JsonValue.excerpt(name)));
            }
        }
        return object;
    }

    private String where(int line) {
        return "%s, line %d".formatted(file.name(), line);
    }
}
