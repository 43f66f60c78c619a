package tracer.ingest.evm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A node on 127.0.0.1 that answers what it was told, and misbehaves when told to. */
final class FakeEvmNode implements AutoCloseable {
    static final String KEY = "s3cr3t-k3y-of-a-paid-service";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, String> answers = new HashMap<>();
    private final Deque<Misbehaviour> misbehaviours = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private boolean takesBatches = true;

    /** Takes over one exchange. */
    @FunctionalInterface
    interface Misbehaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    FakeEvmNode() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create(
                "http://127.0.0.1:%d/v3/%s".formatted(server.getAddress().getPort(), KEY));
    }

    /** What it says to a method, whatever the parameters. */
    FakeEvmNode says(String method, String result) {
        answers.put(method, "\"result\":" + result);
        return this;
    }

    FakeEvmNode refuses(String method, int code, String message) {
        answers.put(method, "\"error\":{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
        return this;
    }

    FakeEvmNode takesNoBatches() {
        takesBatches = false;
        return this;
    }

    /** The next exchange goes so; several are taken in turn. */
    FakeEvmNode next(Misbehaviour m) {
        misbehaviours.add(m);
        return this;
    }

    FakeEvmNode nextStatus(int status, String body) {
        return next(e -> send(e, status, body));
    }

    /** The methods asked for, a batch as one entry. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            List<String> methods = new ArrayList<>();
            if (request.isArray()) {
                request.forEach(r -> methods.add(r.get("method").asText()));
            } else {
                methods.add(request.get("method").asText());
            }
            asked.add(String.join("+", methods));
            Misbehaviour m = misbehaviours.poll();
            if (m != null) {
                m.answer(exchange);
            } else if (request.isArray() && !takesBatches) {
                send(
                        exchange,
                        200,
                        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600,\"message\":\"batch requests are not supported\"}}");
            } else if (request.isArray()) {
                ArrayNode all = JSON.createArrayNode();
                for (JsonNode one : request) {
                    all.insert(0, answer(one));
                }
                send(exchange, 200, all.toString());
            } else {
                send(exchange, 200, answer(request).toString());
            }
        }
    }

    private ObjectNode answer(JsonNode request) throws IOException {
        String said =
                answers.getOrDefault(
                        request.get("method").asText(),
                        "\"error\":{\"code\":-32601,\"message\":\"the method does not exist\"}");
        return (ObjectNode)
                JSON.readTree(
                        "{\"jsonrpc\":\"2.0\",\"id\":%s,%s}".formatted(request.get("id"), said));
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
