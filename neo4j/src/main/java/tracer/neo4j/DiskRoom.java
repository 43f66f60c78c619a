package tracer.neo4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import tracer.problem.StoreDown;

/**
 * Keeps a store from filling its disk. Neo4j 2026.08 does not survive that: when its transaction
 * log cannot be written the database stops, and its recovery can fail for good once there is room
 * again. So nothing is written while less than {@value #LEAST_MEGABYTES} MB are free: the log may
 * grow to 64 MB before it is turned over, and the rest is room for a change and its pages. Another
 * program may still fill the disk meanwhile. Thread-safe.
 */
final class DiskRoom {
    static final long LEAST_MEGABYTES = 128;

    /** Of somebody's own server nobody here knows. */
    static final DiskRoom UNKNOWN = new DiskRoom("", OptionalLong::empty);

    private static final long MEGABYTE = 1L << 20;

    private final String folder;
    private final Supplier<OptionalLong> freeBytes;

    DiskRoom(String folder, Supplier<OptionalLong> freeBytes) {
        this.folder = folder;
        this.freeBytes = freeBytes;
    }

    /** Of the disk that holds a store's folder. */
    static DiskRoom of(Optional<Path> folder) {
        return folder.map(f -> new DiskRoom(f.toString(), () -> freeBytes(f))).orElse(UNKNOWN);
    }

    private static OptionalLong freeBytes(Path folder) {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Before something is written.
     *
     * @throws StoreDown if there is too little room
     */
    void require() {
        OptionalLong free = freeBytes.get();
        if (free.isPresent() && free.getAsLong() < LEAST_MEGABYTES * MEGABYTE) {
            throw new StoreDown(
                    "Only %d MB are free on the disk of %s. Nothing more is written below %d MB, since a full disk can damage a store; what was stored is kept. Free some space and run the same command again; it continues where it stopped."
                            .formatted(free.getAsLong() / MEGABYTE, folder, LEAST_MEGABYTES));
        }
    }
}
