package tracer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.ingest.demo.DemoCase;
import tracer.ingest.demo.DemoParameters;
import tracer.job.Folders;
import tracer.job.Progress;
import tracer.neo4j.server.StoreStatus;
import tracer.problem.BadInput;

/**
 * The data folder of the demonstration: its {@code case} and the store into which that was
 * ingested. A case that differs from the one there, since another seed was asked for or another
 * version made it, gets a new folder; the earlier one is set aside beside it with all that was done
 * in its store. So is a store of which no mark says that it began with the case there.
 *
 * @param path need not exist
 */
record DemoFolder(Path path) {
    private static final String CASE = "case";
    private static final String MARK = "store-of-this-case.txt";

    /**
     * The case in its place.
     *
     * @param setAside where the earlier case and its store are now; empty if there was none or it
     *     is the same
     */
    record Prepared(Path folder, DemoCase.Written written, Optional<Path> setAside) {}

    /**
     * Makes the case, beside the folder first.
     *
     * @throws BadInput if the folder cannot be written, or is in use and would have to be set aside
     */
    Prepared prepare(DemoParameters parameters, Progress progress) {
        Path place = path.resolve(CASE);
        Path fresh = path.resolveSibling(path.getFileName() + "-new");
        DemoCase.Written written = DemoCase.write(fresh, parameters, progress);
        try {
            boolean isThere = Files.isDirectory(place);
            boolean isSame = isThere && isStoreOfIt() && isSame(fresh, place);
            Optional<Path> setAside =
                    isThere && !isSame ? Optional.of(setAside()) : Optional.empty();
            Files.createDirectories(path);
            if (isSame) {
                Folders.delete(fresh);
            } else {
                Files.move(fresh, place);
                Files.writeString(path.resolve(MARK), "The store here began with this case.\n");
            }
            return new Prepared(place, written, setAside);
        } catch (IOException e) {
            throw new BadInput(
                    "the demonstration cannot be put into %s (%s); check who owns it, or name another folder with --data"
                            .formatted(path, e),
                    e);
        }
    }

    /** Earlier versions wrote a new case over the one that their store had. */
    private boolean isStoreOfIt() {
        return Files.exists(path.resolve(MARK)) || !Files.exists(path.resolve("store"));
    }

    private Path setAside() throws IOException {
        if (!(StoreStatus.of(path) instanceof StoreStatus.Stopped)) {
            throw new BadInput(
                    "%s holds another demonstration (of another seed, or made by another version), and its store is in use; close what uses it, wait a minute and try again, or name another folder with --data"
                            .formatted(path));
        }
        for (int n = 1; ; n++) {
            Path aside = path.resolveSibling("%s-%d".formatted(path.getFileName(), n));
            if (!Files.exists(aside)) {
                return Files.move(path, aside);
            }
        }
    }

    /** Whether two folders hold the same files, byte for byte. */
    private static boolean isSame(Path one, Path other) throws IOException {
        List<Path> files = files(one);
        if (!files.equals(files(other))) {
            return false;
        }
        for (Path file : files) {
            if (Files.mismatch(one.resolve(file), other.resolve(file)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
        }
    }
}
