package tracer.neo4j;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.function.BiFunction;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.Neo4jException;
import tracer.account.AccountLedgers;
import tracer.attribution.ActorStore;
import tracer.attribution.LabelArchive;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.entity.EvidenceRules;
import tracer.ledger.AddressHistory;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerSink;
import tracer.ledger.LedgerSource;
import tracer.neo4j.server.BoltAccess;
import tracer.price.RateStore;
import tracer.protection.ProtectionStore;

/**
 * A graph store on a Neo4j server, 5.26 or 2026.x: every port of the core, over one connection
 * pool. Holds at most one Bitcoin network, settled by the first who writes to it, and any number of
 * EVM chains beside it. Thread-safe.
 */
public final class GraphStore implements AutoCloseable {
    /** The Bitcoin network that a store without one answers for: the one that people mean. */
    public static final BitcoinChain ASSUMED = BitcoinChain.MAIN;

    private final Driver driver;
    private final LedgerSink sink;
    private final LedgerSource ledger;
    private final AddressHistory addresses;
    private final EntityStore entities;
    private final LabelStore labels;
    private final LabelArchive labelArchive;
    private final ActorStore actors;
    private final RateStore rates;
    private final ProtectionStore protections;
    private final AccountLedgers accounts;

    private GraphStore(Driver driver, Database database, BitcoinChain chain, EvidenceRules rules) {
        this.driver = driver;
        this.sink = new LedgerWriter(database, chain, rules);
        this.ledger = new LedgerReader(database, chain);
        this.addresses = new HistoryReader(database, chain);
        this.entities = new Neo4jEntities(database);
        this.actors = new Neo4jActors(database);
        this.rates = new Neo4jRates(database);
        this.labelArchive = new Neo4jLabelArchive(database, chain);
        this.labels = new Neo4jLabels(database, chain, labelArchive, actors);
        this.protections = new Neo4jProtections(database, chain);
        this.accounts = new Neo4jAccounts(database);
    }

    /**
     * Opens a store, creating or upgrading its schema where needed.
     *
     * @param rules draw evidence from transactions as they are stored
     * @throws tracer.problem.StoreDown if nobody answers, the password is refused, or the store was
     *     written by a newer program
     * @throws tracer.problem.BadInput if the store holds another Bitcoin network
     */
    public static GraphStore open(BoltAccess access, BitcoinChain chain, EvidenceRules rules) {
        return connect(access, (driver, database) -> open(driver, database, chain, rules));
    }

    /**
     * Opens a store for what it holds. If that is no Bitcoin network, {@link #ASSUMED} is answered
     * for, with no blocks; the store stays open for any.
     *
     * @throws tracer.problem.DataGap if it is new: nothing was ever stored
     * @throws tracer.problem.StoreDown as above
     */
    public static GraphStore openForItsChain(BoltAccess access, EvidenceRules rules) {
        return connect(
                access,
                (driver, database) -> {
                    Schema.requireUsed(database);
                    return openForAccounts(driver, database, rules);
                });
    }

    /**
     * Opens a store to put EVM chains into, new or not; which Bitcoin network it holds, if any, is
     * left as it is.
     *
     * @throws tracer.problem.StoreDown as above
     */
    public static GraphStore openForAccounts(BoltAccess access, EvidenceRules rules) {
        return connect(access, (driver, database) -> openForAccounts(driver, database, rules));
    }

    /** As above, over a driver that is there already; closing the store closes it. */
    public static GraphStore openForAccounts(Driver driver, EvidenceRules rules) {
        return openForAccounts(driver, new Database(driver), rules);
    }

    private static GraphStore openForAccounts(
            Driver driver, Database database, EvidenceRules rules) {
        BitcoinChain chain = Schema.prepare(driver, database).orElse(ASSUMED);
        return new GraphStore(driver, database, chain, rules);
    }

    private static GraphStore connect(
            BoltAccess access, BiFunction<Driver, Database, GraphStore> opening) {
        Driver driver =
                GraphDatabase.driver(
                        access.uri().value(),
                        AuthTokens.basic(access.user(), access.password().reveal()),
                        Config.builder().withMaxTransactionRetryTime(10, SECONDS).build());
        boolean isOpen = false;
        try {
            driver.verifyConnectivity();
            GraphStore store =
                    opening.apply(driver, new Database(driver, DiskRoom.of(access.folder())));
            isOpen = true;
            return store;
        } catch (Neo4jException e) {
            throw StoreProblems.of(e);
        } finally {
            if (!isOpen) {
                driver.close();
            }
        }
    }

    /** As above, over a driver that is there already; closing the store closes it. */
    public static GraphStore open(Driver driver, BitcoinChain chain, EvidenceRules rules) {
        return open(driver, new Database(driver), chain, rules);
    }

    private static GraphStore open(
            Driver driver, Database database, BitcoinChain chain, EvidenceRules rules) {
        Schema.prepare(driver, database);
        Schema.settle(database, chain);
        return new GraphStore(driver, database, chain, rules);
    }

    public LedgerSink sink() {
        return sink;
    }

    public LedgerSource ledger() {
        return ledger;
    }

    public AddressHistory addresses() {
        return addresses;
    }

    public EntityStore entities() {
        return entities;
    }

    public LabelStore labels() {
        return labels;
    }

    public LabelArchive labelArchive() {
        return labelArchive;
    }

    public ActorStore actors() {
        return actors;
    }

    public RateStore rates() {
        return rates;
    }

    public ProtectionStore protections() {
        return protections;
    }

    public AccountLedgers accounts() {
        return accounts;
    }

    @Override
    public void close() {
        driver.close();
    }
}
