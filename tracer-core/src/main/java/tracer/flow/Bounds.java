package tracer.flow;

import java.util.Map;
import java.util.Optional;
import tracer.flow.TraceEnd.Limit;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;

/** Where the question says to stop. */
record Bounds(
        Limits limits,
        StopRules stops,
        Holders holders,
        CollaborativeSpends collaborative,
        Relative relative,
        Optional<Crowds> crowds) {

    /** Where nothing depends on seeds, and hubs are no end. */
    Bounds(Limits limits, StopRules stops, Holders holders, CollaborativeSpends collaborative) {
        this(limits, stops, holders, collaborative, Relative.NONE, Optional.empty());
    }

    /** Why a transaction is not entered, whoever's value comes to it. */
    Optional<TraceEnd> barrier(PlacedTransaction transaction) {
        Place place = transaction.place();
        if (limits.fromHeight().isPresent() && place.height() < limits.fromHeight().getAsInt()
                || limits.toHeight().isPresent() && place.height() > limits.toHeight().getAsInt()) {
            return limit(Limit.HEIGHT);
        }
        if (limits.from().filter(t -> place.claimedTime().isBefore(t)).isPresent()
                || limits.to().filter(t -> place.claimedTime().isAfter(t)).isPresent()) {
            return limit(Limit.TIME);
        }
        if (relative.isTooOld(place.claimedTime())) {
            return limit(Limit.AGE);
        }
        return stops.atCollaborativeSpends() ? collaborative.end(transaction) : Optional.empty();
    }

    /** Why a strand does not go on, wherever it leads. */
    Optional<TraceEnd> barrier(Strand<?> strand) {
        if (limits.hops().isPresent() && strand.hop() >= limits.hops().getAsInt()) {
            return limit(Limit.HOPS);
        }
        Rational traced = strand.taint().amount();
        if (limits.minTraced()
                .filter(least -> traced.compareTo(Rational.of(least)) < 0)
                .isPresent()) {
            return limit(Limit.MIN_TRACED);
        }
        return relative.isTooLittle(traced) ? limit(Limit.SHARE) : strand.crowd();
    }

    /** The outputs that a hub or a large entity holds. Asks the stores at most once each. */
    Map<OutPoint, TraceEnd> crowds(Map<OutPoint, Output> outputs) {
        return crowds.map(c -> c.of(outputs)).orElse(Map.of());
    }

    /** The outputs that a party holds at which to stop. Asks the stores once each. */
    Map<OutPoint, TraceEnd.AtService> atServices(Map<OutPoint, Output> outputs) {
        return holders.of(outputs);
    }

    private static Optional<TraceEnd> limit(Limit limit) {
        return Optional.of(new TraceEnd.LimitReached(limit));
    }
}
