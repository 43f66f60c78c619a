package tracer.ingest.corejson;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * A node on 127.0.0.1 that answers as Bitcoin Core does, out of recorded answers, and misbehaves
 * when told to.
 */
final class FakeNode implements AutoCloseable {
    static final String USER = "alice";
    static final String PASSWORD = "s3cret-p4ss";

    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        // Without it each answer waits some 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final List<JsonNode> blocks = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Deque<Misbehaviour> misbehaviours = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private String secret = USER + ":" + PASSWORD;
    private String info = "{\"chain\":\"regtest\",\"blocks\":%d,\"pruned\":false}";
    private int highestVerbosity = 3;
    private int prunedBelow;

    /** Takes over one exchange; true if it has answered. */
    @FunctionalInterface
    interface Misbehaviour {
        boolean answer(HttpExchange exchange) throws IOException;
    }

    /** What getblock says to each block, by ascending height from 0. */
    FakeNode(List<String> lines) throws IOException {
        for (String line : lines) {
            JsonNode block = JSON.readTree(line);
            blocks.add(block);
            answers.put(block.get("hash").asText(), line);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeNode info(String json) {
        info = json;
        return this;
    }

    FakeNode secret(String userAndPassword) {
        secret = userAndPassword;
        return this;
    }

    FakeNode highestVerbosity(int v) {
        highestVerbosity = v;
        return this;
    }

    FakeNode prunedBelow(int height) {
        prunedBelow = height;
        return this;
    }

    /** The next exchange goes so; several are taken in turn. */
    FakeNode next(Misbehaviour m) {
        misbehaviours.add(m);
        return this;
    }

    FakeNode nextStatus(int status, String body) {
        return next(e -> {
            send(e, status, body);
            return true;
        });
    }

    /** Answers one question about a block with other text. */
    FakeNode replace(int height, String json) {
        answers.put(blocks.get(height).get("hash").asText(), json);
        return this;
    }

    /** Puts another block at a height, as a reorganisation does. */
    FakeNode replaceBlock(int height, String line) throws IOException {
        JsonNode block = JSON.readTree(line);
        blocks.set(height, block);
        answers.put(block.get("hash").asText(), line);
        return this;
    }

    /** The methods asked for, each request one entry. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Misbehaviour m = misbehaviours.poll();
            if (m != null && m.answer(exchange)) {
                return;
            }
            String expected = "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"jsonrpc\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            JsonNode request = JSON.readTree(body);
            if (request.isArray()) {
                List<String> all = new ArrayList<>();
                request.forEach(r -> all.add(answer(r).json));
                asked.add(request.get(0).get("method").asText() + " x" + request.size());
                send(exchange, 200, "[" + String.join(",", all.reversed()) + "]");
            } else {
                asked.add(request.get("method").asText());
                Answer answer = answer(request);
                send(exchange, answer.isError ? 500 : 200, answer.json);
            }
        }
    }

    private record Answer(String json, boolean isError) {}

    private Answer answer(JsonNode request) {
        JsonNode parameters = request.get("params");
        return switch (request.get("method").asText()) {
            case "getblockchaininfo" -> result(request, info.formatted(blocks.size() - 1));
            case "getblockhash" -> {
                int height = parameters.get(0).asInt();
                yield height < blocks.size()
                        ? result(request, blocks.get(height).get("hash").toString())
                        : error(request, -8, "Block height out of range");
            }
            case "getblockheader" -> {
                String hash = parameters.get(0).asText();
                yield blocks.stream()
                        .filter(b -> b.get("hash").asText().equals(hash))
                        .findFirst()
                        .map(b -> result(request, withoutTransactions(b)))
                        .orElseGet(() -> error(request, -5, "Block not found"));
            }
            case "getblock" -> getBlock(request, parameters);
            default -> error(request, -32601, "Method not found");
        };
    }

    private Answer getBlock(JsonNode request, JsonNode parameters) {
        if (parameters.get(1).asInt() > highestVerbosity) {
            return error(request, -8, "Verbosity out of range");
        }
        String hash = parameters.get(0).asText();
        Optional<JsonNode> block =
                blocks.stream().filter(b -> b.get("hash").asText().equals(hash)).findFirst();
        if (block.filter(b -> b.get("height").asInt() < prunedBelow).isPresent()) {
            return error(request, -1, "Block not available (pruned data)");
        }
        String text = answers.get(hash);
        return text == null ? error(request, -5, "Block not found") : result(request, text);
    }

    private static String withoutTransactions(JsonNode block) {
        com.fasterxml.jackson.databind.node.ObjectNode header = block.deepCopy();
        header.remove("tx");
        return header.toString();
    }

    private static Answer result(JsonNode request, String json) {
        return new Answer(
                "{\"result\":%s,\"error\":null,\"id\":%s}".formatted(json, request.get("id")),
                false);
    }

    private static Answer error(JsonNode request, int code, String message) {
        return new Answer(
                "{\"result\":null,\"error\":{\"code\":%d,\"message\":\"%s\"},\"id\":%s}"
                        .formatted(code, message, request.get("id")),
                true);
    }

    static void send(HttpExchange exchange, int status, String text) {
        try {
            byte[] body = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
