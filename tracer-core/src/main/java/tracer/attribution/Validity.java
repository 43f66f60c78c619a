package tracer.attribution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.problem.BadInput;

/**
 * When a statement holds; for a sanction, which list it is from and its days of listing and
 * delisting. Absent days are not known, which is neither "always" nor "never".
 *
 * @param list the sanctions list, if it is a sanction and its source says which
 * @param from the day on which it began to hold: the listing date
 * @param until the day on which it ceased to: the delisting date
 * @param withdrawn the day of the first edition of its source known not to say it any more. We
 *     found that out by comparing; the source itself does not say when it ceased to hold
 */
public record Validity(
        Optional<String> list,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<LocalDate> withdrawn) {
    public static final Validity UNSTATED =
            new Validity(Optional.empty(), Optional.empty(), Optional.empty());

    /** Where a day begins first and ends last on Earth: files give days, and no zone. */
    private static final ZoneOffset EARLIEST_ZONE = ZoneOffset.ofHours(14);

    private static final ZoneOffset LATEST_ZONE = ZoneOffset.ofHours(-12);

    public Validity {
        list.ifPresent(Basis::requireOneLine);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new BadInput(
                    "it cannot end (%s) before it begins (%s)".formatted(until.get(), from.get()));
        }
    }

    /** Of a statement that is not known to have been withdrawn. */
    public Validity(Optional<String> list, Optional<LocalDate> from, Optional<LocalDate> until) {
        this(list, from, until, Optional.empty());
    }

    /** The same, with the day of the first edition that does not say it any more. */
    public Validity withdrawn(LocalDate day) {
        return new Validity(list, from, until, Optional.of(day));
    }

    /** Whether any of it is known. */
    public boolean isStated() {
        return !equals(UNSTATED);
    }

    /**
     * Whether the statement held at a time. On the days named themselves the answer is unknown,
     * since no file says at which hour, nor in which zone. Where no end is named, the statement is
     * known to have held up to the day on which it was made, and no longer: it may have been
     * withdrawn since.
     *
     * @param asserted the day on which the statement was made, if that is known
     */
    InForce at(Instant time, Optional<LocalDate> asserted) {
        boolean notYet = from.filter(day -> isBefore(time, day)).isPresent();
        boolean noLonger =
                Stream.of(until, withdrawn)
                        .flatMap(Optional::stream)
                        .anyMatch(day -> isAfter(time, day));
        if (notYet || noLonger) {
            return InForce.NOT_IN_FORCE;
        }
        boolean hasBegun = from.or(() -> asserted).filter(day -> isAfter(time, day)).isPresent();
        boolean goesOn = until.or(() -> asserted).filter(day -> isBefore(time, day)).isPresent();
        return hasBegun && goesOn ? InForce.IN_FORCE : InForce.UNKNOWN;
    }

    /** Whether a time is before a day, wherever on Earth. */
    private static boolean isBefore(Instant time, LocalDate day) {
        return time.isBefore(day.atStartOfDay().toInstant(EARLIEST_ZONE));
    }

    /** Whether a time is after a day, wherever on Earth. */
    private static boolean isAfter(Instant time, LocalDate day) {
        return !time.isBefore(day.plusDays(1).atStartOfDay().toInstant(LATEST_ZONE));
    }
}
