package tracer.neo4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A query: one file of the resources, with parameters only. */
record Cypher(String name, String text) {
    /** The query of a file below {@code tracer/neo4j/cypher}, such as {@code ledger/spenders}. */
    static Cypher of(String name) {
        String file = "cypher/" + name + ".cypher";
        try (InputStream in = Cypher.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no query " + file);
            }
            return new Cypher(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
