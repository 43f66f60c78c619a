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

    /** This query behind another that finds one row. */
    Cypher after(Cypher gate) {
        return new Cypher(name, gate.text + "WITH *\n" + text.substring(text.indexOf('\n') + 1));
    }

    @Override
    public String toString() {
        return name;
    }
}
