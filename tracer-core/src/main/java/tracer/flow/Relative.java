package tracer.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The limits of a question that are relative to its seeds, made absolute.
 *
 * @param least a holding with less is not followed on
 * @param from transactions in blocks stamped before are not entered
 * @param to transactions in blocks stamped after are not entered
 */
record Relative(Optional<Rational> least, Optional<Instant> from, Optional<Instant> to) {
    static final Relative NONE = new Relative(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * @param source what the seeds declare together, in base units
     * @param paid when the seeds were paid, as their blocks are stamped
     */
    static Relative of(
            Guards guards, Direction direction, Rational source, Collection<Instant> paid) {
        Optional<Rational> least = guards.share().map(s -> s.times(source));
        return switch (direction) {
            case FORWARD ->
                    new Relative(
                            least,
                            Optional.empty(),
                            guards.within()
                                    .flatMap(w ->
                                            paid.stream()
                                                    .max(Instant::compareTo)
                                                    .map(t -> later(t, w))));
            case BACKWARD ->
                    new Relative(
                            least,
                            guards.within()
                                    .flatMap(w ->
                                            paid.stream()
                                                    .min(Instant::compareTo)
                                                    .map(t -> earlier(t, w))),
                            Optional.empty());
        };
    }

    private static Instant later(Instant time, Duration by) {
        return by.compareTo(Duration.between(time, Instant.MAX)) > 0 ? Instant.MAX : time.plus(by);
    }

    private static Instant earlier(Instant time, Duration by) {
        return by.compareTo(Duration.between(Instant.MIN, time)) > 0 ? Instant.MIN : time.minus(by);
    }

    boolean isTooOld(Instant stamped) {
        return from.filter(stamped::isBefore).isPresent()
                || to.filter(stamped::isAfter).isPresent();
    }

    boolean isTooLittle(Rational traced) {
        return least.filter(l -> traced.compareTo(l) < 0).isPresent();
    }
}
