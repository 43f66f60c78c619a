package tracer.neo4j.server;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.lease.LeasedMain;
import tracer.problem.StoreDown;

/**
 * The jars of the Neo4j server.
 *
 * @param folder the folder whose {@code lib} holds them
 */
public record ServerJars(Path folder) {
    /** Set by the launcher. */
    public static final String PROPERTY = "tracer.server";

    private static final Pattern KERNEL = Pattern.compile("neo4j-kernel-(\\d.*)\\.jar");

    public ServerJars {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Where the launcher says, else where the build puts them, seen from anywhere inside the
     * project.
     */
    public static ServerJars find() {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return new ServerJars(Path.of(told));
        }
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, p -> p != null, Path::getParent)
                .flatMap(p ->
                        Stream.of(
                                p.resolve("neo4j/server/target/server"),
                                p.resolve("server/target/server")))
                .filter(p -> Files.isDirectory(p.resolve("lib")))
                .findFirst()
                .map(ServerJars::new)
                .orElseThrow(() ->
                        new StoreDown(
                                "The embedded store's jars are not built: no neo4j/server/target/server/lib at or above "
                                        + here
                                        + ". Run `mvn -pl neo4j/server verify`, or name their folder with -D"
                                        + PROPERTY
                                        + "=…"));
    }

    /** The server's version, such as 2026.08.1. */
    StoreVersion version() {
        return jars().stream()
                .flatMap(jar ->
                        KERNEL.matcher(jar.getFileName().toString()).results().map(r -> r.group(1)))
                .findFirst()
                .map(StoreVersion::new)
                .orElseThrow(this::incomplete);
    }

    /** In a defined order, with the leases at the end, so that it begins as a cache needs it. */
    String classPath() {
        return serverClassPath() + File.pathSeparator + leases();
    }

    /** The server's alone, in a defined order. */
    String serverClassPath() {
        return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    List<Path> jars() {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new StoreDown(
                    "The embedded store's jars cannot be read in "
                            + folder.resolve("lib")
                            + ". Run `mvn -pl neo4j/server verify`, or name their folder with -D"
                            + PROPERTY
                            + "=…",
                    e);
        }
    }

    private static Path leases() {
        try {
            return Path.of(
                    LeasedMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("our own code has no place", e);
        }
    }

    private StoreDown incomplete() {
        return new StoreDown(
                "No Neo4j server among the jars of "
                        + folder.resolve("lib")
                        + ". Run `mvn -pl neo4j/server clean verify`.");
    }
}
