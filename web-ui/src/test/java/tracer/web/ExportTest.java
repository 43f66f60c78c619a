package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed of the case is paid to an advertising site, so its payer is protected. */
class ExportTest {
    private static final String BANNER = "CONFIDENTIAL: contains protected addresses";

    private static PeelingCase made;
    private static WebServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        made = new PeelingCase();
        server = WebServer.start(made.inquiry(), 0);
        http = new Http(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String question(String parameters) {
        return "api/v1/export?seed=%s&%s".formatted(made.seed(), parameters);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format=graphml",
                "format=csv",
                "format=json",
                "confidential=false",
                "confidential="
            })
    void aProtectedAddressIsNotHandedOutUnasked(String parameters) {
        HttpResponse<String> answer = http.get(question(parameters));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(Http.parse(answer.body()).get("detail").textValue())
                .contains("nothing was exported")
                .contains("protected address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphml", "json"})
    void confidentialFilesAreSentToBeKeptAndSaySo(String format) {
        HttpResponse<String> answer = http.get(question("confidential=true&format=" + format));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"CONFIDENTIAL-evidence-graph.%s\""
                                .formatted(format));
        assertThat(answer.body().lines().limit(3).toList().toString()).contains(BANNER);
        assertThat(answer.body()).contains(made.seed().toString());
        assertThat(http.get(question("confidential=true&format=" + format)).body())
                .isEqualTo(answer.body());
    }

    @Test
    void tablesComeInAnArchiveOfTheSameBytes() throws Exception {
        byte[] zip = bytes(question("confidential=true&format=csv"));

        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                names.add(e.getName());
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).as(e.getName()).startsWith(BANNER);
            }
        }
        assertThat(names)
                .containsExactly(
                        "README.txt",
                        "transactions.csv",
                        "addresses.csv",
                        "parties.csv",
                        "edges.csv");
        assertThat(bytes(question("confidential=true&format=csv"))).isEqualTo(zip);
    }

    @Test
    void theGraphAnswersTheQuestionOfTheTrace() {
        String limits = "&hops=3&policy=haircut";
        JsonNode graph =
                Http.parse(http.get(question("confidential=true&format=json" + limits)).body());
        JsonNode trace = http.json("api/v1/trace?seed=" + made.seed() + limits);

        assertThat(graph.get("dataHash")).isEqualTo(trace.get("dataHash"));
        assertThat(graph.get("truncated").booleanValue()).isTrue();
        assertThat(graph.get("notFollowed")).hasSameSizeAs(trace.get("notFollowed"));
        for (JsonNode holding : trace.get("holdings")) {
            assertThat(graph.get("edges"))
                    .anyMatch(e ->
                            e.get("reference").equals(holding.get("output"))
                                    && e.get("traced").equals(holding.at("/traced/sats")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"format=xlsx", "confidential=perhaps", "colour=red", "hops=-1"})
    void whatIsNotUnderstoodIsRefused(String parameters) {
        assertThat(http.get(question(parameters)).statusCode()).isEqualTo(400);
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        }
    }
}
