package tracer.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/** One of the two ways through the ledger: how value comes to a transaction and leaves it. */
sealed interface Course permits Forward, Backward, FeesForward, FeesBackward {
    /** The order in which transactions are met: none comes after one that its value goes to. */
    Comparator<Place> order();

    /**
     * The transactions that the value there goes on to. One question to the store for outputs, at
     * most: what was met is not asked for.
     */
    Map<Spot, Onward> onward(Collection<Exit> exits, Met met);

    /** Why nothing is known of where the value there goes on to. */
    TraceEnd nowhere(Exit exit, Optional<PlacedTransaction> from);

    /** Values of the slots that value enters a transaction by. */
    List<BigInteger> entering(PlacedTransaction transaction);

    /**
     * Values of the slots that it leaves by: those of {@link #exits}, forward then the fee unless
     * that is an exit too.
     */
    List<BigInteger> leaving(PlacedTransaction transaction);

    /** Where value lies on the side that it leaves by, in order: outputs first, forward. */
    List<Exit> exits(PlacedTransaction transaction);

    /** What is missing, if anything is, to take value through a transaction. */
    default Optional<String> missing(PlacedTransaction transaction) {
        return Slots.missing(transaction);
    }

    /** Why value can go nowhere from there, whoever holds it. */
    Optional<TraceEnd> lost(Exit exit, PlacedTransaction from);

    /** Why value comes to a transaction from nowhere. */
    Optional<TraceEnd> source(PlacedTransaction transaction);

    /** Which transaction pays and which spends an output that value goes through. */
    Sides sides(Optional<PlacedTransaction> from, Optional<PlacedTransaction> to);

    /** Value goes on to a transaction by a slot. */
    record Onward(PlacedTransaction transaction, int slot) {}

    /** Where value comes to. */
    sealed interface Exit {
        Spot spot();

        /** An output; {@code claimed} if only a node says what is in it. */
        record Paid(OutPoint output, Output content, boolean claimed) implements Exit {
            @Override
            public Spot spot() {
                return new Spot.Paid(output);
            }
        }

        /** Part of a block's reward: of the transaction that pays the fee, or the coinbase. */
        record Rewarded(RewardPart.Kind kind, TxId of, Place place) implements Exit {
            @Override
            public Spot spot() {
                return new Spot.Rewarded(kind, of);
            }
        }

        /** The outputs among places where value lies. */
        static List<OutPoint> outputs(Collection<Exit> exits) {
            return exits.stream()
                    .flatMap(e -> e instanceof Paid p ? Stream.of(p.output()) : Stream.empty())
                    .toList();
        }
    }

    /** The transactions on both sides of an output, as far as they were looked up. */
    record Sides(Optional<PlacedTransaction> paying, Optional<PlacedTransaction> spending) {}
}
