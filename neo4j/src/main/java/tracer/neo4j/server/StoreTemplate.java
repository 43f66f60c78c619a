package tracer.neo4j.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import tracer.job.Folders;

/**
 * A database with the store's schema and nothing else, as the build left it beside the server's
 * jars, see {@link TrainedServer}. A new store begins with a copy of it, which is sooner had than
 * made. Users and passwords are not in it: every store has its own. It is never needed: where it is
 * missing, or another server made it, the schema is made in place.
 *
 * @param jars of the server that made it
 */
record StoreTemplate(ServerJars jars) {
    /** The database comes last: a store that has one has all. */
    private static final List<String> PARTS = List.of("transactions", "databases");

    private static final String DATABASE = "neo4j";

    Path folder() {
        return jars.folder().resolve("store.new");
    }

    private Path madeFor() {
        return jars.folder().resolve("store.new.made-for");
    }

    /**
     * Whether it was made by this server and has this schema.
     *
     * @param schema anything that tells one schema from another
     */
    boolean isMadeFor(String schema) {
        return madeForText().equals(server() + schema);
    }

    private String madeForText() {
        try {
            return Files.exists(madeFor()) ? Files.readString(madeFor()) : "";
        } catch (IOException _) {
            // Then it counts as missing.
            return "";
        }
    }

    private String server() {
        return "Neo4j " + jars.version() + "\n";
    }

    /** Takes the database of a store that was stopped in order. */
    void replaceBy(StoreFolder stopped, String schema) throws IOException {
        Files.deleteIfExists(madeFor());
        Folders.delete(folder());
        for (String part : PARTS) {
            copy(stopped.data().resolve(part).resolve(DATABASE), folder().resolve(part));
        }
        Files.writeString(madeFor(), server() + schema);
    }

    /** Puts it into a store that is new; leaves any other as it is. */
    void copyInto(StoreFolder store) {
        if (store.isUsed() || !madeForText().startsWith(server())) {
            return;
        }
        try {
            for (String part : PARTS) {
                copy(folder().resolve(part), store.data().resolve(part).resolve(DATABASE));
            }
        } catch (IOException | UncheckedIOException _) {
            // Then the server makes its own, if that can be written at all.
            leaveNothingIn(store);
        }
    }

    private static void leaveNothingIn(StoreFolder store) {
        try {
            for (String part : PARTS) {
                Path copy = store.data().resolve(part).resolve(DATABASE);
                Folders.delete(partOf(copy));
                Folders.delete(copy);
            }
        } catch (IOException e) {
            throw store.notWritable(e);
        }
    }

    /** Whole or not at all, private, and on disk when this returns. */
    private static void copy(Path from, Path to) throws IOException {
        Path part = partOf(to);
        Folders.delete(part);
        Folders.delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = part.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    StoreFolder.createPrivate(copy);
                } else {
                    Files.copy(file, copy);
                    StoreFolder.makePrivate(copy);
                    StoreFolder.sync(copy);
                }
            }
        }
        Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path partOf(Path copy) {
        return copy.resolveSibling(copy.getFileName() + ".part");
    }
}
