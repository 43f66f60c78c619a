package tracer.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;

/** One of the two ways through the ledger: how value comes to a transaction and leaves it. */
sealed interface Course permits Forward, Backward {
    /** The order in which transactions are met: none comes after one that its value goes to. */
    Comparator<Place> order();

    /** The transactions that the value of these outputs goes on to. One question to the store. */
    Map<OutPoint, Onward> onward(Collection<OutPoint> outputs);

    /** Why nothing is known of where an output's value goes on to. */
    TraceEnd nowhere(OutPoint output, Optional<PlacedTransaction> from);

    /** Values of the slots that value enters a transaction by. */
    List<BigInteger> entering(PlacedTransaction transaction);

    /** Values of the slots that it leaves by: those of {@link #exits}, forward then the fee. */
    List<BigInteger> leaving(PlacedTransaction transaction);

    /** The outputs on the side that value leaves by, in order. */
    List<Exit> exits(PlacedTransaction transaction);

    /** Why value can go nowhere from an output, whoever holds it. */
    Optional<TraceEnd> lost(Output output, PlacedTransaction from);

    /** Why value comes to a transaction from nowhere. */
    Optional<TraceEnd> source(PlacedTransaction transaction);

    /** Which transaction pays and which spends an output that value goes through. */
    Sides sides(Optional<PlacedTransaction> from, Optional<PlacedTransaction> to);

    /** Value goes on to a transaction by a slot. */
    record Onward(PlacedTransaction transaction, int slot) {}

    /** An output that value comes to; {@code claimed} if only a node says what is in it. */
    record Exit(OutPoint output, Output content, boolean claimed) {}

    /** The transactions on both sides of an output, as far as they were looked up. */
    record Sides(Optional<PlacedTransaction> paying, Optional<PlacedTransaction> spending) {}
}
