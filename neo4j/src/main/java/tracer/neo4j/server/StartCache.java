package tracer.neo4j.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tracer.problem.StoreDown;

/**
 * The server's classes as one JVM had them loaded and linked after a start (JEP 483, 515), so that
 * every later start is spared that work. The build makes it beside the jars, see {@link
 * TrainedServer}. It is never needed: a JVM to which it does not fit (another Java, other jars,
 * other flags) or that finds it damaged starts without it and says nothing.
 *
 * @param jars whose classes it holds
 */
record StartCache(ServerJars jars) {
    Path file() {
        return jars.folder().resolve("store.aot");
    }

    /** Says for what the file was made. */
    private Path madeFor() {
        return jars.folder().resolve("store.aot.made-for");
    }

    /**
     * What a JVM needs to be told to use it; nothing where there is none. The JVM checks the sums
     * of its parts, since a damaged one could end the server in the middle of its work; that costs
     * a fifth of a second.
     */
    List<String> flags() {
        return Files.isRegularFile(file())
                ? List.of(
                        "-XX:AOTCache=" + file(),
                        "-XX:+VerifySharedSpaces",
                        "-Xlog:aot*=off",
                        "-Xlog:cds*=off")
                : List.of();
    }

    /** Whether it was made for these jars under this Java with these flags. */
    boolean isMadeFor(List<String> command) {
        try {
            return Files.isRegularFile(file())
                    && Files.exists(madeFor())
                    && Files.readString(madeFor()).equals(description(command));
        } catch (IOException _) {
            // Then it is made anew.
            return false;
        }
    }

    /** Puts a new one in place. A start meanwhile finds the old one, none or the new one. */
    void replaceBy(Path made, List<String> command) throws IOException {
        Files.deleteIfExists(madeFor());
        Files.move(
                made, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(madeFor(), description(command));
    }

    /** All that the JVM will compare, or nearly so: it has the last word. */
    private String description(List<String> command) {
        List<String> lines = new ArrayList<>(List.of(Runtime.version().toString()));
        lines.addAll(command);
        for (Path jar : jars.jars()) {
            lines.add(sizeAndTime(jar));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String sizeAndTime(Path jar) {
        try {
            return jar.getFileName()
                    + " "
                    + Files.size(jar)
                    + " "
                    + Files.getLastModifiedTime(jar).toMillis();
        } catch (IOException e) {
            throw new StoreDown(
                    "The embedded store's file "
                            + jar
                            + " cannot be read: "
                            + e
                            + ". Run `mvn -pl neo4j/server clean verify`.",
                    e);
        }
    }
}
