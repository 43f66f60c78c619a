package tracer.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.BoltUri;
import tracer.neo4j.server.Password;
import tracer.neo4j.server.StoreSettings;

/** Which store a command works on: the embedded one in a data folder, or somebody's own server. */
final class StoreOptions {
    private static final Duration DEFAULT_KEEP = Duration.ofSeconds(60);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Data folder of the embedded store (default: $TRACER_DATA, else ~/.tracer).")
    @Nullable Path data;

    @Option(
            names = "--neo4j",
            paramLabel = "URI",
            description =
                    "Use this Neo4j server (bolt://host:7687) instead of the embedded store. User and"
                            + " password come from $TRACER_NEO4J_USER and $TRACER_NEO4J_PASSWORD or"
                            + " from --neo4j-credentials.")
    @Nullable URI neo4j;

    @Option(
            names = "--neo4j-credentials",
            paramLabel = "FILE",
            description = "File with the user on its first line and the password on its second.")
    @Nullable Path credentials;

    @Option(
            names = "--keep-store",
            paramLabel = "SECONDS",
            description =
                    "How long the embedded store stays ready after the last command (default: 60).")
    @Nullable Integer keepSeconds;

    Path dataFolder(Map<String, String> environment) {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        String fromEnvironment = environment.get("TRACER_DATA");
        return fromEnvironment != null && !fromEnvironment.isBlank()
                ? Path.of(fromEnvironment).toAbsolutePath().normalize()
                : Path.of(System.getProperty("user.home"), ".tracer");
    }

    /** The embedded store that the options name. */
    StoreSettings settings(Map<String, String> environment) {
        return StoreSettings.at(dataFolder(environment))
                .withKeep(keep())
                .withHolder(Holding.ofThisCommand());
    }

    private Duration keep() {
        return keepSeconds == null ? DEFAULT_KEEP : Duration.ofSeconds(keepSeconds);
    }

    /** Somebody's own server, if one was named, with the credentials for it. */
    Optional<BoltAccess> externalAccess(Map<String, String> environment) {
        if (neo4j == null) {
            return Optional.empty();
        }
        Credentials c =
                credentials != null ? Credentials.read(credentials) : Credentials.of(environment);
        return Optional.of(
                new BoltAccess(new BoltUri(neo4j), c.user(), new Password(c.password())));
    }
}
