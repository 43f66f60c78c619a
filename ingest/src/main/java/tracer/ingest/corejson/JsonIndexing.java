package tracer.ingest.corejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonFile;
import tracer.problem.BadInput;

/**
 * The first pass over a file: finds the blocks in it and reads their headers. Blocks may stand one
 * after the other, in an array, alone, and each within an RPC answer ({@code {"result": …}}).
 */
final class JsonIndexing {
    private final JsonFile file;
    private final int number;
    private final JsonParser parser;
    private final List<JsonRecord> records = new ArrayList<>();

    private JsonIndexing(JsonFile file, int number, JsonParser parser) {
        this.file = file;
        this.number = number;
        this.parser = parser;
    }

    /** The blocks of a file in their order. */
    static List<JsonRecord> of(JsonFile file, int number) {
        return file.readThrough(parser -> {
            JsonIndexing indexing = new JsonIndexing(file, number, parser);
            indexing.readAll();
            return indexing.records;
        });
    }

    private void readAll() throws IOException {
        for (JsonToken t = parser.nextToken(); t != null; t = parser.nextToken()) {
            if (t == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readRecord();
                }
            } else {
                readRecord();
            }
        }
    }

    private void readRecord() throws IOException {
        int line = Json.line(parser);
        String where = where(file.name(), records.size() + 1, line);
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            throw new BadInput(
                    "%s: is text, not a block; ask the node for getblock with verbosity 2 or 3"
                            .formatted(where));
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadInput("%s: is not a block but %s".formatted(where, parser.currentToken()));
        }
        if (Json.offset(parser) < 0) {
            throw new BadInput("%s is not UTF-8 text; save it as UTF-8".formatted(file.name()));
        }
        long offset = Json.offset(parser);
        BlockJson.Head head = BlockJson.readHead(parser, where);
        records.add(
                new JsonRecord(
                        head.header(), head.height(), number, records.size() + 1, line, offset));
    }

    static String where(String file, int record, int line) {
        return "%s, record %d (line %d)".formatted(file, record, line);
    }
}
