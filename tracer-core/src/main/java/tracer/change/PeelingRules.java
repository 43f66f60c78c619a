package tracer.change;

import static tracer.change.ChangeRule.Standing.AS_OF_HEIGHT;

import java.util.List;
import tracer.compact.CompactChain;

/** Rules that go by peeling chains: one input, a small payment, the rest goes on. */
final class PeelingRules {
    /** Of both outputs the share that marks the rest: three quarters. */
    private static final int REST_NUMERATOR = 3;

    private static final int REST_DENOMINATOR = 4;

    /** Steps that make a run. */
    private static final int LEAST_RUN = 4;

    private PeelingRules() {}

    static List<ChangeRule> all() {
        return List.of(
                new ChangeRule(
                        "peeling-chain",
                        1,
                        AS_OF_HEIGHT,
                        "this transaction peels, and the output is unspent or its spender peels",
                        "BlockSci (peeling_chain)",
                        "a payee who pays on with one input and two outputs",
                        PeelingRules::peeling),
                new ChangeRule(
                        "peel-run",
                        1,
                        AS_OF_HEIGHT,
                        "four steps or more in a row, each of one input and two outputs of which one holds three quarters and is the input of the next; the output is that one",
                        "this project, on recorded wallets (docs/accuracy.md); the shape is that of Meiklejohn et al. 2013",
                        "a payee who gets most of it and goes on alike: somebody who pays in full each time",
                        PeelingRules::run));
    }

    /** One input, two outputs. */
    static boolean looksLikePeeling(CompactChain chain, int tx) {
        return chain.inputCount(tx) == 1 && chain.outputCount(tx) == 2;
    }

    /** It looks like it, and so does the one that funds it or one that spends from it. */
    static boolean isPeeling(CompactChain chain, int tx) {
        if (!looksLikePeeling(chain, tx)) {
            return false;
        }
        int output = chain.spent(chain.firstInput(tx));
        int funder = output == CompactChain.NONE ? CompactChain.NONE : chain.funder(output);
        if (funder != CompactChain.NONE && looksLikePeeling(chain, funder)) {
            return true;
        }
        for (int o = chain.firstOutput(tx); o < chain.outputEnd(tx); o++) {
            int spender = chain.spender(o);
            if (spender != CompactChain.NONE && looksLikePeeling(chain, spender)) {
                return true;
            }
        }
        return false;
    }

    private static OutputSet peeling(CompactChain chain, int tx) {
        return isPeeling(chain, tx)
                ? SpenderRules.unspentOr(chain, tx, s -> isPeeling(chain, s))
                : OutputSet.none(chain, tx);
    }

    private static OutputSet run(CompactChain chain, int tx) {
        int rest = rest(chain, tx);
        if (rest == CompactChain.NONE || next(chain, rest) == CompactChain.NONE) {
            return OutputSet.none(chain, tx);
        }
        int steps = 2;
        int ahead = next(chain, rest);
        while (steps < LEAST_RUN && next(chain, rest(chain, ahead)) != CompactChain.NONE) {
            ahead = next(chain, rest(chain, ahead));
            steps++;
        }
        int behind = before(chain, tx);
        while (steps < LEAST_RUN && behind != CompactChain.NONE) {
            behind = before(chain, behind);
            steps++;
        }
        return steps >= LEAST_RUN
                ? OutputSet.where(chain, tx, o -> o == rest)
                : OutputSet.none(chain, tx);
    }

    /** The output of a step that holds the rest; none if this is no step. */
    private static int rest(CompactChain chain, int tx) {
        if (!looksLikePeeling(chain, tx)) {
            return CompactChain.NONE;
        }
        OutputSet large = ValueRules.holding(chain, tx, REST_NUMERATOR, REST_DENOMINATOR);
        return large.size() == 1 ? large.stream().findFirst().orElseThrow() : CompactChain.NONE;
    }

    /** The step that spends a rest; none if no step does. */
    private static int next(CompactChain chain, int rest) {
        int spender = chain.spender(rest);
        return spender != CompactChain.NONE && rest(chain, spender) != CompactChain.NONE
                ? spender
                : CompactChain.NONE;
    }

    /** The step whose rest this one spends; none if no step's is. */
    private static int before(CompactChain chain, int tx) {
        int output = chain.spent(chain.firstInput(tx));
        int funder = output == CompactChain.NONE ? CompactChain.NONE : chain.funder(output);
        return funder != CompactChain.NONE && rest(chain, funder) == output
                ? funder
                : CompactChain.NONE;
    }
}
