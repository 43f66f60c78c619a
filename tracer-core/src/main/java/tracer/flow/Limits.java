package tracer.flow;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.problem.BadInput;

/**
 * How far a trace goes. What a limit cuts is listed with its value, never dropped.
 *
 * @param hops how many spends to follow from the seed
 * @param minTraced a holding with less traced value than this, in base units, is not followed on
 * @param fromHeight blocks below are not entered (what stops backward traces)
 * @param toHeight blocks above are not entered (what stops forward traces)
 * @param from transactions in blocks stamped before are not entered
 * @param to transactions in blocks stamped after are not entered
 * @param transactions budget: how many transactions to follow value through
 * @param guards limits by share of the seeds, age, holder and clock
 */
public record Limits(
        OptionalInt hops,
        Optional<BigInteger> minTraced,
        OptionalInt fromHeight,
        OptionalInt toHeight,
        Optional<Instant> from,
        Optional<Instant> to,
        int transactions,
        Guards guards) {
    /** Keeps an unlimited trace from running for ever; said in the answer when it is reached. */
    public static final int DEFAULT_TRANSACTIONS = 100_000;

    public static final Limits NONE =
            new Limits(
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    DEFAULT_TRANSACTIONS);

    /** Without guards. */
    public Limits(
            OptionalInt hops,
            Optional<BigInteger> minTraced,
            OptionalInt fromHeight,
            OptionalInt toHeight,
            Optional<Instant> from,
            Optional<Instant> to,
            int transactions) {
        this(hops, minTraced, fromHeight, toHeight, from, to, transactions, Guards.NONE);
    }

    public Limits {
        if ((hops.isPresent() && hops.getAsInt() < 0) || transactions < 1) {
            throw new BadInput("a trace needs at least 0 hops and a budget of 1 transaction");
        }
        if (fromHeight.isPresent()
                && toHeight.isPresent()
                && fromHeight.getAsInt() > toHeight.getAsInt()) {
            throw new BadInput(
                    "contradictory limits: from height %d to height %d"
                            .formatted(fromHeight.getAsInt(), toHeight.getAsInt()));
        }
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new BadInput(
                    "contradictory limits: from %s to %s".formatted(from.get(), to.get()));
        }
    }

    public Limits withHops(int n) {
        return new Limits(
                OptionalInt.of(n), minTraced, fromHeight, toHeight, from, to, transactions, guards);
    }

    public Limits with(Guards others) {
        return new Limits(hops, minTraced, fromHeight, toHeight, from, to, transactions, others);
    }
}
