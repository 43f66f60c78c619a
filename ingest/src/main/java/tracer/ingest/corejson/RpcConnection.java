package tracer.ingest.corejson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tracer.ingest.json.Json;
import tracer.ingest.json.JsonFile;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Asks one node by JSON-RPC over HTTP. What may pass by itself (a starting or busy node, a broken
 * connection) is tried again with growing pauses; what will not (a wrong password, a wrong address)
 * is not. Neither login nor answer is ever part of a message beyond a short excerpt. Not
 * thread-safe.
 */
final class RpcConnection implements AutoCloseable {
    /** A block of the greatest weight with all its JSON stays far below. */
    private static final long MOST_BYTES = 512L << 20;

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final URI url;
    private final RpcLogin login;
    private final RpcPatience patience;
    private final HttpClient client;
    private String authorization;
    private long bytes;
    private boolean hasAnswered;

    RpcConnection(URI url, RpcLogin login, RpcPatience patience) {
        this.url = requireUsable(url);
        this.login = login;
        this.patience = patience;
        this.authorization = login.authorization();
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(patience.connecting())
                        .build();
    }

    private static URI requireUsable(URI url) {
        if (url.getUserInfo() != null) {
            throw new BadInput(
                    "give user and password of the node apart from its address, so that they show up nowhere");
        }
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new BadInput(
                    "'%s' is no address of a node; write one such as http://127.0.0.1:8332"
                            .formatted(url));
        }
        return url;
    }

    /** What came of one attempt. */
    private sealed interface Attempt<T> {
        record Done<T>(T value) implements Attempt<T> {}

        record TryAgain<T>(String why) implements Attempt<T> {}
    }

    /**
     * Asks one question.
     *
     * @param result reads the result from its first token
     */
    <T> RpcAnswer<T> ask(String method, List<?> parameters, JsonFile.Reading<T> result) {
        String where = where(method);
        return exchange(
                request(method, parameters, 0),
                where,
                parser -> RpcAnswer.read(parser, where, result));
    }

    /** Asks one question many times in one exchange; the answers come in the questions' order. */
    List<RpcAnswer<JsonNode>> askMany(String method, List<? extends List<?>> parameters) {
        ArrayNode batch = Json.MAPPER.createArrayNode();
        for (int i = 0; i < parameters.size(); i++) {
            batch.add(request(method, parameters.get(i), i));
        }
        return exchange(
                batch,
                where(method),
                parser -> RpcBatch.read(parser, where(method), parameters.size()));
    }

    /** Bytes of all answers. */
    long bytes() {
        return bytes;
    }

    String where(String method) {
        return "answer of %s to %s".formatted(url, method);
    }

    @Override
    public String toString() {
        return url.toString();
    }

    private static ObjectNode request(String method, List<?> parameters, int id) {
        ObjectNode request = Json.MAPPER.createObjectNode();
        request.put("jsonrpc", "1.0").put("id", id).put("method", method);
        request.set("params", Json.MAPPER.valueToTree(parameters));
        return request;
    }

    private <T> T exchange(JsonNode body, String where, JsonFile.Reading<T> reading) {
        Duration pause = patience.firstPause();
        String why = "";
        for (int i = 0; i < patience.attempts(); i++) {
            if (i > 0) {
                sleep(pause);
                pause = pause.multipliedBy(2);
            }
            switch (attempt(body.toString(), where, reading)) {
                case Attempt.Done<T>(T value) -> {
                    return value;
                }
                case Attempt.TryAgain<T>(String reason) -> why = reason;
            }
        }
        throw new DataGap(
                "the node at %s %s, at %d attempts. Look whether it runs, then start again; what is stored stays"
                        .formatted(url, why, patience.attempts()));
    }

    private <T> Attempt<T> attempt(String body, String where, JsonFile.Reading<T> reading) {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return judge(
                    sent.get(patience.answering().toMillis(), TimeUnit.MILLISECONDS),
                    where,
                    reading);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Attempt.TryAgain<>(
                    "did not answer within %d s".formatted(patience.answering().toSeconds()));
        } catch (ExecutionException e) {
            boolean unreachable =
                    e.getCause() instanceof ConnectException
                            || e.getCause() instanceof HttpConnectTimeoutException;
            if (unreachable && !hasAnswered) {
                throw new DataGap(
                        "no node can be reached at %s; look whether it runs and has server=1 in its settings"
                                .formatted(url));
            }
            return new Attempt.TryAgain<>(
                    unreachable
                            ? "cannot be reached any more"
                            : "broke the connection off (%s)".formatted(e.getCause()));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new DataGap("asking the node at %s was interrupted".formatted(url));
        }
    }

    private <T> Attempt<T> judge(
            HttpResponse<byte[]> response, String where, JsonFile.Reading<T> reading) {
        bytes += response.body().length;
        hasAnswered = true;
        return switch (response.statusCode()) {
            case OK, SERVER_ERROR, NOT_FOUND, BAD_REQUEST -> read(response, where, reading);
            case UNAUTHORIZED -> retryWithNewCookie();
            case FORBIDDEN ->
                    throw new BadInput(
                            "the node at %s does not talk to this machine; allow it with rpcallowip in the node's settings"
                                    .formatted(url));
            case UNAVAILABLE -> new Attempt.TryAgain<>("is too busy");
            default -> throw noNode("HTTP status " + response.statusCode());
        };
    }

    /** A node that was started anew has a new cookie; a wrong password stays wrong. */
    private <T> Attempt<T> retryWithNewCookie() {
        String now = login.authorization();
        if (now.equals(authorization)) {
            throw new BadInput("the node at %s refuses this %s".formatted(url, login));
        }
        authorization = now;
        return new Attempt.TryAgain<>("refused its old cookie");
    }

    private <T> Attempt<T> read(
            HttpResponse<byte[]> response, String where, JsonFile.Reading<T> reading) {
        try (JsonParser parser = Json.MAPPER.createParser(response.body())) {
            parser.nextToken();
            T value = reading.read(parser);
            if (value instanceof RpcAnswer.Refused<?>(long code, String message)
                    && code == RpcAnswer.IN_WARMUP) {
                return new Attempt.TryAgain<>("is still starting (%s)".formatted(message));
            }
            return new Attempt.Done<>(value);
        } catch (JsonProcessingException e) {
            if (response.statusCode() != OK) {
                throw noNode("HTTP status " + response.statusCode());
            }
            throw new BadInput(
                    "%s, byte %d: cannot be read: %s"
                            .formatted(
                                    where,
                                    e.getLocation() == null ? 0 : e.getLocation().getByteOffset(),
                                    e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new BadInput("%s: cannot be read: %s".formatted(where, e), e);
        }
    }

    private BadInput noNode(String what) {
        return new BadInput(
                "%s does not answer as a Bitcoin node does (%s); give the node's RPC address, such as http://127.0.0.1:8332"
                        .formatted(url, what));
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataGap("waiting for the node at %s was interrupted".formatted(url));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
