package tracer.neo4j.server;

import java.security.SecureRandom;
import java.util.Optional;
import tracer.lease.Lease;
import tracer.problem.StoreDown;

/**
 * A lease of the embedded store: while it is open, the store lives. The store is a process of its
 * own, shared by all processes that use the same data folder; whoever comes first starts it.
 *
 * <p>Thread-safe. Closing it, or the end of this process in whatever way, gives the lease back; the
 * store stops {@linkplain StoreSettings#keep some time} after the last one.
 */
public final class EmbeddedStore implements AutoCloseable {
    private final Lease lease;
    private final BoltAccess access;
    private final boolean startedHere;

    EmbeddedStore(Lease lease, BoltAccess access, boolean startedHere) {
        this.lease = lease;
        this.access = access;
        this.startedHere = startedHere;
    }

    /**
     * Joins the store of the data folder, or starts it: about 4 seconds, longer where a killed one
     * has to be recovered.
     *
     * @throws StoreDown if it cannot be had; the message says why and what to do
     */
    public static EmbeddedStore open(StoreSettings settings, StoreProgress progress) {
        StoreFolder folder = StoreFolder.in(settings.dataFolder());
        Wait wait = new Wait(settings.patience(), progress);
        folder.prepare();
        try (StoreLock _ = StoreLock.acquire(folder, wait)) {
            RunningStore running = new RunningStore(folder, wait);
            Optional<Lease> joined = running.join(settings);
            EmbeddedStore store =
                    joined.isPresent()
                            ? joined(folder, joined.get(), wait)
                            : new StoreStart(settings, folder, wait, new SecureRandom()).run();
            wait.tell(StoreStep.READY);
            return store;
        }
    }

    private static EmbeddedStore joined(StoreFolder folder, Lease lease, Wait wait) {
        wait.tell(StoreStep.JOINED);
        Password password =
                folder.password()
                        .orElseThrow(() ->
                                new StoreDown(
                                        "The store in "
                                                + folder.root()
                                                + " runs, but its password file is missing. Put it back."));
        BoltUri uri = BoltUri.onThisMachine(lease.roll().port());
        return new EmbeddedStore(
                lease, new BoltAccess(uri, StoreStart.USER, password).in(folder.root()), false);
    }

    /** How to reach the store. */
    public BoltAccess access() {
        return access;
    }

    /** The store's process. */
    public long pid() {
        return lease.roll().pid();
    }

    /** Whether this opening started the process, rather than joined it. */
    public boolean isStartedHere() {
        return startedHere;
    }

    /** Gives the lease back; connections to the store should be closed before. */
    @Override
    public void close() {
        RunningStore.giveBack(lease);
    }
}
