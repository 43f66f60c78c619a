package tracer.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.ingest.corejson.RpcLogin;
import tracer.problem.BadInput;

/** How to log in to a Bitcoin Core node. */
final class NodeOptions {
    private static final String PASSWORD = "TRACER_RPC_PASSWORD";

    @Option(
            names = "--cookie",
            paramLabel = "FILE",
            description = "The node's cookie file, such as ~/.bitcoin/.cookie.")
    @Nullable Path cookie;

    @Option(
            names = "--rpc-user",
            paramLabel = "USER",
            description = "The node's user; the password comes from $TRACER_RPC_PASSWORD.")
    @Nullable String user;

    RpcLogin login(Map<String, String> environment) {
        if (cookie != null && user == null) {
            return new RpcLogin.CookieFile(cookie);
        }
        String password = environment.get(PASSWORD);
        if (cookie != null || user == null || password == null) {
            throw new BadInput(
                    "a node wants to know who asks: give --cookie FILE, or --rpc-user USER with the password in $"
                            + PASSWORD);
        }
        return new RpcLogin.UserPassword(user, password);
    }
}
