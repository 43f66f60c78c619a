package tracer.fold;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tracer.account.HeldAsset;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.Remainder;

/**
 * Accounts of a trace that read as one, with the transfers between and around them. That they are
 * one thing is an inference by the rule named; nothing of the trace changes by it. Its sums are
 * those of its parts: what comes in is what goes on, what ended, the fees and what they still hold.
 *
 * <p>None of them is an account that somebody labels, one that a seed comes out of, or one where
 * the trace ended for another reason than that value lies there.
 *
 * @param accounts along the chain; else first the one where all comes together or that pays all
 * @param entering followed into one of them from others; a seed may be one
 * @param inside followed from one of them to another
 * @param fees that they paid
 * @param ended out of them, where the trace ended
 * @param leaving followed out of them to others
 * @param resting what they hold at the end
 */
public record AccountFold(
        Kind kind,
        List<HeldAsset> accounts,
        List<Movement> entering,
        List<Movement> inside,
        List<Movement> fees,
        List<Movement> ended,
        List<Movement> leaving,
        List<Remainder> resting) {
    public AccountFold {
        accounts = List.copyOf(accounts);
        entering = List.copyOf(entering);
        inside = List.copyOf(inside);
        fees = List.copyOf(fees);
        ended = List.copyOf(ended);
        leaving = List.copyOf(leaving);
        resting = List.copyOf(resting);
    }

    /** What it reads as. The thresholds are our choice, for reading only. */
    public enum Kind {
        /**
         * Each account gets it from one and passes nearly all on to one, however many transfers
         * that takes: what goes elsewhere, to fees or stays is at most a fifth of what it passes
         * on, and the amounts sent to it and sent on differ by no more; at least six in a row. So
         * on a chain of accounts what a peeling chain is on outputs. Known failure: ordinary
         * forwarding, such as by deposit addresses or contracts, looks so; under a policy an
         * account with money of its own can.
         */
        PASSING_ON("fold-passing-on v1"),

        /**
         * At least ten accounts that send nearly all of it, and nothing of it elsewhere, to one.
         * Known failure: one owner's gathering and a service's collection look the same.
         */
        AGGREGATION("fold-account-aggregation v1"),

        /**
         * One account that pays at least ten, each of which got it from that one alone and moved
         * none of it.
         */
        FAN_OUT("fold-account-fan-out v1");

        private final String rule;

        Kind(String rule) {
            this.rule = rule;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Name and version of the rule. */
        public String rule() {
            return rule;
        }
    }

    /** The transfers that are drawn as one with it. */
    public List<Movement> folded() {
        return Stream.concat(inside.stream(), fees.stream()).toList();
    }

    /** Traced value that comes in. */
    public Rational tracedIn() {
        return traced(entering);
    }

    /** Traced value that ended on its way out of them. */
    public Rational tracedEnded() {
        return traced(ended);
    }

    /** Traced value that goes on from them. */
    public Rational tracedOn() {
        return traced(leaving);
    }

    /** Traced value that went to fees. */
    public Rational tracedFees() {
        return traced(fees);
    }

    /** Traced value that they hold at the end. */
    public Rational tracedHeld() {
        return Rational.sum(resting.stream().map(Remainder::traced).toList());
    }

    private static Rational traced(Collection<Movement> movements) {
        return Rational.sum(movements.stream().map(Movement::traced).toList());
    }
}
