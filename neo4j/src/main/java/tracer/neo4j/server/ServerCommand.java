package tracer.neo4j.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tracer.lease.LeasedMain;
import tracer.problem.StoreDown;

/** How the server's JVM is called. */
final class ServerCommand {
    /**
     * A terminal sends its signals (Ctrl-C, hang-up, Ctrl-\, Ctrl-Z) to every process of the group,
     * but they are meant for the parent. A signal that is ignored at the start stays so: the JVM
     * leaves it alone even when the server asks for a handler. And what the server writes is for
     * its owner only.
     */
    private static final String DETACHED = "trap '' INT HUP QUIT TSTP; umask 077; exec \"$@\"";

    private static final List<String> OPENED_PACKAGES =
            List.of("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent");

    private ServerCommand() {}

    /** The server itself, under leases. */
    static ProcessBuilder server(
            StoreSettings settings, StoreFolder folder, Path socket, int port) {
        List<String> command = java(settings, folder);
        command.addAll(List.of("-cp", settings.serverJars().classPath()));
        command.add(LeasedMain.class.getName());
        command.addAll(
                List.of(
                        folder.state().toString(),
                        socket.toString(),
                        "" + port,
                        "" + firstKeep(settings).toMillis()));
        command.addAll(neo4j(folder));
        return process(command, folder);
    }

    /** The server without leases, writing down at its end what it loaded. */
    static ProcessBuilder recording(StoreSettings settings, StoreFolder folder, Path made) {
        List<String> command = shell();
        command.add("-XX:AOTCacheOutput=" + made);
        command.addAll(own(settings.memory(), folder));
        command.addAll(flags());
        command.addAll(List.of("-cp", settings.serverJars().serverClassPath()));
        command.addAll(neo4j(folder));
        return process(command, folder);
    }

    private static List<String> neo4j(StoreFolder folder) {
        return List.of(
                "org.neo4j.server.Neo4jCommunity",
                "--home-dir=" + folder.home(),
                "--config-dir=" + folder.config());
    }

    /**
     * If the starter dies before it takes its lease, the store still waits a little for the next
     * one.
     */
    private static Duration firstKeep(StoreSettings settings) {
        Duration least = Duration.ofSeconds(10);
        return settings.keep().compareTo(least) < 0 ? least : settings.keep();
    }

    /** The server's administration tool, on a store that does not run. */
    static ProcessBuilder admin(
            StoreSettings settings, StoreFolder folder, Path config, List<String> arguments) {
        List<String> command = java(settings, folder);
        command.addAll(List.of("-cp", settings.serverJars().classPath()));
        command.add("org.neo4j.cli.AdminTool");
        command.addAll(arguments);
        ProcessBuilder process = process(command, folder);
        process.environment().put("NEO4J_HOME", folder.home().toString());
        process.environment().put("NEO4J_CONF", config.toString());
        process.environment().put("HEAP_SIZE", settings.memory().heapMiB() + "m");
        return process;
    }

    private static List<String> java(StoreSettings settings, StoreFolder folder) {
        List<String> command = shell();
        command.addAll(new StartCache(settings.serverJars()).flags());
        command.addAll(own(settings.memory(), folder));
        command.addAll(flags());
        return command;
    }

    private static List<String> shell() {
        return new ArrayList<>(
                List.of("/bin/sh", "-c", DETACHED, "tracer-store", javaBinary().toString()));
    }

    /** What differs from store to store. */
    private static List<String> own(StoreMemory memory, StoreFolder folder) {
        return List.of(
                "-Xms128m",
                "-Xmx" + memory.heapMiB() + "m",
                // The JVM's own files stay in the data folder, too.
                "-XX:ErrorFile=" + folder.root().resolve("jvm-error.log"),
                "-Djava.io.tmpdir=" + folder.temporary());
    }

    /** What every store's JVM is told. A {@link StartCache} fits to no others. */
    static List<String> flags() {
        List<String> flags =
                new ArrayList<>(
                        List.of(
                                "-XX:+UseParallelGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        for (String opened : OPENED_PACKAGES) {
            flags.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        // The server closes its logs itself; Log4j's own hook fails when it comes during the
        // shutdown.
        flags.addAll(
                List.of(
                        "-Dlog4j.shutdownHookEnabled=false",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8"));
        return flags;
    }

    private static ProcessBuilder process(List<String> command, StoreFolder folder) {
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.root().toFile());
        process.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("NEO4J_")
                                || name.equals("JAVA_TOOL_OPTIONS")
                                || name.equals("JDK_JAVA_OPTIONS")
                                || name.equals("_JAVA_OPTIONS")
                                || name.equals("CLASSPATH"));
        return process.redirectInput(new File("/dev/null"));
    }

    /** The same JVM that runs us. */
    private static Path javaBinary() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new StoreDown(
                    "The store needs a whole Java "
                            + Runtime.version().feature()
                            + ", but there is no "
                            + java
                            + ". Install a JDK (on Debian: temurin-25-jdk or openjdk-25-jdk) and set JAVA_HOME to it.");
        }
        return java;
    }

    static Process start(ProcessBuilder process, StoreFolder folder) {
        try {
            return process.start();
        } catch (IOException e) {
            throw new StoreDown(
                    "The store's process cannot be started in "
                            + folder.root()
                            + ": "
                            + e.getMessage()
                            + ". It needs /bin/sh and the Java that runs this program.",
                    e);
        }
    }
}
