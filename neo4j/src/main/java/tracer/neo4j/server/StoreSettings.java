package tracer.neo4j.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run the embedded store.
 *
 * @param dataFolder the tool's data folder; the store lives in {@code store} below it
 * @param serverJars the server's own jars
 * @param memory of the store's process, if this process starts it
 * @param keep how long the store lives on when nobody uses it any more
 * @param patience how long to wait for a start before it counts as failed
 * @param holder what this process is, shown to others that find the store in use
 */
public record StoreSettings(
        Path dataFolder,
        ServerJars serverJars,
        StoreMemory memory,
        Duration keep,
        Duration patience,
        String holder) {
    /** The next command, typed a moment later, starts at once. */
    public static final Duration DEFAULT_KEEP = Duration.ofSeconds(60);

    /**
     * A start takes 3 to 5 seconds; after a kill with much in the log, recovery may take a minute.
     */
    private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(3);

    public StoreSettings {
        dataFolder = dataFolder.toAbsolutePath().normalize();
        if (keep.isNegative() || patience.isNegative() || holder.isBlank()) {
            throw new IllegalArgumentException(
                    "times are not negative, and a holder says what it is");
        }
    }

    public static StoreSettings at(Path dataFolder) {
        return new StoreSettings(
                dataFolder,
                ServerJars.find(),
                StoreMemory.forThisMachine(),
                DEFAULT_KEEP,
                DEFAULT_PATIENCE,
                "tracer");
    }

    public StoreSettings withMemory(StoreMemory value) {
        return new StoreSettings(dataFolder, serverJars, value, keep, patience, holder);
    }

    public StoreSettings withKeep(Duration value) {
        return new StoreSettings(dataFolder, serverJars, memory, value, patience, holder);
    }

    public StoreSettings withPatience(Duration value) {
        return new StoreSettings(dataFolder, serverJars, memory, keep, value, holder);
    }

    public StoreSettings withHolder(String value) {
        return new StoreSettings(dataFolder, serverJars, memory, keep, patience, value);
    }
}
