package tracer.neo4j.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tracer.lease.Holder;
import tracer.lease.Lease;
import tracer.lease.Roll;
import tracer.lease.StoreState;
import tracer.problem.StoreDown;

/** What to do with a store that may already run. Used under the {@link StoreLock}. */
final class RunningStore {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * A lease given back just now, or one of a process killed just now, may still be on the roll.
     */
    private static final Duration LAST_GOODBYES = Duration.ofSeconds(1);

    private final StoreFolder folder;
    private final Wait wait;

    RunningStore(StoreFolder folder, Wait wait) {
        this.folder = folder;
        this.wait = wait;
    }

    /**
     * A lease of the running store; empty when none runs (any more), so that one may be started.
     */
    Optional<Lease> join(StoreSettings settings) {
        for (Optional<StoreState> state = live(); state.isPresent(); state = live()) {
            Optional<Lease> lease = take(state.get(), settings);
            if (lease.isPresent() && answers(state.get(), lease.get())) {
                return lease;
            }
            awaitEnd(state.get());
        }
        return Optional.empty();
    }

    /** Its starter may have been killed before Bolt answered, and it may end before it does. */
    private boolean answers(StoreState state, Lease lease) {
        boolean answers = false;
        try {
            while (state.process().isPresent() && !answers) {
                answers = BoltProbe.answers(state.port());
                if (!answers) {
                    wait.pause(StoreStep.WAITING_FOR_ANSWER, PAUSE, () -> hanging(state));
                }
            }
            return answers;
        } finally {
            if (!answers) {
                giveBack(lease);
            }
        }
    }

    static void giveBack(Lease lease) {
        try {
            lease.close();
        } catch (IOException e) {
            throw new StoreDown(
                    "A lease of the store's process "
                            + lease.roll().pid()
                            + " cannot be given back: "
                            + e
                            + ". It ends with this process.",
                    e);
        }
    }

    private StoreDown hanging(StoreState state) {
        return new StoreDown(
                "The store's process "
                        + state.pid()
                        + " neither answers nor ends. Look at "
                        + folder.log()
                        + "; end it with `kill "
                        + state.pid()
                        + "`, then try again.");
    }

    /** Ends the store if nobody holds it; returns when its process is gone. */
    void stop(String purpose) {
        long refuseAfter = System.nanoTime() + LAST_GOODBYES.toNanos();
        for (Optional<StoreState> state = live(); state.isPresent(); state = live()) {
            List<Holder> holders = askToStop(state.get());
            if (System.nanoTime() > refuseAfter) {
                refuseIfHeld(holders, purpose);
            }
            awaitEnd(state.get());
        }
    }

    private void refuseIfHeld(List<Holder> holders, String purpose) {
        if (!holders.isEmpty()) {
            String names = String.join("; ", holders.stream().map(Holder::toString).toList());
            throw new StoreDown(
                    purpose
                            + " needs the store in "
                            + folder.root()
                            + " for itself, but it is in use by "
                            + names
                            + ". End it, then try again.");
        }
    }

    private static Optional<Lease> take(StoreState state, StoreSettings settings) {
        try {
            return Lease.take(state.socket(), settings.keep(), settings.holder());
        } catch (IOException _) {
            // Silent: just starting, or on its way out; the caller looks again.
            return Optional.empty();
        }
    }

    private static List<Holder> askToStop(StoreState state) {
        try {
            Roll roll = Lease.stop(state.socket());
            return roll.stopping() ? List.of() : roll.holders();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** A short wait; the caller's loop asks again whether the process lives. */
    private void awaitEnd(StoreState state) {
        wait.pause(StoreStep.WAITING_FOR_STOP, PAUSE, () -> hanging(state));
    }

    private Optional<StoreState> live() {
        try {
            return StoreState.read(folder.state()).filter(state -> state.process().isPresent());
        } catch (IOException e) {
            throw new StoreDown(
                    "The store's file "
                            + folder.state()
                            + " cannot be read: "
                            + e
                            + ". Check who owns it.",
                    e);
        }
    }
}
