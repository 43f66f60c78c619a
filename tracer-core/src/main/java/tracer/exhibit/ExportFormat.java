package tracer.exhibit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tracer.inquiry.DocumentJson;
import tracer.problem.BadInput;

/** The forms in which an evidence graph leaves. */
public enum ExportFormat {
    /** One file for graph tools (graphml.graphdrawing.org). */
    GRAPHML,
    /** Four tables and a file that says how to read them. */
    CSV,
    /** One file of {@link GraphTables}, its schema {@value GraphTables#SCHEMA}. */
    JSON;

    public static ExportFormat of(String id) {
        return Arrays.stream(values())
                .filter(f -> f.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(
                                "format '%s' is not one of %s"
                                        .formatted(
                                                id,
                                                Arrays.stream(values())
                                                        .map(ExportFormat::id)
                                                        .collect(Collectors.joining(", ")))));
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<ExportFile> write(GraphTables tables) {
        return switch (this) {
            case GRAPHML -> List.of(ExportFile.of("evidence-graph.graphml", GraphMl.of(tables)));
            case CSV -> CsvTables.of(tables);
            case JSON ->
                    List.of(ExportFile.of("evidence-graph.json", DocumentJson.of(tables) + "\n"));
        };
    }
}
