package tracer.neo4j.server;

import java.util.Arrays;

/**
 * A version of the Neo4j server, such as 2026.08.1; versions compare number by number.
 *
 * @param text as the server's makers write it
 */
record StoreVersion(String text) {
    StoreVersion {
        text = text.strip();
    }

    boolean isNewerThan(StoreVersion other) {
        return Arrays.compare(numbers(), other.numbers()) > 0;
    }

    private int[] numbers() {
        return Arrays.stream(text.split("\\D+", -1))
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Override
    public String toString() {
        return text;
    }
}
