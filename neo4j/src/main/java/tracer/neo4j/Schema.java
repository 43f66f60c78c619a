package tracer.neo4j;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.exceptions.Neo4jException;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.StoreDown;

/**
 * The store's schema: numbered, checksummed migrations, applied when a store is new or older than
 * this program. A newer store is refused, since this program would not understand it.
 */
final class Schema {
    /** Number of the last migration that this program knows. */
    static final int VERSION = 9;

    private static final Cypher LOOK = Cypher.of("store/look");
    private static final Cypher MADE = Cypher.of("store/made");
    private static final Cypher FOUND = Cypher.of("store/found");
    private static final Cypher SETTLE = Cypher.of("store/settle");

    private Schema() {}

    /**
     * Makes sure that the store has this schema.
     *
     * @return the Bitcoin network that it holds; empty if it is settled for none yet
     */
    static Optional<BitcoinChain> prepare(Driver driver, Database database) {
        Optional<Found> found = look(database);
        if (found.isEmpty() || found.get().schema() < VERSION) {
            if (found.isPresent() || !isMade(database)) {
                make(driver);
            }
            database.write(work -> work.run(FOUND, Map.of("schema", VERSION)).consume());
            found = look(database);
        }
        return found.orElseThrow(
                        () -> new StoreDown("The graph store lost what was just written to it."))
                .requireKnown()
                .chain()
                .map(BitcoinChain::of);
    }

    /**
     * Makes sure that the store holds this Bitcoin network and never another.
     *
     * @throws BadInput if it holds another
     */
    static void settle(Database database, BitcoinChain chain) {
        database.write(work -> {
            settle(work, chain);
            return true;
        });
    }

    /** As above, within a change. */
    static void settle(Work work, BitcoinChain chain) {
        String settled =
                work.run(SETTLE, Map.of("chain", chain.id())).single().get("chain").asString();
        if (!settled.equals(chain.id())) {
            throw new BadInput(
                    "This store holds %s, not %s. Name another data folder or store for %s."
                            .formatted(settled, chain.id(), chain.id()));
        }
    }

    /**
     * Requires that something was stored before.
     *
     * @throws DataGap if the store is new
     */
    static void requireUsed(Database database) {
        if (look(database).isEmpty()) {
            throw new DataGap(
                    "The store is empty. Begin with `tracer ingest bitcoin --blocks DIR`, or `tracer demo` for a complete small case.");
        }
    }

    private static Optional<Found> look(Database database) {
        return database.look(work -> work.run(LOOK).stream().map(Found::of).findFirst());
    }

    /** A new store begins with the schema that the build has made. */
    private static boolean isMade(Database database) {
        String last = "%04d".formatted(VERSION);
        return database.look(
                work -> work.run(MADE, Map.of("version", last)).single().get("made").asBoolean());
    }

    /** Applies the migrations that are missing, and says nothing of the store. */
    static void make(Driver driver) {
        MigrationsConfig config =
                MigrationsConfig.builder()
                        .withLocationsToScan("classpath:tracer/neo4j/migrations")
                        // The store takes no change of schema and of data in one transaction;
                        // every statement can be run again.
                        .withTransactionMode(MigrationsConfig.TransactionMode.PER_STATEMENT)
                        .build();
        try {
            new Migrations(config, driver).apply();
        } catch (Neo4jException e) {
            throw StoreProblems.of(e);
        } catch (MigrationsException e) {
            throw new StoreDown(
                    "The graph store's schema cannot be brought to version %d: %s"
                            .formatted(VERSION, e.getMessage()),
                    e);
        }
    }

    /** What a store says about itself. */
    private record Found(int schema, Optional<String> chain) {
        static Found of(Record row) {
            return new Found(
                    row.get("schema").asInt(),
                    row.get("chain").isNull()
                            ? Optional.empty()
                            : Optional.of(row.get("chain").asString()));
        }

        Found requireKnown() {
            if (schema > VERSION) {
                throw new StoreDown(
                        "The graph store was written by a newer Tracer: its schema is %d, this one knows %d. Update Tracer, or name another data folder."
                                .formatted(schema, VERSION));
            }
            return this;
        }
    }
}
