package tracer.neo4j;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import tracer.job.Folders;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.ServerJars;
import tracer.neo4j.server.StoreMemory;
import tracer.neo4j.server.StoreSettings;
import tracer.neo4j.server.TrainedServer;

/**
 * Run by the build: starts the server once, gives it the store's schema, and keeps beside its jars
 * what the server loaded for that, and the database, for faster starts. Whatever goes wrong costs
 * nothing but that: it is said, and the build goes on.
 */
public final class StartTraining {
    private StartTraining() {}

    /**
     * @param args the server's folder
     */
    public static void main(String[] args) {
        ServerJars jars = new ServerJars(Path.of(args[0]));
        try {
            String schema = schema();
            if (!TrainedServer.isDone(jars, schema)) {
                run(jars, schema);
            }
        } catch (Exception e) {
            System.out.println("No cache for faster starts of the store was made: " + e);
        }
    }

    private static void run(ServerJars jars, String schema) throws Exception {
        Path folder = Files.createTempDirectory("tracer-start-training");
        try {
            StoreSettings settings =
                    new StoreSettings(
                            folder,
                            jars,
                            new StoreMemory(512, 128),
                            Duration.ZERO,
                            Duration.ofMinutes(1),
                            "the build");
            try (TrainedServer server = TrainedServer.start(settings)) {
                prepare(server.access());
                server.finish(schema);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void prepare(BoltAccess access) {
        try (Driver driver =
                GraphDatabase.driver(
                        access.uri().value(),
                        AuthTokens.basic(access.user(), access.password().reveal()))) {
            Schema.make(driver);
        }
    }

    /** Names and sums of the migrations. */
    private static String schema() throws IOException, URISyntaxException {
        Path migrations = Path.of(Schema.class.getResource("migrations").toURI());
        StringBuilder schema = new StringBuilder();
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.sorted().toList()) {
                CRC32C sum = new CRC32C();
                sum.update(Files.readAllBytes(file));
                schema.append("%s %08x%n".formatted(file.getFileName(), sum.getValue()));
            }
        }
        return schema.toString();
    }
}
