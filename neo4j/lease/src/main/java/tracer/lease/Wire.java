package tracer.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines on the socket. A client sends one of
 *
 * <pre>
 * HOLD pid keepMillis command    and keeps the connection for as long as it needs the store
 * WHO
 * STOP
 * </pre>
 *
 * and is answered with the roll: {@code STORE pid port keepMillis up|stopping}, a line {@code
 * HOLDER pid sinceMillis command} for each, {@code END}. STOP works only when nobody else holds a
 * lease; the answer's {@code stopping} says whether it did, and so it does for HOLD.
 */
final class Wire {
    private final SocketChannel channel;
    private final BufferedReader lines;

    Wire(SocketChannel channel) {
        this.channel = channel;
        this.lines =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8));
    }

    void send(String text) throws IOException {
        ByteBuffer bytes = UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new EOFException("the other side closed the lease connection");
        }
        return line;
    }

    /** Returns when the other side is gone. */
    void awaitEnd() throws IOException {
        while (lines.read() >= 0) {
            // Nothing is said on a held lease.
        }
    }

    void send(Roll roll) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(
                "STORE %d %d %d %s\n"
                        .formatted(
                                roll.pid(),
                                roll.port(),
                                roll.keep().toMillis(),
                                roll.stopping() ? "stopping" : "up"));
        for (Holder holder : roll.holders()) {
            text.append(
                    "HOLDER %d %d %s\n"
                            .formatted(
                                    holder.pid(), holder.since().toEpochMilli(), holder.command()));
        }
        send(text.append("END\n").toString());
    }

    Roll roll() throws IOException {
        String[] store = line().split(" ", -1);
        if (store.length != 5 || !store[0].equals("STORE")) {
            throw new IOException("not the answer of a store: " + String.join(" ", store));
        }
        List<Holder> holders = new ArrayList<>();
        for (String line = line(); !line.equals("END"); line = line()) {
            String[] holder = line.split(" ", 4);
            holders.add(
                    new Holder(
                            Long.parseLong(holder[1]),
                            Instant.ofEpochMilli(Long.parseLong(holder[2])),
                            holder[3]));
        }
        return new Roll(
                Long.parseLong(store[1]),
                Integer.parseInt(store[2]),
                Duration.ofMillis(Long.parseLong(store[3])),
                store[4].equals("stopping"),
                holders);
    }
}
