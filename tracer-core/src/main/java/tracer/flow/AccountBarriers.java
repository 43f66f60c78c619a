package tracer.flow;

import java.util.Optional;
import tracer.account.AccountPlace;
import tracer.flow.TraceEnd.Limit;
import tracer.flow.TraceEnd.LimitReached;

/** What the limits of a question say against following value over accounts any further. */
record AccountBarriers(Limits limits, Relative relative) {
    /** Against going out of a holding that value came to over so many transfers. */
    Optional<TraceEnd> beyond(AccountPlace place, int hop) {
        return outside(place)
                .or(() ->
                        limits.hops().isPresent() && hop >= limits.hops().getAsInt()
                                ? Optional.of(new LimitReached(Limit.HOPS))
                                : Optional.empty());
    }

    /** Against transfers at this place. */
    Optional<TraceEnd> outside(AccountPlace place) {
        if (limits.fromHeight().isPresent() && place.height() < limits.fromHeight().getAsInt()
                || limits.toHeight().isPresent() && place.height() > limits.toHeight().getAsInt()) {
            return Optional.of(new LimitReached(Limit.HEIGHT));
        }
        if (limits.from().filter(t -> place.claimedTime().isBefore(t)).isPresent()
                || limits.to().filter(t -> place.claimedTime().isAfter(t)).isPresent()) {
            return Optional.of(new LimitReached(Limit.TIME));
        }
        return relative.isTooOld(place.claimedTime())
                ? Optional.of(new LimitReached(Limit.AGE))
                : Optional.empty();
    }

    /**
     * Against following so much value on.
     *
     * @param followed how many transfers were followed before
     */
    Optional<TraceEnd> against(Rational traced, int followed) {
        if (limits.minTraced().filter(l -> traced.compareTo(Rational.of(l)) < 0).isPresent()) {
            return Optional.of(new LimitReached(Limit.MIN_TRACED));
        }
        if (relative.isTooLittle(traced)) {
            return Optional.of(new LimitReached(Limit.SHARE));
        }
        return followed >= limits.transactions()
                ? Optional.of(new LimitReached(Limit.TRANSACTIONS))
                : Optional.empty();
    }
}
