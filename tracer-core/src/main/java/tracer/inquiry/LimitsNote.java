package tracer.inquiry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.flow.Limits;

/** The limits that an answer was found under; an absent one did not apply. */
public record LimitsNote(
        OptionalInt hops,
        Optional<Amount> minTraced,
        OptionalInt fromHeight,
        OptionalInt toHeight,
        Optional<String> from,
        Optional<String> to,
        int transactions) {
    static LimitsNote of(Limits l) {
        return new LimitsNote(
                l.hops(),
                l.minTraced().map(Amount::of),
                l.fromHeight(),
                l.toHeight(),
                l.from().map(Instant::toString),
                l.to().map(Instant::toString),
                l.transactions());
    }
}
