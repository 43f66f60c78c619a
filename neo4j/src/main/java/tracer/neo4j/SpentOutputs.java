package tracer.neo4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.neo4j.driver.Record;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * Finds what the inputs of arriving blocks spend: outputs that arrive with them, that are
 * remembered, that are stored, that a node claims, or nothing. Refuses spends that cannot be.
 */
final class SpentOutputs {
    private static final Cypher EXISTING = Cypher.of("connect/existing");

    private final Map<TxId, Transaction> arriving;
    private final Map<TxId, Stored> stored;
    private final RecentOutputs recent;
    private final Map<OutPoint, TxId> spenders = new LinkedHashMap<>();

    /** Transactions by id as the store has them, with who spends which of their outputs. */
    record Stored(
            TxId id,
            Optional<Transaction> transaction,
            List<Integer> heights,
            Map<Integer, TxId> spends) {
        /** Whether only somebody who spends from it is stored. */
        boolean isStub() {
            return transaction.isEmpty();
        }

        private static Stored of(Record row) {
            String id = row.get("id").asString();
            Map<Integer, TxId> spends = new HashMap<>();
            row.get("spends")
                    .values()
                    .forEach(s -> spends.put(s.get(0).asInt(), TxId.of(s.get(1).asString())));
            if (row.get("height").isNull()) {
                return new Stored(TxId.of(id), Optional.empty(), List.of(), spends);
            }
            List<Integer> heights = new ArrayList<>();
            if (!row.get("overwritten").isNull()) {
                heights.addAll(row.get("overwritten").asList(v -> v.asInt()));
            }
            heights.add(row.get("height").asInt());
            Transaction t = TransactionRows.parse(id, row.get("raw").asByteArray());
            return new Stored(t.id(), Optional.of(t), heights, spends);
        }
    }

    private SpentOutputs(
            Map<TxId, Transaction> arriving, Map<TxId, Stored> stored, RecentOutputs recent) {
        this.arriving = arriving;
        this.stored = stored;
        this.recent = recent;
    }

    /**
     * Asks once for everything that the transactions need to know.
     *
     * @throws BadInput if an output is spent twice
     */
    static SpentOutputs load(Work work, Map<TxId, Transaction> arriving, RecentOutputs recent) {
        SpentOutputs spent = new SpentOutputs(arriving, new HashMap<>(), recent);
        Set<String> ids = new LinkedHashSet<>();
        for (Transaction t : arriving.values()) {
            ids.add(t.id().toString());
            for (OutPoint output : Spends.of(t)) {
                spent.claimSpend(output, t.id());
                if (!arriving.containsKey(output.tx()) && recent.find(output).isEmpty()) {
                    ids.add(output.tx().toString());
                }
            }
        }
        for (Stored s : work.ask(EXISTING, "ids", ids, Stored::of)) {
            spent.stored.put(s.id(), s);
        }
        spent.requireNotSpentBefore();
        return spent;
    }

    private void claimSpend(OutPoint output, TxId by) {
        TxId other = spenders.putIfAbsent(output, by);
        if (other != null) {
            throw spentTwice(output, other, by);
        }
    }

    private void requireNotSpentBefore() {
        for (Stored s : stored.values()) {
            s.spends()
                    .forEach((index, by) -> {
                        OutPoint output = new OutPoint(s.id(), index);
                        TxId other = spenders.get(output);
                        if (other != null && !other.equals(by)) {
                            throw spentTwice(output, by, other);
                        }
                    });
        }
    }

    /** How the store has a transaction, if at all. */
    Optional<Stored> stored(TxId id) {
        return Optional.ofNullable(stored.get(id));
    }

    /** Every output spent here. */
    Set<OutPoint> outputs() {
        return spenders.keySet();
    }

    /** Whether the store has nothing of a transaction yet, not even a stub. */
    boolean needsStub(OutPoint spent) {
        return !arriving.containsKey(spent.tx())
                && !stored.containsKey(spent.tx())
                && recent.find(spent).isEmpty();
    }

    /**
     * What is known of an output.
     *
     * @throws BadInput if its transaction is known and has no such output
     */
    Funding funding(OutPoint spent, TxId by, Map<OutPoint, Output> claimed) {
        Optional<Transaction> from =
                Optional.ofNullable(arriving.get(spent.tx()))
                        .or(() -> stored(spent.tx()).flatMap(Stored::transaction));
        if (from.isPresent()) {
            return new Funding.Known(outputOf(from.get(), spent, by));
        }
        return recent.find(spent)
                .<Funding>map(Funding.Known::new)
                .or(() -> Optional.ofNullable(claimed.get(spent)).map(Funding.Claimed::new))
                .orElseGet(Funding.Unknown::new);
    }

    /**
     * The output that an outpoint names.
     *
     * @throws BadInput if the transaction has none there
     */
    static Output outputOf(Transaction from, OutPoint spent, TxId by) {
        if (spent.index() >= from.outputs().size()) {
            throw new BadInput(
                    "Transaction %s spends output %s, but that transaction has only %d outputs."
                            .formatted(by, spent, from.outputs().size()));
        }
        return from.outputs().get(spent.index());
    }

    private static BadInput spentTwice(OutPoint output, TxId first, TxId second) {
        return new BadInput(
                "Output %s is spent by two transactions: %s and %s."
                        .formatted(output, first, second));
    }
}
