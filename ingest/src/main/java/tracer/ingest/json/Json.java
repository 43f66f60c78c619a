package tracer.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** How JSON is read here: numbers exact, and nothing larger or deeper than blocks can be. */
public final class Json {
    /** Calls of the EVM nest 1,024 deep, an object within an array each, within an RPC answer. */
    private static final int DEEPEST = 2 * 1_024 + 32;

    /**
     * Digits, two a byte: a Bitcoin transaction has at most 4,000,000 bytes (the weight of a
     * block); what an EVM call is given or returns is bounded by a block's gas to a few million as
     * well.
     */
    private static final int LONGEST_TEXT = 32_000_000;

    /** The longest are decimals such as {@code 20999999.97690000}; those of the EVM are text. */
    private static final int LONGEST_NUMBER = 64;

    private static final int LONGEST_NAME = 256;

    public static final ObjectMapper MAPPER =
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
    public static JsonNode tree(JsonParser parser) throws IOException {
        return MAPPER.readTree(parser);
    }

    /** Where a parser's current token begins, in bytes. */
    public static long offset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    public static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
