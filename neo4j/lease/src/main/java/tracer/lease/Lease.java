package tracer.lease;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The holder's side. A lease lives until it is closed or its process ends, however that ends.
 * Thread-safe.
 *
 * <p>Every call answers within {@link #PATIENCE} or fails with an {@link IOException}, which means
 * that nobody serves this socket (refused, no such file) or that the store's process hangs.
 */
public final class Lease implements AutoCloseable {
    /** A store's process answers in milliseconds; five seconds bridge a laptop that swaps. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final Roll roll;

    private Lease(SocketChannel channel, Roll roll) {
        this.channel = channel;
        this.roll = roll;
    }

    /**
     * Takes a lease; empty if the store is stopping.
     *
     * @param keep how long the store should live on when nobody holds it any more
     */
    public static Optional<Lease> take(Path socket, Duration keep, String command)
            throws IOException {
        String line =
                "HOLD %d %d %s\n"
                        .formatted(
                                ProcessHandle.current().pid(),
                                keep.toMillis(),
                                command.replaceAll("\\s+", " "));
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        boolean held = false;
        try {
            Roll roll = ask(channel, socket, line);
            held = !roll.stopping();
            return held ? Optional.of(new Lease(channel, roll)) : Optional.empty();
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** Who holds the store now. */
    public static Roll who(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return ask(channel, socket, "WHO\n");
        }
    }

    /**
     * Asks the store to stop; it does (the answer says {@code stopping}) unless somebody holds it.
     */
    public static Roll stop(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return ask(channel, socket, "STOP\n");
        }
    }

    /** What the store said when it gave this lease. */
    public Roll roll() {
        return roll;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Roll ask(SocketChannel channel, Path socket, String line) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
        // A Unix-domain channel has no read timeout; closing it from outside ends the read.
        Thread guard = Thread.ofVirtual().start(() -> closeAfterPatience(channel));
        try {
            Wire wire = new Wire(channel);
            wire.send(line);
            return wire.roll();
        } finally {
            guard.interrupt();
        }
    }

    private static void closeAfterPatience(SocketChannel channel) {
        try {
            Thread.sleep(PATIENCE);
            channel.close();
        } catch (InterruptedException _) {
            // Answered in time.
        } catch (IOException e) {
            throw new IllegalStateException("a lease connection cannot be closed", e);
        }
    }
}
