package tracer.neo4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.SimpleQueryRunner;

/** One database transaction under way. */
final class Work {
    /** Rows sent or asked for at a time; larger batches gained nothing. */
    static final int BATCH = 2_000;

    private final SimpleQueryRunner transaction;

    Work(SimpleQueryRunner transaction) {
        this.transaction = transaction;
    }

    Result run(Cypher query, Map<String, Object> parameters) {
        return transaction.run(query.text(), parameters);
    }

    Result run(Cypher query) {
        return run(query, Map.of());
    }

    /** Asks in batches for what the values are keys of. */
    <T> List<T> ask(
            Cypher query, String parameter, Collection<?> values, Function<Record, T> answer) {
        return ask(query, Map.of(), parameter, values, answer);
    }

    /** As above, with parameters that are the same for every batch. */
    <T> List<T> ask(
            Cypher query,
            Map<String, Object> same,
            String parameter,
            Collection<?> values,
            Function<Record, T> answer) {
        List<T> answers = new ArrayList<>();
        for (List<?> batch : batches(values)) {
            answers.addAll(run(query, with(same, parameter, batch)).list(answer));
        }
        return answers;
    }

    /** These parameters and one more. */
    static Map<String, Object> with(Map<String, Object> same, String parameter, List<?> values) {
        Map<String, Object> parameters = new HashMap<>(same);
        parameters.put(parameter, values);
        return parameters;
    }

    /** Sends rows in batches and expects nothing back. */
    void send(Cypher query, Collection<?> rows) {
        for (List<?> batch : batches(rows)) {
            run(query, Map.of("rows", batch)).consume();
        }
    }

    static <V> List<List<V>> batches(Collection<V> values) {
        return batches(values, BATCH);
    }

    /** The values in their order, at most so many together. */
    static <V> List<List<V>> batches(Collection<V> values, int most) {
        List<V> all = List.copyOf(values);
        List<List<V>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            batches.add(all.subList(from, Math.min(from + most, all.size())));
        }
        return batches;
    }
}
