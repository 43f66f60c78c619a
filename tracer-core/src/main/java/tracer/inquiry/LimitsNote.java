package tracer.inquiry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.flow.Limits;
import tracer.flow.TimeSpan;

/**
 * The limits that an answer was found under; an absent one did not apply.
 *
 * @param minShare least share of the seeds' value, such as {@code 1/100}
 * @param within longest time from the seed's own, such as {@code 30d}
 * @param maxPayments a script with more payments is a hub
 * @param maxEntity of more scripts no entity is followed on from
 * @param time budget of time, such as {@code 60s}
 */
public record LimitsNote(
        OptionalInt hops,
        Optional<Amount> minTraced,
        OptionalInt fromHeight,
        OptionalInt toHeight,
        Optional<String> from,
        Optional<String> to,
        int transactions,
        Optional<String> minShare,
        Optional<String> within,
        OptionalInt maxPayments,
        OptionalInt maxEntity,
        Optional<String> time) {
    static LimitsNote of(Limits l) {
        return new LimitsNote(
                l.hops(),
                l.minTraced().map(Amount::of),
                l.fromHeight(),
                l.toHeight(),
                l.from().map(Instant::toString),
                l.to().map(Instant::toString),
                l.transactions(),
                l.guards().share().map(Object::toString),
                l.guards().within().map(TimeSpan::text),
                l.guards().payments(),
                l.guards().members(),
                l.guards().time().map(TimeSpan::text));
    }
}
