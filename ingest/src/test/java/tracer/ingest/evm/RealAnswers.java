package tracer.ingest.evm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.ingest.json.JsonValue;

/** Answers of nodes in the data folder; tests are skipped where it is absent. */
final class RealAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,]*)");

    private RealAnswers() {}

    static Path file(String name) {
        Path file =
                Path.of(System.getProperty("tracer.data", "../../shared/data"), "ethereum", name);
        assumeTrue(Files.exists(file), () -> "real data is absent: " + file);
        return file;
    }

    /** The result of an RPC answer. */
    static JsonValue result(String name) {
        return new JsonValue(tree(name).get("result"), name, () -> "");
    }

    static JsonNode tree(String name) {
        try {
            return JSON.readTree(file(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonValue value(String json) {
        try {
            return new JsonValue(JSON.readTree(json), "made up", () -> "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of a CSV file, the names of its columns first. */
    static List<List<String>> rows(String name) {
        try {
            return Files.readAllLines(file(name)).stream()
                    .filter(l -> !l.isBlank())
                    .map(RealAnswers::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher m = CELL.matcher(line);
        int at = 0;
        while (at <= line.length() && m.find(at)) {
            cells.add(m.group(1) == null ? m.group(2) : m.group(1));
            at = m.end() + 1;
        }
        return cells;
    }
}
