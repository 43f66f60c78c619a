package tracer.neo4j;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.account.AccountBlock;
import tracer.account.AccountInventory;
import tracer.account.AccountTransaction;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.account.TransferKind;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/** What the store knows about one EVM chain as a whole; kept up with every change. Mutable. */
final class AccountState {
    private static final Cypher LOCK = Cypher.of("account/lock");
    private static final Cypher SAVE = Cypher.of("account/save");
    private static final Cypher CLOSE_GATE = Cypher.of("account/close-gate");
    private static final Cypher STATE = Cypher.of("account/state");

    private static final String TRANSACTIONS = "transactions";
    private static final String UNKNOWN_OUTCOMES = "unknown-outcomes";
    private static final String NON_FUNGIBLE = "logs-of-single-things";
    private static final String UNKNOWN_KIND = "logs-of-unknown-kind";
    private static final String TRANSFERS = "transfers-";

    private final Heights covered;
    private final Heights callsNotSeen;
    private final Heights rewardsNotSeen;
    private final Map<String, Long> counts = new TreeMap<>();

    /** Of a chain of which nothing is stored. */
    private AccountState() {
        covered = Heights.of(List.of());
        callsNotSeen = Heights.of(List.of());
        rewardsNotSeen = Heights.of(List.of());
    }

    private AccountState(Record row) {
        covered = heights(row, "covered");
        callsNotSeen = heights(row, "callsNotSeen");
        rewardsNotSeen = heights(row, "rewardsNotSeen");
        for (String count : row.get("counts").asList(Value::asString)) {
            int at = count.indexOf('=');
            counts.put(count.substring(0, at), Long.parseLong(count.substring(at + 1)));
        }
    }

    private static Heights heights(Record row, String name) {
        return Heights.of(row.get(name).asList(Value::asInt));
    }

    /** Keeps other writers out until the transaction ends. */
    static AccountState lock(Work work, EvmChain chain) {
        return new AccountState(
                work.run(LOCK, Map.of("chain", chain.number(), "name", chain.id())).single());
    }

    /** The heights that are covered, as the change goes on. */
    Heights covered() {
        return covered;
    }

    void add(AccountBlock block) {
        covered.add(block.height());
        if (block.seen().calls() == Seen.Calls.NOT_SEEN) {
            callsNotSeen.add(block.height());
        }
        if (!block.seen().rewards()) {
            rewardsNotSeen.add(block.height());
        }
        count(block, 1);
    }

    void remove(AccountBlock block) {
        covered.remove(block.height());
        callsNotSeen.remove(block.height());
        rewardsNotSeen.remove(block.height());
        count(block, -1);
    }

    private void count(AccountBlock block, int sign) {
        for (AccountTransaction t : block.transactions()) {
            count(TRANSACTIONS, sign);
            if (t.outcome() == AccountTransaction.Outcome.UNKNOWN) {
                count(UNKNOWN_OUTCOMES, sign);
            }
            count(NON_FUNGIBLE, sign * (long) t.notFollowed().nonFungible());
            count(UNKNOWN_KIND, sign * (long) t.notFollowed().unknownKind());
        }
        block.transfers().map(Transfer::kind).forEach(k -> count(TRANSFERS + k.id(), sign));
    }

    private void count(String what, long more) {
        counts.merge(what, more, Math::addExact);
    }

    /** The last thing before the commit: from here on readers wait. */
    void save(Work work, EvmChain chain, Optional<BlockHash> tip) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("chain", chain.number());
        parameters.put("tip", tip.map(BlockHash::toString).orElse(""));
        parameters.put("covered", covered.bounds());
        parameters.put("callsNotSeen", callsNotSeen.bounds());
        parameters.put("rewardsNotSeen", rewardsNotSeen.bounds());
        List<String> all = new ArrayList<>();
        counts.forEach((what, n) -> all.add(what + "=" + n));
        parameters.put("counts", all);
        work.run(SAVE, parameters).consume();
        work.run(CLOSE_GATE).consume();
    }

    static Coverage coverage(Work work, EvmChain chain) {
        return load(work, chain).map(AccountState::coverage).orElse(Coverage.NOTHING);
    }

    private static Coverage coverage(Record row) {
        List<HeightRange> ranges = heights(row, "covered").ranges();
        return ranges.isEmpty()
                ? Coverage.NOTHING
                : new Coverage(
                        ranges,
                        Optional.of(
                                new ChainTip(
                                        ranges.getLast().to(),
                                        BlockHash.of(row.get("tip").asString()))));
    }

    /**
     * What is stored, counted.
     *
     * @param tokens that a stored transfer moves
     */
    static AccountInventory inventory(Work work, EvmChain chain, long tokens) {
        return load(work, chain)
                .map(AccountState::new)
                .orElseGet(AccountState::new)
                .inventory(tokens);
    }

    private AccountInventory inventory(long tokens) {
        Map<TransferKind, Long> transfers = new EnumMap<>(TransferKind.class);
        for (TransferKind kind : TransferKind.values()) {
            long n = counted(TRANSFERS + kind.id());
            if (n > 0) {
                transfers.put(kind, n);
            }
        }
        return new AccountInventory(
                covered.ranges().stream().mapToLong(HeightRange::count).sum(),
                counted(TRANSACTIONS),
                counted(UNKNOWN_OUTCOMES),
                transfers,
                new AccountInventory.NotFollowed(counted(NON_FUNGIBLE), counted(UNKNOWN_KIND)),
                tokens,
                callsNotSeen.ranges(),
                rewardsNotSeen.ranges());
    }

    private long counted(String what) {
        return counts.getOrDefault(what, 0L);
    }

    private static Optional<Record> load(Work work, EvmChain chain) {
        return work.run(STATE, Map.of("chain", chain.number())).stream().findFirst();
    }
}
