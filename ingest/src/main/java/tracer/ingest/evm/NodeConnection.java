package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tracer.ingest.json.Json;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * Asks one EVM node by JSON-RPC over HTTP, and nobody else: no redirect is followed, no proxy used.
 * What may pass by itself (too many requests, a busy gateway, a broken connection, no answer in
 * time) is tried again with growing pauses; what will not is not. A node that takes no batches is
 * asked singly. Thread-safe; a few questions are open at once.
 */
final class NodeConnection implements AutoCloseable {
    /** Traces of a full block in JSON stay far below. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int AT_ONCE = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OTHER_SERVER_ERRORS = 501;

    private final NodeAddress node;
    private final NodePatience patience;
    private final HttpClient client;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean hasAnswered = new AtomicBoolean();
    private final AtomicBoolean takesBatches = new AtomicBoolean(true);

    NodeConnection(NodeAddress node, NodePatience patience) {
        this.node = node;
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(patience.connecting())
                        .build();
    }

    /** What came of one attempt. */
    private sealed interface Attempt {
        record Done(JsonNode reply) implements Attempt {}

        /** Whatever was asked, it was too much at once. */
        record TooMuch() implements Attempt {}

        record TryAgain(String why, Duration atLeast) implements Attempt {}
    }

    NodeAnswer ask(NodeQuestion question) {
        return exchange(List.of(question), false).getFirst();
    }

    /** Asks many questions in one exchange; the answers come in their order. */
    List<NodeAnswer> ask(List<NodeQuestion> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        if (questions.size() > 1 && takesBatches.get()) {
            return exchange(questions, true);
        }
        List<NodeAnswer> answers = new ArrayList<>();
        questions.forEach(q -> answers.add(ask(q)));
        return answers;
    }

    /** Bytes of all answers. */
    long bytes() {
        return bytes.get();
    }

    NodeAddress node() {
        return node;
    }

    String where(String method) {
        return "answer of %s to %s".formatted(node, method);
    }

    private List<NodeAnswer> exchange(List<NodeQuestion> questions, boolean asBatch) {
        String methods =
                questions.stream()
                        .map(NodeQuestion::method)
                        .distinct()
                        .collect(Collectors.joining(", "));
        NodeReply reading = new NodeReply(node, where(methods));
        Duration pause = patience.firstPause();
        String why = "";
        for (int i = 0; i < patience.attempts(); i++) {
            switch (attempt(body(questions, asBatch))) {
                case Attempt.Done(JsonNode reply) -> {
                    if (asBatch && !reply.isArray()) {
                        return singly(questions);
                    }
                    List<NodeAnswer> answers =
                            asBatch
                                    ? reading.many(reply, questions.size())
                                    : List.of(reading.one(reply));
                    Optional<NodeAnswer.Refused> busy = busy(answers);
                    if (busy.isEmpty()) {
                        return answers;
                    }
                    why = "wants fewer questions: " + busy.get();
                    sleep(pause);
                }
                case Attempt.TooMuch() -> {
                    if (!asBatch) {
                        throw new BadInput(
                                "the node at %s says that a question of %s is too large"
                                        .formatted(node, methods));
                    }
                    return singly(questions);
                }
                case Attempt.TryAgain(String reason, Duration atLeast) -> {
                    why = reason;
                    if (i < patience.attempts() - 1) {
                        sleep(pause.compareTo(atLeast) > 0 ? pause : atLeast);
                    }
                }
            }
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                            ? LONGEST_PAUSE
                            : pause.multipliedBy(2);
        }
        throw new DataGap(
                "the node at %s %s, at %d attempts. Look whether it runs, then start again; what is stored stays"
                        .formatted(node, why, patience.attempts()));
    }

    private static Optional<NodeAnswer.Refused> busy(List<NodeAnswer> answers) {
        return answers.stream()
                .filter(NodeAnswer.Refused.class::isInstance)
                .map(NodeAnswer.Refused.class::cast)
                .filter(NodeAnswer.Refused::isForNow)
                .findFirst();
    }

    private List<NodeAnswer> singly(List<NodeQuestion> questions) {
        takesBatches.set(false);
        return ask(questions);
    }

    private static String body(List<NodeQuestion> questions, boolean asBatch) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (int i = 0; i < questions.size(); i++) {
            ObjectNode request = all.addObject();
            request.put("jsonrpc", "2.0").put("id", i).put("method", questions.get(i).method());
            request.set("params", Json.MAPPER.valueToTree(questions.get(i).parameters()));
        }
        return (asBatch ? all : all.get(0)).toString();
    }

    private Attempt attempt(String body) {
        HttpRequest request =
                HttpRequest.newBuilder(node.url())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        free.acquireUninterruptibly();
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return judge(sent.get(patience.answering().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return tryAgain(
                    "did not answer within %d s".formatted(patience.answering().toSeconds()));
        } catch (ExecutionException e) {
            return failed(Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new DataGap("asking the node at %s was interrupted".formatted(node));
        } finally {
            free.release();
        }
    }

    private Attempt failed(Throwable cause) {
        boolean unreachable =
                cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        if (unreachable && !hasAnswered.get()) {
            throw new DataGap(
                    "no node can be reached at %s; look whether it runs and listens there"
                            .formatted(node));
        }
        return tryAgain(
                unreachable
                        ? "cannot be reached any more"
                        : "broke the connection off (%s)"
                                .formatted(cause.getClass().getSimpleName()));
    }

    private static Attempt tryAgain(String why) {
        return new Attempt.TryAgain(why, Duration.ZERO);
    }

    private Attempt judge(HttpResponse<byte[]> response) {
        bytes.addAndGet(response.body().length);
        int status = response.statusCode();
        hasAnswered.set(true);
        if (status == TOO_MANY) {
            return new Attempt.TryAgain(
                    "wants fewer questions (HTTP status 429)", wanted(response));
        }
        if (status == TIMEOUT || status >= OTHER_SERVER_ERRORS) {
            return new Attempt.TryAgain(
                    "is too busy (HTTP status %d)".formatted(status), wanted(response));
        }
        if (status == TOO_LARGE) {
            return new Attempt.TooMuch();
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN || status == PAYMENT_REQUIRED) {
            throw new BadInput(
                    "the node at %s refuses (HTTP status %d); look whether the key within its address is right and still valid"
                            .formatted(node, status));
        }
        Optional<JsonNode> reply = NodeReply.parse(response.body());
        if (reply.isPresent() && (reply.get().isArray() || reply.get().isObject())) {
            return new Attempt.Done(reply.get());
        }
        if (status == SERVER_ERROR) {
            return tryAgain("failed inside (HTTP status 500)");
        }
        if (status == OK) {
            throw new BadInput(
                    "the answer of the node at %s is no JSON that can be read (%,d bytes); ask it again, or another node"
                            .formatted(node, response.body().length));
        }
        throw new BadInput(
                "%s does not answer as an EVM node does (HTTP status %d); give the node's JSON-RPC address, such as http://127.0.0.1:8545"
                        .formatted(node, status));
    }

    /** How long the node asks to be left alone, if it says so in seconds. */
    private static Duration wanted(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(s -> s.matches("[0-9]{1,5}"))
                .map(s -> Duration.ofSeconds(Long.parseLong(s)))
                .map(d -> d.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : d)
                .orElse(Duration.ZERO);
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataGap("waiting for the node at %s was interrupted".formatted(node));
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
