package tracer.ingest.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;

/**
 * Writes labels as a table: address, label, category, source, chain; without a chain it is
 * Bitcoin's.
 */
final class LabelsFile {
    private LabelsFile() {}

    static void write(Path file, List<Label> labels) throws IOException {
        Stream<List<String>> rows =
                Stream.concat(
                        Stream.of(List.of("address", "label", "category", "source", "chain")),
                        labels.stream()
                                .map(l ->
                                        List.of(
                                                l.subject().text(),
                                                l.name(),
                                                l.category().id(),
                                                l.source(),
                                                evmChain(l))));
        Files.writeString(
                file,
                rows.map(r -> r.stream().map(LabelsFile::field).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String evmChain(Label label) {
        return label.subject() instanceof LabelSubject.OnEvm e ? e.chain().id() : "";
    }

    /** Quoted where RFC 4180 asks for it. */
    private static String field(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
