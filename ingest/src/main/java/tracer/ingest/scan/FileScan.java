package tracer.ingest.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.BadInput;

/**
 * Looks for addresses in a file, or all files under a folder: in text of any encoding that has
 * ASCII in it, and between other bytes. Files may be of any size. Symbolic links are not followed,
 * archives not opened; nothing is written and nobody is told.
 *
 * <p>Known failures: an address that is broken over two lines, glued to other letters or digits, in
 * a picture, or in something compressed or encrypted is not found.
 */
public final class FileScan {
    private static final int BUFFER = 1 << 18;

    /** How many unread files are named; more are counted. */
    private static final int MOST_NAMED = 10_000;

    private final Progress progress;
    private final Cancellation cancellation;

    public FileScan(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * What was looked at.
     *
     * @param files read to their end
     * @param bytes read
     * @param links symbolic links, not followed
     * @param unread what could not be read, with the reason; the first ten thousand
     * @param unreadTotal how many there were of these
     * @param isWhole whether all was looked at: it was not stopped
     */
    public record Report(
            long files,
            long bytes,
            long links,
            List<Unread> unread,
            long unreadTotal,
            boolean isWhole) {
        public Report {
            unread = List.copyOf(unread);
        }
    }

    /** A file or folder that could not be read. */
    public record Unread(Path path, String reason) {}

    /**
     * Scans files in the order of their names.
     *
     * @param to receives what is found, by file and offset
     * @throws BadInput if there is no such file or folder
     */
    public Report scan(Path fileOrFolder, Consumer<Finding> to) {
        if (!Files.exists(fileOrFolder, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadInput("there is no file or folder %s".formatted(fileOrFolder));
        }
        Walk walk = new Walk(to);
        progress.begin("Scanning", "bytes", Progress.UNKNOWN_TOTAL);
        walk.visit(fileOrFolder);
        progress.end();
        return walk.report();
    }

    private final class Walk {
        private final Consumer<Finding> to;
        private final List<Unread> unread = new ArrayList<>();
        private long unreadTotal;
        private long files;
        private long bytes;
        private long links;
        private boolean isWhole = true;

        Walk(Consumer<Finding> to) {
            this.to = to;
        }

        /** Folder by folder, so that names come in order and no tree is held in memory. */
        void visit(Path path) {
            if (cancellation.isRequested()) {
                isWhole = false;
            } else if (Files.isSymbolicLink(path)) {
                links++;
            } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                children(path).forEach(this::visit);
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                read(path);
            } else {
                failed(path, "is no regular file");
            }
        }

        private List<Path> children(Path folder) {
            List<Path> children = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(children::add);
            } catch (IOException | DirectoryIteratorException e) {
                failed(folder, e.toString());
            }
            Collections.sort(children);
            return children;
        }

        private void read(Path file) {
            Runs runs =
                    new Runs((offset, line, encoding, text) ->
                            Recognition.of(text)
                                    .ifPresent(kind ->
                                            to.accept(
                                                    new Finding(
                                                            file,
                                                            offset,
                                                            line,
                                                            encoding,
                                                            text,
                                                            kind.networks(),
                                                            kind.check(),
                                                            kind.key()))));
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    runs.take(buffer, n);
                    bytes += n;
                    progress.advance(n);
                    if (cancellation.isRequested()) {
                        isWhole = false;
                        return;
                    }
                }
                runs.end();
                files++;
            } catch (IOException e) {
                failed(file, e.toString());
            }
        }

        private void failed(Path path, String reason) {
            unreadTotal++;
            if (unread.size() < MOST_NAMED) {
                unread.add(new Unread(path, reason));
            }
        }

        Report report() {
            return new Report(files, bytes, links, unread, unreadTotal, isWhole);
        }
    }
}
