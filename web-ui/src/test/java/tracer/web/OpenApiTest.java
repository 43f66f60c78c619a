package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The API is a promise: its document is pinned. After a change that is meant, run with {@code
 * -Dtracer.snapshot=write} and look at the difference.
 */
class OpenApiTest {
    private static final Path SNAPSHOT = Path.of("src/test/resources/tracer/web/openapi.json");

    @Test
    void isAsItWas() throws Exception {
        String now;
        try (WebServer server = WebServer.start(new PeelingCase().inquiry(), 0)) {
            now = new Http(server.url()).get("api/openapi.json").body() + "\n";
        }
        if ("write".equals(System.getProperty("tracer.snapshot"))) {
            Files.createDirectories(SNAPSHOT.getParent());
            Files.writeString(SNAPSHOT, now);
        }
        try (InputStream in = OpenApiTest.class.getResourceAsStream("openapi.json")) {
            String pinned =
                    in == null
                            ? Files.readString(SNAPSHOT)
                            : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(now).isEqualTo(pinned);
        }
    }
}
