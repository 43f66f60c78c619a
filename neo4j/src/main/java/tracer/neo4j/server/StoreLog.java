package tracer.neo4j.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the store's process printed, and the server's own log; the second shows what the first
 * lacks.
 */
final class StoreLog {
    private static final long ROTATE_AT_BYTES = 4L << 20;

    private final StoreFolder folder;
    private final long printedBefore;
    private final long loggedBefore;

    private StoreLog(StoreFolder folder, long printedBefore, long loggedBefore) {
        this.folder = folder;
        this.printedBefore = printedBefore;
        this.loggedBefore = loggedBefore;
    }

    /** Prepares the log for a start: the old one is put aside when it has grown large. */
    static StoreLog beforeStart(StoreFolder folder) {
        try {
            if (size(folder.log()) > ROTATE_AT_BYTES) {
                Files.move(
                        folder.log(),
                        folder.log().resolveSibling("store.log.1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return new StoreLog(folder, size(folder.log()), size(folder.serverLog()));
        } catch (IOException e) {
            throw folder.notWritable(e);
        }
    }

    /** What was written since; empty where it cannot be read, for it only helps to explain. */
    String sinceStart() {
        return tail(folder.log(), printedBefore) + tail(folder.serverLog(), loggedBefore);
    }

    private static String tail(Path file, long from) {
        try {
            byte[] all = Files.readAllBytes(file);
            int start = all.length < from ? 0 : (int) from;
            return new String(all, start, all.length - start, StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
