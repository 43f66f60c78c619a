package tracer.ingest.corejson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import tracer.problem.BadInput;

/** How a node knows who asks. Never printed: its text names the kind alone. */
public sealed interface RpcLogin {
    /** A user and password as in the node's {@code rpcauth} setting. */
    record UserPassword(String user, String password) implements RpcLogin {
        public UserPassword {
            if (user.isEmpty() || user.indexOf(':') >= 0) {
                throw new BadInput("the RPC user must not be empty or contain a colon");
            }
        }

        @Override
        public String toString() {
            return "user and password";
        }
    }

    /**
     * The cookie that a node writes anew at every start, usually {@code .cookie} in its data
     * folder.
     */
    record CookieFile(Path file) implements RpcLogin {
        @Override
        public String toString() {
            return "cookie file " + file;
        }
    }

    /**
     * The value of the HTTP header {@code Authorization}, read anew each time.
     *
     * @throws BadInput if the cookie file cannot be read
     */
    default String authorization() {
        String secret =
                switch (this) {
                    case UserPassword(String user, String password) -> user + ":" + password;
                    case CookieFile(Path file) -> read(file);
                };
        return "Basic "
                + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path file) {
        try {
            String cookie = Files.readString(file).strip();
            if (cookie.indexOf(':') > 0 && cookie.lines().count() == 1) {
                return cookie;
            }
        } catch (IOException e) {
            throw new BadInput(
                    "cookie file %s cannot be read: %s; the node writes it when it starts and removes it when it stops"
                            .formatted(file, e),
                    e);
        }
        throw new BadInput("%s is not a cookie file of a Bitcoin node".formatted(file));
    }
}
