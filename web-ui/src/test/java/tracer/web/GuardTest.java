package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static WebServer server;
    private static Http http;
    private static int port;

    @BeforeAll
    static void start() {
        server = WebServer.start(new PeelingCase().inquiry(), 0);
        http = new Http(server.url());
        port = URI.create(server.url()).getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:%d",
                "127.0.0.1.evil.example:%d",
                "127.0.0.1:1",
                "127.0.0.1"
            })
    void answersUnderItsOwnNameOnly(String host) {
        String request =
                "GET /api/v1/status HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                        .formatted(host.formatted(port));
        assertThat(http.statusOf(request)).contains(" 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:%d", "localhost:%d", "[::1]:%d"})
    void answersUnderEachOfItsOwnNames(String host) {
        String request =
                "GET /api/v1/status HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                        .formatted(host.formatted(port));
        assertThat(http.statusOf(request)).contains(" 200 ");
    }

    @Test
    void listensOnThisMachineOnly() throws Exception {
        List<InetAddress> others =
                Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                        .flatMap(i -> Collections.list(i.getInetAddresses()).stream())
                        .filter(a -> !a.isLoopbackAddress())
                        .toList();
        Assumptions.assumeFalse(others.isEmpty(), "this machine has no other address");
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThat(
                                org.assertj.core.api.Assertions.catchThrowable(() ->
                                        socket.connect(new InetSocketAddress(other, port), 500)))
                        .as("%s", other)
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void onlyAnswersQuestions(String method) {
        HttpResponse<String> answer = http.send(method, "api/v1/status");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api/v1/status", "js/main.js", "nothing.here", "api/v1/tx/zz"})
    void everyAnswerKeepsOtherSitesOut(String path) {
        HttpResponse<String> answer = http.get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("same-origin");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../WebServer.class",
                "..%2f..%2fWebServer.class",
                "js/%2e%2e/%2e%2e/WebServer.class",
                "js//main.js",
                "META-INF/MANIFEST.MF",
                "js/",
                "js",
                "%00",
                "js/main.js%00.html"
            })
    void servesNothingButTheWorkbench(String path) {
        assertThat(
                        http.statusOf(
                                "GET /%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n"
                                        .formatted(path, port)))
                .matches("HTTP/1.1 40[04].*");
    }

    @Test
    void filesAreSentAgainOnlyWhenTheyChanged() {
        HttpResponse<String> first = http.get("lib/cytoscape.js");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body().length()).isGreaterThan(300_000);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(http.get("lib/cytoscape.js", "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(http.get("lib/cytoscape.js", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
        assertThat(http.get("api/v1/status").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    @Test
    void headIsGetWithoutTheBody() {
        HttpResponse<String> head = http.send("HEAD", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    }

    @Test
    void anAbsurdlyLongRequestIsRefused() {
        assertThat(http.get("api/v1/search?q=" + "a".repeat(200_000)).statusCode())
                .isBetween(400, 431);
    }
}
