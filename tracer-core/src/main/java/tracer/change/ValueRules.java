package tracer.change;

import static tracer.change.ChangeRule.Standing.LASTING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tracer.compact.CompactChain;

/** Rules that go by amounts alone. */
final class ValueRules {
    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 8;

    /** Of the whole payout the share that marks what is left over: nine tenths. */
    private static final int REMAINDER_NUMERATOR = 9;

    private static final int REMAINDER_DENOMINATOR = 10;

    private ValueRules() {}

    static List<ChangeRule> all() {
        List<ChangeRule> rules =
                new ArrayList<>(
                        IntStream.rangeClosed(LEAST_DIGITS, MOST_DIGITS)
                                .mapToObj(ValueRules::notRound)
                                .toList());
        rules.add(
                new ChangeRule(
                        "payout-remainder",
                        1,
                        LASTING,
                        "three outputs or more, and this fresh one holds nine tenths of all of them: what a payout of many left over",
                        "this project, on recorded wallets (docs/accuracy.md)",
                        "a payout of which one payee gets nearly all",
                        ValueRules::remainder));
        return List.copyOf(rules);
    }

    private static ChangeRule notRound(int digits) {
        long unit = 1;
        for (int i = 0; i < digits; i++) {
            unit *= 10;
        }
        long round = unit;
        return new ChangeRule(
                "not-round-" + digits,
                1,
                LASTING,
                "the output is no multiple of 10^%d satoshis: people pay round amounts"
                        .formatted(digits),
                "BlockSci (power_of_ten_value)",
                "payments of amounts converted from another currency; sweeps",
                (c, t) -> OutputSet.where(c, t, o -> c.value(o) % round != 0));
    }

    static OutputSet notMultiple(CompactChain chain, int tx, long unit) {
        return OutputSet.where(chain, tx, o -> chain.value(o) % unit != 0);
    }

    private static OutputSet remainder(CompactChain chain, int tx) {
        return OutputSet.where(chain, tx, o -> true).size() < 3
                ? OutputSet.none(chain, tx)
                : holding(chain, tx, REMAINDER_NUMERATOR, REMAINDER_DENOMINATOR)
                        .and(OutputSet.where(chain, tx, chain::isFresh));
    }

    /** Outputs that hold at least a share of all that the transaction pays. */
    static OutputSet holding(CompactChain chain, int tx, int numerator, int denominator) {
        long sum = 0;
        for (int o = chain.firstOutput(tx); o < chain.outputEnd(tx); o++) {
            sum = Math.addExact(sum, chain.value(o));
        }
        long least = Math.multiplyExact(sum, numerator);
        return OutputSet.where(
                chain, tx, o -> Math.multiplyExact(chain.value(o), denominator) >= least);
    }
}
