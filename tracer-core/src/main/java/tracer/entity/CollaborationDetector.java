package tracer.entity;

import java.util.Set;
import tracer.ledger.Output;

/** Recognises one way of spending together by its shape. */
public enum CollaborationDetector {
    /**
     * Half of the outputs, rounded up, have one value, and there are at least as many inputs and
     * input scripts: each participant gets one equal output and, but for one at most, a change.
     * Values that count tokens are excepted. The generic CoinJoin test of BlockSci (Kalodner et
     * al., USENIX Security 2020). Where two values occur that often, one that is not excepted is
     * enough. Known failures: misses rounds with several denominations or changes that are not
     * paired (Wasabi 2); takes a payout of equal amounts from as many own addresses for a CoinJoin.
     */
    EQUAL_OUTPUTS("equal-outputs", 1) {
        @Override
        boolean outputsFit(SpendShape s) {
            int participants = participants(s);
            return s.inputs() >= 2
                    && s.outputs().size() >= 3
                    && participants <= s.inputs()
                    && s.mostTimesPaid() == participants
                    && s.timesPaid().entrySet().stream()
                            .anyMatch(e ->
                                    e.getValue() == participants
                                            && !TOKEN_VALUES.contains(e.getKey()));
        }

        @Override
        boolean inputsFit(SpendShape s) {
            return participants(s) <= s.distinctInputScripts();
        }

        private static int participants(SpendShape s) {
            return (s.outputs().size() + 1) / 2;
        }
    },

    /**
     * A Whirlpool mix: five to eight inputs from distinct scripts, as many outputs to distinct
     * scripts, every output of the pool's size, every input of that size or a little more, one to
     * four of them more (Schnoering and Vazirgiannis, arXiv 2311.12491; pools of 2.5 and 25 million
     * satoshis since its revival in 2025). Known failure: whoever splits and joins equal coins of
     * such a size on purpose looks the same.
     */
    WHIRLPOOL("whirlpool", 1) {
        @Override
        boolean outputsFit(SpendShape s) {
            int n = s.inputs();
            return n >= 5
                    && n <= 8
                    && s.outputs().size() == n
                    && s.mostTimesPaid() == n
                    && WHIRLPOOL_POOLS.contains(pool(s))
                    && s.distinctOutputScripts() == n;
        }

        @Override
        boolean inputsFit(SpendShape s) {
            long pool = pool(s);
            int entering = 0;
            for (Output o : s.spent()) {
                long above = o.value().value() - pool;
                if (above != 0 && (above < LEAST_ENTRY_FEE || above > MOST_ENTRY_FEE)) {
                    return false;
                }
                entering += above == 0 ? 0 : 1;
            }
            return entering >= 1 && entering <= 4 && s.distinctInputScripts() == s.inputs();
        }

        private static long pool(SpendShape s) {
            return s.outputs().getFirst().value().value();
        }
    },

    /**
     * A round of Wasabi 2: twenty inputs or more, no script owning more than a tenth of them; no
     * output below 5,000 satoshis, all outputs to distinct scripts; at least three values that
     * occur repeatedly, and at least about half of the outputs, but not all, have one of them
     * (Schnoering and Vazirgiannis, arXiv 2311.12491). Known failures: misses small rounds; a large
     * payout from many own addresses at repeated prices looks the same.
     */
    WASABI_2("wasabi-2", 1) {
        @Override
        boolean outputsFit(SpendShape s) {
            int repeatedValues = 0;
            int outputsOfThose = 0;
            for (int times : s.timesPaid().values()) {
                if (times >= 2) {
                    repeatedValues++;
                    outputsOfThose += times;
                }
            }
            int outputs = s.outputs().size();
            return s.inputs() >= 20
                    && repeatedValues >= 3
                    && 2 * outputsOfThose >= outputs - 1
                    && outputsOfThose < outputs
                    && s.outputs().stream().allMatch(o -> o.value().value() >= WASABI_LEAST)
                    && s.distinctOutputScripts() == outputs;
        }

        @Override
        boolean inputsFit(SpendShape s) {
            return 10 * s.mostInputsOfOneScript() <= s.inputs();
        }
    };

    /** Wasabi 2 makes no output below this, in satoshis. */
    private static final long WASABI_LEAST = 5_000;

    /** Outputs of these values carry tokens (Omni, Counterparty) in ordinary payments. */
    private static final Set<Long> TOKEN_VALUES = Set.of(546L, 2730L);

    private static final Set<Long> WHIRLPOOL_POOLS =
            Set.of(100_000L, 1_000_000L, 2_500_000L, 5_000_000L, 25_000_000L, 50_000_000L);

    /** What an entering coin brings above the pool's size, for the miner. */
    private static final long LEAST_ENTRY_FEE = 100;

    private static final long MOST_ENTRY_FEE = 110_000;

    private final String id;
    private final int version;

    CollaborationDetector(String id, int version) {
        this.id = id;
        this.version = version;
    }

    public String id() {
        return id;
    }

    public int version() {
        return version;
    }

    /** Whether the outputs and the number of inputs allow it. */
    abstract boolean outputsFit(SpendShape shape);

    /** Whether the outputs spent allow it too; all of them are known. */
    abstract boolean inputsFit(SpendShape shape);

    /** Name and version, such as {@code equal-outputs v1}. */
    @Override
    public String toString() {
        return id + " v" + version;
    }
}
