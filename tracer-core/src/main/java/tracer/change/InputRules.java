package tracer.change;

import static tracer.change.ChangeRule.Standing.LASTING;

import java.util.List;
import tracer.compact.CompactChain;
import tracer.ledger.ScriptType;

/** Rules that compare outputs with the inputs of the same transaction. */
final class InputRules {
    private static final String BLOCKSCI = "BlockSci (Kalodner et al., USENIX Security 2020)";

    private InputRules() {}

    static List<ChangeRule> all() {
        return List.of(
                new ChangeRule(
                        "address-reuse",
                        1,
                        LASTING,
                        "the output pays a script that an input spends from",
                        BLOCKSCI,
                        "a payee may be paid back to the address that it paid from",
                        InputRules::reused),
                new ChangeRule(
                        "address-type",
                        1,
                        LASTING,
                        "all inputs have one type of script, and the output has it too",
                        BLOCKSCI,
                        "wallets that choose the type of change after the payee's",
                        InputRules::sameType),
                new ChangeRule(
                        "optimal-change",
                        1,
                        LASTING,
                        "the output is worth less than the smallest input, else that input was not needed",
                        BLOCKSCI,
                        "one input; wallets that consolidate",
                        (c, t) -> below(c, t, least(c, t))),
                new ChangeRule(
                        "optimal-change-with-fee",
                        1,
                        LASTING,
                        "as optimal-change, the fee taken into account",
                        "Möser and Narayanan, FC 2022",
                        "one input; wallets that consolidate",
                        (c, t) -> below(c, t, least(c, t) - c.fee(t))));
    }

    static OutputSet reused(CompactChain chain, int tx) {
        return OutputSet.where(chain, tx, o -> isInputScript(chain, tx, chain.script(o)));
    }

    static boolean isInputScript(CompactChain chain, int tx, int script) {
        for (int i = chain.firstInput(tx); i < chain.inputEnd(tx); i++) {
            if (chain.spentScript(i) == script) {
                return true;
            }
        }
        return false;
    }

    static OutputSet sameType(CompactChain chain, int tx) {
        ScriptType type = chain.type(chain.spentScript(chain.firstInput(tx)));
        for (int i = chain.firstInput(tx) + 1; i < chain.inputEnd(tx); i++) {
            if (chain.type(chain.spentScript(i)) != type) {
                return OutputSet.none(chain, tx);
            }
        }
        return OutputSet.where(chain, tx, o -> chain.type(chain.script(o)) == type);
    }

    static OutputSet optimal(CompactChain chain, int tx) {
        return below(chain, tx, least(chain, tx));
    }

    private static OutputSet below(CompactChain chain, int tx, long bound) {
        return OutputSet.where(chain, tx, o -> chain.value(o) < bound);
    }

    /** The value of the smallest input. */
    private static long least(CompactChain chain, int tx) {
        long least = Long.MAX_VALUE;
        for (int i = chain.firstInput(tx); i < chain.inputEnd(tx); i++) {
            least = Math.min(least, chain.value(chain.spent(i)));
        }
        return least;
    }
}
