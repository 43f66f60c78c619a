package tracer.neo4j.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Looks for a Bolt server on 127.0.0.1, without logging in. */
final class BoltProbe {
    private static final int MAGIC = 0x6060B017;

    /** Bolt 5.0 to 5.4, which every server that we support speaks. */
    private static final int VERSIONS = 0x00040405;

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    private BoltProbe() {}

    /** Whether a Bolt server answers the handshake. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), (int) ANSWER_WITHIN.toMillis());
            socket.setSoTimeout((int) ANSWER_WITHIN.toMillis());
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(20).putInt(MAGIC).putInt(VERSIONS).array());
            InputStream answer = socket.getInputStream();
            return answer.readNBytes(4).length == 4;
        } catch (IOException _) {
            // Refused or cut off: not yet.
            return false;
        }
    }

    /** A port that is free now; by the time of its use it may not be, which the start notices. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
