package tracer.neo4j.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tracer.problem.StoreDown;

/**
 * A server on a folder of its own that records its classes for the {@link StartCache} while it is
 * used, and whose database becomes the {@link StoreTemplate}. Without leases: these lie elsewhere
 * for every program, and the JVM takes a cache only if the class path begins with the one it was
 * made with.
 */
public final class TrainedServer implements AutoCloseable {
    /** To write the classes down takes the JVM ten seconds at the end, more on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StoreSettings settings;
    private final Path made;
    private final Process process;
    private final BoltAccess access;

    private TrainedServer(StoreSettings settings, Path made, Process process, BoltAccess access) {
        this.settings = settings;
        this.made = made;
        this.process = process;
        this.access = access;
    }

    /**
     * Whether a cache for these jars, this Java and these flags is there already, and a database
     * with this schema.
     *
     * @param schema anything that tells one schema from another
     */
    public static boolean isDone(ServerJars jars, String schema) {
        return new StartCache(jars).isMadeFor(ServerCommand.flags())
                && new StoreTemplate(jars).isMadeFor(schema);
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param settings their data folder is new
     * @throws StoreDown if it does not start
     */
    public static TrainedServer start(StoreSettings settings) throws IOException {
        StoreFolder folder = StoreFolder.in(settings.dataFolder());
        folder.prepare();
        Password password = folder.password(new SecureRandom());
        int port = BoltProbe.freePort();
        ServerConfig.write(folder, settings.memory(), port);
        Path beside = new StartCache(settings.serverJars()).file();
        Path made =
                beside.resolveSibling(beside.getFileName() + "." + ProcessHandle.current().pid());
        Process process =
                ServerCommand.start(
                        ServerCommand.recording(settings, folder, made)
                                .redirectErrorStream(true)
                                .redirectOutput(Redirect.appendTo(folder.log().toFile())),
                        folder);
        BoltAccess access = new BoltAccess(BoltUri.onThisMachine(port), StoreStart.USER, password);
        TrainedServer server = new TrainedServer(settings, made, process, access);
        try {
            server.awaitAnswer(port);
        } catch (StoreDown e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void awaitAnswer(int port) {
        Wait wait = new Wait(PATIENCE, StoreProgress.SILENT);
        while (!BoltProbe.answers(port)) {
            if (!process.isAlive()) {
                throw new StoreDown("The server that was to be recorded did not start.");
            }
            wait.pause(
                    StoreStep.WAITING_FOR_ANSWER,
                    PAUSE,
                    () -> new StoreDown("The server that was to be recorded does not answer."));
        }
    }

    public BoltAccess access() {
        return access;
    }

    /**
     * Ends it in order, so that it writes down what it loaded, and puts that and its database in
     * place.
     *
     * @param schema that it was given
     */
    public void finish(String schema) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(made)) {
            throw new StoreDown("The server that was to be recorded left no cache of its classes.");
        }
        new StartCache(settings.serverJars()).replaceBy(made, ServerCommand.flags());
        new StoreTemplate(settings.serverJars())
                .replaceBy(StoreFolder.in(settings.dataFolder()), schema);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
        for (String end : List.of("", ".config")) {
            // What the JVM began; nothing if it was put in place.
            Files.deleteIfExists(made.resolveSibling(made.getFileName() + end));
        }
    }
}
