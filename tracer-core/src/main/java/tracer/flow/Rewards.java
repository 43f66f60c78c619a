package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.ledger.LedgerSource;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/**
 * What goes into the coinbases of blocks, as far as one answer needs it. A block is read once, one
 * question each, and only its coinbase and the amounts of its fees are kept. Not thread-safe.
 */
final class Rewards {
    private final LedgerSource ledger;
    private final Map<Integer, Reward> read = new HashMap<>();
    private final Set<TxId> coinbases = new HashSet<>();

    Rewards(LedgerSource ledger) {
        this.ledger = ledger;
    }

    /** A block's reward. */
    sealed interface Reward {
        /**
         * All of it is known.
         *
         * @param coinbase as it stands on the active chain
         * @param payers the other transactions by position
         * @param parts in satoshis: the subsidy, then the fee of each of the payers
         */
        record Known(PlacedTransaction coinbase, List<TxId> payers, List<BigInteger> parts)
                implements Reward {
            public Known {
                payers = List.copyOf(payers);
                parts = List.copyOf(parts);
            }

            boolean hasFees() {
                return parts.stream().skip(1).anyMatch(p -> p.signum() != 0);
            }

            /** The outputs in order, then what was not claimed. */
            List<BigInteger> leaving() {
                List<BigInteger> slots = new ArrayList<>(Slots.outputs(coinbase));
                slots.add(Taint.total(parts).subtract(Taint.total(slots)));
                return slots;
            }
        }

        /** Nothing can be said of who gets the fees. */
        record Ended(TraceEnd why) implements Reward {}
    }

    /** The reward of the block at a height. */
    Reward at(int height) {
        read(Set.of(height));
        return java.util.Objects.requireNonNull(read.get(height));
    }

    /** The reward that a coinbase pays out, which {@link #at} knows. */
    Reward.Known known(PlacedTransaction coinbase) {
        if (at(coinbase.place().height()) instanceof Reward.Known known) {
            return known;
        }
        throw new IllegalStateException("nothing goes through coinbase " + coinbase.id());
    }

    /** Reads blocks that were not read before. */
    void read(Collection<Integer> heights) {
        Map<Integer, Reward> found = new HashMap<>();
        for (int height : new LinkedHashSet<>(heights)) {
            if (!read.containsKey(height)) {
                found.put(
                        height,
                        ledger.blocks(height, 1).stream()
                                .filter(b -> b.height() == height)
                                .findFirst()
                                .map(this::of)
                                .orElseGet(() -> missing("block " + height)));
            }
        }
        if (!found.isEmpty()) {
            read.putAll(withoutOverwritten(found));
        }
    }

    /** Whether one of the blocks read has this coinbase. */
    boolean isCoinbase(TxId id) {
        return coinbases.contains(id);
    }

    private Reward of(PlacedBlock block) {
        List<PlacedTransaction> transactions = block.transactions();
        if (transactions.isEmpty() || !transactions.getFirst().transaction().isCoinbase()) {
            return missing("the coinbase of block %d".formatted(block.height()));
        }
        List<BigInteger> parts = new ArrayList<>(transactions.size());
        parts.add(BigInteger.valueOf(ledger.chain().subsidy(block.height()).value()));
        for (PlacedTransaction t : transactions.subList(1, transactions.size())) {
            Optional<String> unknown = Slots.missing(t);
            if (unknown.isPresent()) {
                return missing("the fees of block %d: %s".formatted(block.height(), unknown.get()));
            }
            parts.add(Slots.outputsAndFee(t).getLast());
        }
        Reward.Known known =
                new Reward.Known(
                        transactions.getFirst(),
                        transactions.stream().skip(1).map(PlacedTransaction::id).toList(),
                        parts);
        if (known.leaving().getLast().signum() < 0) {
            return missing(
                    "the true fees of block %d: its coinbase pays out more than the subsidy and what is known of them"
                            .formatted(block.height()));
        }
        return known;
    }

    /** The same coinbase came again elsewhere (before BIP 30): what it paid here is lost. */
    private Map<Integer, Reward> withoutOverwritten(Map<Integer, Reward> found) {
        Map<TxId, PlacedTransaction> standing =
                ledger.transactions(
                        found.values().stream()
                                .flatMap(r ->
                                        r instanceof Reward.Known k
                                                ? java.util.stream.Stream.of(k.coinbase().id())
                                                : java.util.stream.Stream.empty())
                                .collect(Collectors.toCollection(LinkedHashSet::new)));
        Map<Integer, Reward> rewards = new HashMap<>();
        found.forEach((height, reward) -> {
            if (reward instanceof Reward.Known known) {
                PlacedTransaction now =
                        standing.getOrDefault(known.coinbase().id(), known.coinbase());
                if (now.place().height() == height) {
                    coinbases.add(now.id());
                    rewards.put(height, new Reward.Known(now, known.payers(), known.parts()));
                } else {
                    rewards.put(height, new Reward.Ended(new TraceEnd.Overwritten(now.place())));
                }
            } else {
                rewards.put(height, reward);
            }
        });
        return rewards;
    }

    private static Reward missing(String what) {
        return new Reward.Ended(new TraceEnd.NotIndexed(what));
    }
}
