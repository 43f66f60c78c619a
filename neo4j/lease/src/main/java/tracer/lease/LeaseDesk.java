package tracer.lease;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The store's side: gives leases and, when none is held for the agreed time, ends the store.
 *
 * <p>Thread-safe; one thread per connection, all of them daemons. Every holder brings its own wish
 * of how long the store should live on after it; the latest wish counts.
 */
final class LeaseDesk implements AutoCloseable {
    private final ServerSocketChannel listening;
    private final int port;
    private final Clock clock;
    private final Runnable end;

    private final List<Holder> holders = new ArrayList<>();
    private Duration keep;
    private long idleSince = System.nanoTime();
    private boolean stopping;
    private boolean ended;

    private LeaseDesk(
            ServerSocketChannel listening, int port, Duration keep, Clock clock, Runnable end) {
        this.listening = listening;
        this.port = port;
        this.keep = keep;
        this.clock = clock;
        this.end = end;
    }

    /**
     * Opens the desk. A socket file left by a killed store is replaced; that no other store lives
     * is the caller's business.
     *
     * @param port the store's Bolt port, passed on to those who ask
     * @param keep how long to wait for the first holder
     * @param end ends the store; called once, on a thread of the desk
     */
    static LeaseDesk open(Path socket, int port, Duration keep, Clock clock, Runnable end)
            throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket));
        LeaseDesk desk = new LeaseDesk(listening, port, keep, clock, end);
        Thread.ofPlatform().daemon().name("lease-desk").start(desk::serve);
        Thread.ofPlatform().daemon().name("lease-watch").start(desk::watch);
        return desk;
    }

    private void serve() {
        while (listening.isOpen()) {
            try {
                SocketChannel visitor = listening.accept();
                Thread.ofPlatform().daemon().name("lease-visitor").start(() -> converse(visitor));
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                System.err.println(
                        "lease: no further connection can be accepted, the store ends: " + e);
                stop();
                return;
            }
        }
    }

    private void converse(SocketChannel visitor) {
        try (visitor) {
            Wire wire = new Wire(visitor);
            String[] words = wire.line().split(" ", 4);
            switch (words[0]) {
                case "HOLD" -> hold(wire, words);
                case "STOP" -> stopIfUnheld(wire);
                default -> wire.send(roll());
            }
        } catch (IOException _) {
            // The visitor is gone; a lease, if it had one, has been taken back.
        }
    }

    private void hold(Wire wire, String[] words) throws IOException {
        Holder holder = new Holder(Long.parseLong(words[1]), clock.instant(), words[3]);
        if (!admit(holder, Duration.ofMillis(Long.parseLong(words[2])))) {
            wire.send(roll());
            return;
        }
        try {
            wire.send(roll());
            wire.awaitEnd();
        } finally {
            release(holder);
        }
    }

    private void stopIfUnheld(Wire wire) throws IOException {
        boolean agreed;
        synchronized (this) {
            agreed = !stopping && holders.isEmpty();
            stopping |= agreed;
        }
        wire.send(roll());
        if (agreed) {
            stop();
        }
    }

    private synchronized boolean admit(Holder holder, Duration wish) {
        if (stopping) {
            return false;
        }
        holders.add(holder);
        keep = wish;
        return true;
    }

    private synchronized void release(Holder holder) {
        // The first that looks the same: of two like leases of one process either may go.
        holders.remove(holder);
        idleSince = System.nanoTime();
        notifyAll();
    }

    private synchronized Roll roll() {
        return new Roll(ProcessHandle.current().pid(), port, keep, stopping, holders);
    }

    private void watch() {
        try {
            awaitIdleness();
        } catch (InterruptedException _) {
            return;
        }
        stop();
    }

    private synchronized void awaitIdleness() throws InterruptedException {
        while (!stopping) {
            long left = keep.toNanos() - (System.nanoTime() - idleSince);
            if (!holders.isEmpty()) {
                wait();
            } else if (left > 0) {
                wait(left / 1_000_000 + 1);
            } else {
                stopping = true;
            }
        }
    }

    /** Gives no more leases; the store is ending for a reason of its own. */
    synchronized void refuse() {
        stopping = true;
    }

    /**
     * From now on those who come are told that the store is stopping, until the process is gone.
     */
    private void stop() {
        synchronized (this) {
            stopping = true;
            notifyAll();
            if (ended) {
                return;
            }
            ended = true;
        }
        end.run();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
