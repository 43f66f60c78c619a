package tracer.ingest.corejson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** How JSON is read here: numbers exact, and nothing larger or deeper than a block can be. */
final class Json {
    /** A block answer nests nine deep, within an RPC envelope in an array eleven. */
    private static final int DEEPEST = 32;

    /** A transaction has at most 4,000,000 bytes (the weight of a block), two digits each. */
    private static final int LONGEST_TEXT = 8_000_000;

    /** The longest numbers are decimals such as {@code 20999999.97690000}. */
    private static final int LONGEST_NUMBER = 64;

    private static final int LONGEST_NAME = 256;

    static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxStringLength(LONGEST_TEXT)
                                                    .maxNumberLength(LONGEST_NUMBER)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .build())
                                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private Json() {}

    /** The value at a parser's current token, in memory. */
    static JsonNode tree(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    /** Where a parser's current token begins, in bytes. */
    static long offset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
