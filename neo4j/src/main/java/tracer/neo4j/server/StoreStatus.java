package tracer.neo4j.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tracer.lease.Holder;
import tracer.lease.Lease;
import tracer.lease.Roll;
import tracer.lease.StoreState;
import tracer.problem.StoreDown;

/** Whether the embedded store of a data folder runs, and for whom. Looking starts nothing. */
public sealed interface StoreStatus {
    /** No process of ours serves this folder. */
    record Stopped() implements StoreStatus {}

    /**
     * @param pid the store's process
     * @param keep how long it lives on without a holder
     */
    record Running(long pid, BoltUri uri, Duration keep, List<Holder> holders)
            implements StoreStatus {
        public Running {
            holders = List.copyOf(holders);
        }
    }

    /** On its way out; it takes no more leases. */
    record Stopping(long pid) implements StoreStatus {}

    /** The process lives, but does not answer: it is just being started, or it hangs. */
    record Silent(long pid) implements StoreStatus {}

    static StoreStatus of(Path dataFolder) {
        return of(StoreFolder.in(dataFolder.toAbsolutePath().normalize()));
    }

    static StoreStatus of(StoreFolder folder) {
        Optional<StoreState> state = state(folder);
        return state.flatMap(StoreState::process).isPresent()
                ? ask(state.orElseThrow())
                : new Stopped();
    }

    private static StoreStatus ask(StoreState state) {
        try {
            Roll roll = Lease.who(state.socket());
            return roll.stopping()
                    ? new Stopping(roll.pid())
                    : new Running(
                            roll.pid(),
                            BoltUri.onThisMachine(roll.port()),
                            roll.keep(),
                            roll.holders());
        } catch (IOException _) {
            return state.process().isPresent() ? new Silent(state.pid()) : new Stopped();
        }
    }

    private static Optional<StoreState> state(StoreFolder folder) {
        try {
            return StoreState.read(folder.state());
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
