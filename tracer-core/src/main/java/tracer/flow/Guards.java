package tracer.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.problem.BadInput;

/**
 * Limits of a trace that depend on its seeds, on who holds an output, or on the clock. What one
 * cuts is listed with its value, never dropped.
 *
 * @param share a holding with less of the seeds' value than this share is not followed on; above 0,
 *     at most 1, exact
 * @param within transactions in blocks stamped so much later than the seed's own (backward:
 *     earlier) are not entered. A block time is its miner's claim and may be hours off. Of several
 *     seeds the last paid counts forward and the first one backward, so that nothing is cut that
 *     would not be cut for one of them alone
 * @param payments a script with more payments than this is a hub, and value is not followed on from
 *     it. On accounts: an address with more transfers of the asset after its opening balance
 * @param members value is not followed on from a script whose entity has more scripts than this: an
 *     inference. Has no meaning on accounts, of which no entities are computed
 * @param time how long to go on for; asked between hops. An answer that it cut is not reproducible
 */
public record Guards(
        Optional<Rational> share,
        Optional<Duration> within,
        OptionalInt payments,
        OptionalInt members,
        Optional<Duration> time) {
    /**
     * From how many payments on a script is taken for a hub unless the user says otherwise
     * (METHODS.md §5, the usual threshold of tools that expand addresses).
     *
     * <p>On outputs no hub costs anything by itself: an output has one spender, however often its
     * script is paid. The number stands for what it means: whoever is paid ten thousand times at
     * one script pools the value of many (an exchange's hot wallet, a pool, a game), and no label
     * may say so; a trace that goes on follows other people's money under the seed's name. A
     * transaction with thousands of outputs is no hub: each of them is followed and the budget of
     * transactions holds. On accounts a hub does cost, since the lots of a balance are one queue:
     * all transfers of an address must be read to follow one. Known failure: a merchant, or a
     * victim whose one address is on a poster, can be paid as often.
     */
    public static final int HUB = 10_000;

    public static final Guards NONE =
            new Guards(
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty());

    /** What applies unless the user says otherwise: ends at hubs. */
    public static final Guards DEFAULT = NONE.withPayments(OptionalInt.of(HUB));

    /**
     * @throws BadInput if one of them makes no sense
     */
    public Guards {
        if (share.filter(s -> s.compareTo(Rational.ZERO) <= 0 || s.compareTo(Rational.ONE) > 0)
                .isPresent()) {
            throw new BadInput(
                    "a least share of the seed is above 0 and at most 1, such as 1/100; '%s' is not"
                            .formatted(share.get()));
        }
        requirePositive("an age", within);
        requirePositive("a budget of time", time);
        if (payments.orElse(1) < 1 || members.orElse(1) < 1) {
            throw new BadInput(
                    "the most payments of a script, and the most scripts of an entity, are at least 1");
        }
    }

    private static void requirePositive(String what, Optional<Duration> length) {
        if (length.filter(d -> !d.isPositive()).isPresent()) {
            throw new BadInput("%s is longer than nothing".formatted(what));
        }
    }

    public Guards withShare(Rational least) {
        return new Guards(Optional.of(least), within, payments, members, time);
    }

    public Guards withWithin(Duration age) {
        return new Guards(share, Optional.of(age), payments, members, time);
    }

    public Guards withPayments(OptionalInt most) {
        return new Guards(share, within, most, members, time);
    }

    public Guards withMembers(int most) {
        return new Guards(share, within, payments, OptionalInt.of(most), time);
    }

    public Guards withTime(Duration budget) {
        return new Guards(share, within, payments, members, Optional.of(budget));
    }
}
