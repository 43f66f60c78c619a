package tracer.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.neo4j.GraphStore;
import tracer.neo4j.server.BoltAccess;

/**
 * The value of an output followed over fourteen transactions, as the tool does it and in plain
 * Cypher over the same graph: the transactions that can be reached (distinct), and all paths with
 * the least amount on each. Neither query of Cypher says how much of the value came where; that
 * would need the order of the transactions and the amounts of all their inputs.
 *
 * <p>Every way gets the same outputs, in turn each way is the first to ask for one. A query that
 * takes longer than twenty seconds is ended and counts as that.
 */
final class AgainstCypher implements AutoCloseable {
    private static final int HOPS = 14;
    private static final int WARM = 5;
    private static final int TRACES = 20;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** From the spender of the output on; the spend itself is the first hop. */
    private static final String REACHED =
            """
            MATCH (:Transaction {id: $tx})-[spend:FLOW {index: $index}]->(first:Transaction)
            MATCH (first)-[:FLOW*0..13]->(reached)
            RETURN count(DISTINCT reached) AS count\
            """;

    private static final String PATHS =
            """
            MATCH (:Transaction {id: $tx})-[spend:FLOW {index: $index}]->(first:Transaction)
            MATCH path = (first)-[:FLOW*0..13]->(reached)
            WITH reached, reduce(least = spend.value, f IN relationships(path) |
                CASE WHEN f.value < least THEN f.value ELSE least END) AS amount
            RETURN count(amount) AS count, sum(amount) AS amounts\
            """;

    private final Driver driver;
    private final FlowTracing tracing;

    private AgainstCypher(Driver driver, FlowTracing tracing) {
        this.driver = driver;
        this.tracing = tracing;
    }

    static AgainstCypher of(BoltAccess access, GraphStore store) {
        return new AgainstCypher(
                GraphDatabase.driver(
                        access.uri().value(),
                        AuthTokens.basic(access.user(), access.password().reveal())),
                new FlowTracing(store.ledger(), store.labels(), store.entities()));
    }

    /** Takes the outputs it asks about from the end of the list. */
    void run(List<OutPoint> outputs) {
        List<Way> ways =
                List.of(
                        new Way(
                                "tracer: amounts by haircut-int",
                                o -> trace(o, Policy.HAIRCUT_INT)),
                        new Way("tracer: amounts by fifo", o -> trace(o, Policy.FIFO)),
                        new Way("Cypher: distinct transactions reached", o -> ask(REACHED, o)),
                        new Way("Cypher: all paths, least amount", o -> ask(PATHS, o)));
        for (int i = -WARM; i < TRACES; i++) {
            OutPoint output = outputs.removeLast();
            for (int n = 0; n < ways.size(); n++) {
                ways.get(Math.floorMod(i + n, ways.size())).time(output, i);
            }
        }
        System.out.printf(
                "%n%d outputs over %d hops%n%n| way | median ms | worst ms | sum s | median found | most | ended |%n|---|---:|---:|---:|---:|---:|---:|%n",
                TRACES, HOPS);
        ways.forEach(Way::print);
    }

    private OptionalLong trace(OutPoint output, Policy policy) {
        return OptionalLong.of(
                tracing.trace(
                                new TraceRequest(
                                        output,
                                        Direction.FORWARD,
                                        policy,
                                        Limits.NONE.withHops(HOPS),
                                        StopRules.NONE),
                                Progress.SILENT,
                                Cancellation.NEVER)
                        .steps()
                        .size());
    }

    /** Empty if it took too long. */
    private OptionalLong ask(String query, OutPoint output) {
        try (Session session = driver.session()) {
            return OptionalLong.of(
                    session.run(
                                    query,
                                    Map.of("tx", output.tx().toString(), "index", output.index()),
                                    TransactionConfig.builder().withTimeout(LONGEST).build())
                            .single()
                            .get("count")
                            .asLong());
        } catch (Neo4jException e) {
            if (e.code().contains("TransactionTimedOut")) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    /** A way to answer, with what it took. */
    private static final class Way {
        private final String name;
        private final Question question;
        private final double[] millis = new double[TRACES];
        private final long[] found = new long[TRACES];
        private int ended;

        @FunctionalInterface
        interface Question {
            OptionalLong about(OutPoint output);
        }

        Way(String name, Question question) {
            this.name = name;
            this.question = question;
        }

        void time(OutPoint output, int round) {
            long start = System.nanoTime();
            OptionalLong answer = question.about(output);
            if (round >= 0) {
                millis[round] = (System.nanoTime() - start) / 1e6;
                found[round] = answer.orElse(0);
                ended += answer.isEmpty() ? 1 : 0;
            }
        }

        void print() {
            double sum = Arrays.stream(millis).sum() / 1e3;
            Arrays.sort(millis);
            Arrays.sort(found);
            System.out.printf(
                    "| %s | %.0f | %.0f | %.1f | %,d | %,d | %d |%n",
                    name,
                    millis[TRACES / 2],
                    millis[TRACES - 1],
                    sum,
                    found[TRACES / 2],
                    found[TRACES - 1],
                    ended);
        }
    }
}
