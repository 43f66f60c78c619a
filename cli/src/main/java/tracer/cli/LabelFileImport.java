package tracer.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import tracer.attribution.Label;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelImport;
import tracer.ingest.label.LabelFiles;
import tracer.ingest.label.LabelReport;
import tracer.job.Progress;
import tracer.problem.BadInput;

/** A label file, or a folder of them, that is read twice: to be checked and to be stored. */
final class LabelFileImport {
    private final LabelFiles files;
    private final Path file;
    private final Progress progress;

    LabelFileImport(LabelFiles files, Path file, Progress progress) {
        this.files = files;
        this.file = file;
        this.progress = progress;
    }

    /** Reads it to its end; what is wrong with its entries is in the report. */
    LabelReport check() {
        return read("Checking", Progress.UNKNOWN_TOTAL, label -> {});
    }

    /**
     * Stores it, all or nothing.
     *
     * @throws BadInput if it is not what was checked any more
     */
    LabelImport.Result store(LabelArchive archive, LabelReport checked, LabelImport what) {
        return archive.take(
                what,
                to -> {
                    if (!read("Storing", checked.labels(), to).equals(checked)) {
                        throw new BadInput(
                                "%s changed while it was read; nothing was imported"
                                        .formatted(file));
                    }
                });
    }

    private LabelReport read(String task, long total, Consumer<Label> to) {
        progress.begin(task, "labels", total);
        try {
            return files.read(
                    file,
                    label -> {
                        to.accept(label);
                        progress.advance(1);
                    });
        } finally {
            progress.end();
        }
    }
}
