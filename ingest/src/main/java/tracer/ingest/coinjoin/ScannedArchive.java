package tracer.ingest.coinjoin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tracer.ledger.SourceReport.Skipped;
import tracer.problem.BadInput;

/**
 * A scanner's ZIP of text files, each of one label: the file's name without folder and ending, such
 * as {@code WasabiCoinJoins}. Read as a stream, in the order of names, so that neither the archive
 * nor what it unpacks to has to fit into memory.
 */
public final class ScannedArchive {
    private static final String TEXT = ".txt";

    private ScannedArchive() {}

    /**
     * One file of it.
     *
     * @param lines that are not empty; each was read or refused
     * @param refused lines that were not, by reason
     */
    public record Contents(String label, long lines, long read, List<Skipped> refused) {
        public Contents {
            refused = List.copyOf(refused);
        }
    }

    /**
     * Gives each transaction with its label.
     *
     * @throws BadInput if it is no ZIP file, or ends early
     */
    public static List<Contents> read(Path zip, BiConsumer<String, ScannedSpend> sink) {
        List<Contents> contents = new ArrayList<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            List<? extends ZipEntry> texts =
                    file.stream()
                            .filter(e -> !e.isDirectory() && e.getName().endsWith(TEXT))
                            .sorted(Comparator.comparing(ZipEntry::getName))
                            .toList();
            for (ZipEntry text : texts) {
                String label = label(text.getName());
                try (InputStream in = file.getInputStream(text)) {
                    ScannedFile.Report r =
                            ScannedFile.read(
                                    in, text.getName(), spend -> sink.accept(label, spend));
                    contents.add(new Contents(label, r.lines(), r.read(), r.refused()));
                }
            }
        } catch (IOException e) {
            throw new BadInput(
                    "%s cannot be read as an archive of scanned transactions: %s"
                            .formatted(zip, e.getMessage()),
                    e);
        }
        return contents;
    }

    private static String label(String name) {
        return name.substring(name.lastIndexOf('/') + 1, name.length() - TEXT.length());
    }
}
