package tracer.neo4j;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.AccountSink;
import tracer.ledger.EvmChain;

/** The EVM chains of a graph store. */
final class Neo4jAccounts implements AccountLedgers {
    private static final Cypher CHAINS = Cypher.of("account/chains");

    private final Database database;
    private final Map<EvmChain, AccountLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<EvmChain, AccountSink> sinks = new ConcurrentHashMap<>();

    Neo4jAccounts(Database database) {
        this.database = database;
    }

    @Override
    public List<EvmChain> chains() {
        return database.ask(CHAINS, row -> EvmChain.of(row.get("chain").asLong()));
    }

    @Override
    public AccountLedger ledger(EvmChain chain) {
        return ledgers.computeIfAbsent(chain, c -> new AccountReader(database, c));
    }

    @Override
    public AccountSink sink(EvmChain chain) {
        return sinks.computeIfAbsent(chain, c -> new AccountWriter(database, c));
    }
}
