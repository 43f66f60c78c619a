package tracer.neo4j;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/**
 * Database transactions with the promise that a reader sees whole changes.
 *
 * <p>Neo4j shows a reader what others have committed while they are still committing it, and a
 * large commit takes a tenth of a second. So there is a gate: a reader holds it shared for as long
 * as its transaction lasts, a writer closes it as the last thing before its commit. Both are locks
 * of the database on the store node's name, so that it holds between processes, too; readers do not
 * wait for each other, and for a writer only while it commits. Taking the gate counts as writing to
 * Neo4j, so a user who may only read cannot be used.
 *
 * <p>Transient errors are tried again as the driver does. Thread-safe.
 */
final class Database {
    /** Takes the gate. */
    static final Cypher ENTER = Cypher.of("store/enter");

    private final Driver driver;
    private final DiskRoom room;

    Database(Driver driver) {
        this(driver, DiskRoom.UNKNOWN);
    }

    Database(Driver driver, DiskRoom room) {
        this.driver = driver;
        this.room = room;
    }

    /** Asks within one transaction that sees whole changes. May be called again by a retry. */
    <T> T read(Function<Work, T> question) {
        return look(work -> {
            work.run(ENTER).consume();
            return question.apply(work);
        });
    }

    /** Asks one query, as {@link #read}, in one exchange instead of four; tried again like that. */
    <T> List<T> ask(Cypher query, Map<String, Object> parameters, Function<Record, T> answer) {
        return translated(session -> {
            try {
                return session.run(query.after(ENTER).text(), parameters).list(answer);
            } catch (Neo4jException e) {
                if (e instanceof RetryableException) {
                    return read(work -> work.run(query, parameters).list(answer));
                }
                throw e;
            }
        });
    }

    /** As above, without parameters. */
    <T> List<T> ask(Cypher query, Function<Record, T> answer) {
        return ask(query, Map.of(), answer);
    }

    /** Asks for what the values are keys of. */
    <T> List<T> ask(
            Cypher query, String parameter, Collection<?> values, Function<Record, T> answer) {
        return ask(query, Map.of(), parameter, values, answer);
    }

    /** As above, with parameters that are the same for every value. Many take several queries. */
    <T> List<T> ask(
            Cypher query,
            Map<String, Object> same,
            String parameter,
            Collection<?> values,
            Function<Record, T> answer) {
        if (values.isEmpty()) {
            return List.of();
        }
        if (values.size() > Work.BATCH) {
            return read(work -> work.ask(query, same, parameter, values, answer));
        }
        return ask(query, Work.with(same, parameter, List.copyOf(values)), answer);
    }

    /** Asks without the gate: what changes in one step, or is asked before there is a gate. */
    <T> T look(Function<Work, T> question) {
        return translated(s -> s.executeWrite(t -> question.apply(new Work(t))));
    }

    /**
     * As {@link #read}, never called again: for answers too large to be kept until they are whole.
     */
    <T> T readOnce(Function<Work, T> question) {
        return translated(session -> {
            try (Transaction t = session.beginTransaction()) {
                Work work = new Work(t);
                work.run(ENTER).consume();
                T answer = question.apply(work);
                t.commit();
                return answer;
            }
        });
    }

    /**
     * Changes within one transaction. May be called again by a retry.
     *
     * @throws tracer.problem.StoreDown if the disk has too little room, too
     */
    <T> T write(Function<Work, T> change) {
        room.require();
        return look(change);
    }

    /**
     * Does work of any length in transactions of its own while this one stays open and holds what
     * it locks; commits this one at the end. Never called again.
     */
    <T> T holding(Function<Work, T> work) {
        return translated(session -> {
            try (Transaction t = session.beginTransaction()) {
                T answer = work.apply(new Work(t));
                t.commit();
                return answer;
            }
        });
    }

    private <T> T translated(Function<Session, T> use) {
        try (Session session = driver.session()) {
            return use.apply(session);
        } catch (Neo4jException e) {
            throw StoreProblems.of(e);
        }
    }
}
