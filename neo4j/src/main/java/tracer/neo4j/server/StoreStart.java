package tracer.neo4j.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.lease.Lease;
import tracer.lease.StoreState;
import tracer.problem.StoreDown;

/** One start of the store's process. Used under the {@link StoreLock}, when no store runs. */
final class StoreStart {
    /** The server's first user; the embedded store has no other. */
    static final String USER = "neo4j";

    /** A free port may be taken between its choice and its use; not three times in a row. */
    private static final int PORTS_TO_TRY = 3;

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final StoreSettings settings;
    private final StoreFolder folder;
    private final Wait wait;
    private final SecureRandom random;

    StoreStart(StoreSettings settings, StoreFolder folder, Wait wait, SecureRandom random) {
        this.settings = settings;
        this.folder = folder;
        this.wait = wait;
        this.random = random;
    }

    EmbeddedStore run() {
        StoreVersion version = settings.serverJars().version();
        refuseNewerFiles(version);
        Password password = folder.password(random);
        new StoreTemplate(settings.serverJars()).copyInto(folder);
        folder.writeVersion(version);
        for (int left = PORTS_TO_TRY; ; left--) {
            Optional<EmbeddedStore> store = tryOnce(password, left == 1);
            if (store.isPresent()) {
                return store.get();
            }
        }
    }

    private void refuseNewerFiles(StoreVersion ours) {
        folder.version()
                .filter(v -> v.isNewerThan(ours))
                .ifPresent(v -> {
                    throw new StoreDown(
                            "The store in "
                                    + folder.root()
                                    + " was last used by Neo4j "
                                    + v
                                    + ", this Tracer brings "
                                    + ours
                                    + ", which cannot read newer files. Use the newer Tracer, or another folder with --data.");
                });
    }

    /** Empty if the port was taken by somebody else meanwhile and another may be tried. */
    private Optional<EmbeddedStore> tryOnce(Password password, boolean last) {
        wait.tell(StoreStep.STARTING);
        int port = freePort();
        Path socket = LeaseSocket.choose(folder);
        ServerConfig.write(folder, settings.memory(), port);
        StoreLog log = StoreLog.beforeStart(folder);
        emptyTemporary();
        Process process =
                ServerCommand.start(
                        ServerCommand.server(settings, folder, socket, port)
                                .redirectErrorStream(true)
                                .redirectOutput(Redirect.appendTo(folder.log().toFile())),
                        folder);
        recordStart(process, socket, port);
        Optional<Lease> lease = lease(process, socket);
        if (lease.isPresent() && answers(process, lease.get(), port)) {
            BoltAccess access =
                    new BoltAccess(BoltUri.onThisMachine(port), USER, password).in(folder.root());
            return Optional.of(new EmbeddedStore(lease.get(), access, true));
        }
        String written = log.sinceStart();
        if (StartFailure.isPortTaken(written) && !last) {
            return Optional.empty();
        }
        throw StartFailure.explain(folder, port, written);
    }

    /**
     * Whether Bolt answers before the process ends. One that is too slow is left to finish its
     * recovery; without a lease it then ends by itself.
     */
    private boolean answers(Process process, Lease lease, int port) {
        boolean answers = false;
        try {
            while (process.isAlive() && !answers) {
                answers = BoltProbe.answers(port);
                if (!answers) {
                    wait.pause(StoreStep.WAITING_FOR_ANSWER, PAUSE, () -> tooSlow(process));
                }
            }
            return answers && process.isAlive();
        } finally {
            if (!answers) {
                RunningStore.giveBack(lease);
            }
        }
    }

    /** Empty if the process ended before it gave leases. */
    private Optional<Lease> lease(Process process, Path socket) {
        while (process.isAlive()) {
            try {
                return Lease.take(socket, settings.keep(), settings.holder());
            } catch (IOException _) {
                // No socket yet, or the one that an earlier store left.
            }
            wait.pause(StoreStep.WAITING_FOR_ANSWER, PAUSE, () -> tooSlow(process));
        }
        return Optional.empty();
    }

    private StoreDown tooSlow(Process process) {
        return new StoreDown(
                "The store in %s did not answer within %s (process %d). Its logs: %s and %s. A large store after a crash may need longer: wait until it is recovered, then try again."
                        .formatted(
                                folder.root(),
                                wait.patience(),
                                process.pid(),
                                folder.log(),
                                folder.serverLog()));
    }

    private int freePort() {
        try {
            return BoltProbe.freePort();
        } catch (IOException e) {
            throw new StoreDown(
                    "No free port on 127.0.0.1 for the store: "
                            + e
                            + ". Check the machine's network settings.",
                    e);
        }
    }

    /**
     * Known from its first moment, lest a kill of ours now should leave a store that nobody knows.
     */
    private void recordStart(Process process, Path socket, int port) {
        try {
            StoreState.of(process.toHandle(), socket, port).write(folder.state());
        } catch (IOException e) {
            process.destroy();
            throw folder.notWritable(e);
        }
    }

    /** What a killed store unpacked and could not delete. */
    private void emptyTemporary() {
        try (Stream<Path> files = Files.walk(folder.temporary())) {
            for (Path file :
                    files.sorted(Comparator.reverseOrder())
                            .filter(f -> !f.equals(folder.temporary()))
                            .toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw folder.notWritable(e);
        }
    }
}
