package tracer.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tracer.exhibit.ExportFile;
import tracer.ledger.Bytes;
import tracer.web.FileEndpoint.File;

/** Packs exported files into one that the browser keeps instead of showing it. */
final class ExportPacking {
    /** The earliest time that ZIP can say: the same files give the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ExportPacking() {}

    /**
     * One file as it is, several in a ZIP archive.
     *
     * @param banner stands in the archive's comment and, as a word, in the file's name
     */
    static File of(List<ExportFile> files, String archiveName, Optional<String> banner) {
        if (files.size() == 1) {
            ExportFile file = files.getFirst();
            return kept(marked(file.name(), banner), file.content());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            banner.ifPresent(zip::setComment);
            for (ExportFile file : files) {
                ZipEntry entry = new ZipEntry(file.name());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.content().toArray());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept(marked(archiveName, banner), Bytes.of(bytes.toByteArray()));
    }

    private static File kept(String name, Bytes content) {
        return new File(name, content, true, Optional.empty());
    }

    static String marked(String name, Optional<String> banner) {
        return banner.isPresent() ? "CONFIDENTIAL-" + name : name;
    }
}
