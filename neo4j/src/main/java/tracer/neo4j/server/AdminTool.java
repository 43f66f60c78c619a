package tracer.neo4j.server;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tracer.problem.StoreDown;

/**
 * The server's administration tool ({@code neo4j-admin}) from the same jars, in a process of its
 * own, on files that no server uses. Used under the {@link StoreLock}.
 */
final class AdminTool {
    private final StoreSettings settings;
    private final StoreFolder folder;
    private final Path config;

    /**
     * @param config folder of the neo4j.conf to work with, which says where the files are
     */
    AdminTool(StoreSettings settings, StoreFolder folder, Path config) {
        this.settings = settings;
        this.folder = folder;
        this.config = config;
    }

    /** Runs a command to its end; what it prints goes to the store's log. */
    void run(Redirect input, Redirect output, String... arguments) {
        Optional<String> failure = attempt(input, output, arguments);
        if (failure.isPresent()) {
            throw StartFailure.explainCommand(folder, String.join(" ", arguments), failure.get());
        }
    }

    /** Like {@link #run}, but returns what a failed command printed. */
    Optional<String> attempt(Redirect input, Redirect output, String... arguments) {
        StoreLog log = StoreLog.beforeStart(folder);
        ProcessBuilder process =
                ServerCommand.admin(settings, folder, config, List.of(arguments))
                        .redirectInput(input)
                        .redirectOutput(output)
                        .redirectError(Redirect.appendTo(folder.log().toFile()));
        int status = await(ServerCommand.start(process, folder));
        return status == 0 ? Optional.empty() : Optional.of(log.sinceStart());
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StoreDown(
                    "Interrupted while waiting for the store's administration tool. Try again.", e);
        }
    }
}
