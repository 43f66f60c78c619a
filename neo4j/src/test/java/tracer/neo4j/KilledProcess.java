package tracer.neo4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.neo4j.server.BoltAccess;
import tracer.neo4j.server.TestStore;

/** A process that writes to the tests' store and is killed ({@code kill -9}) on the way. */
final class KilledProcess {
    private KilledProcess() {}

    /**
     * Starts it, waits until it says something, and then a while, and kills it.
     *
     * @param main takes the server's address, the user, and these arguments
     */
    static void kill(Class<?> main, String said, Duration then, Object... arguments)
            throws IOException, InterruptedException {
        BoltAccess access = TestStore.shared().access();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                access.uri().toString(),
                                access.user()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(KilledWriter.PASSWORD, access.password().reveal());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals(said)) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo(said);
            Thread.sleep(then);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
