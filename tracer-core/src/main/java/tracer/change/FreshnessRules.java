package tracer.change;

import static tracer.change.ChangeRule.Standing.AS_OF_HEIGHT;
import static tracer.change.ChangeRule.Standing.LASTING;

import java.util.List;
import tracer.compact.CompactChain;

/** Rules that go by whether a script was paid before. */
final class FreshnessRules {
    private static final int MOST_OUTPUTS = 10;
    private static final long ROUND = 1_000;

    private FreshnessRules() {}

    static List<ChangeRule> all() {
        return List.of(
                new ChangeRule(
                        "fresh",
                        1,
                        LASTING,
                        "the script is paid for the first time in this transaction",
                        "BlockSci (client_change_address_behavior)",
                        "payees use fresh addresses too",
                        FreshnessRules::fresh),
                new ChangeRule(
                        "legacy",
                        1,
                        LASTING,
                        "exactly one output is worth less than the smallest input, it is fresh, and there are several",
                        "BlockSci (legacy)",
                        "a payment below the smallest input, the change above",
                        FreshnessRules::legacy),
                new ChangeRule(
                        "one-fresh",
                        1,
                        LASTING,
                        "exactly one output is fresh, the others were paid before, and none goes back to an input's script",
                        "Meiklejohn et al., IMC 2013, heuristic 2, without waiting",
                        "a fresh payee and reused change: that joined services into one giant entity in 2013",
                        FreshnessRules::oneFresh),
                new ChangeRule(
                        "one-time-change",
                        1,
                        AS_OF_HEIGHT,
                        "two to ten outputs, and one only has the inputs' type, is not round to 1,000 satoshis, is below the smallest input, and is paid here and nowhere else",
                        "GraphSense (one_time_change)",
                        "wallets that choose the type of change after the payee's",
                        FreshnessRules::oneTime));
    }

    static OutputSet fresh(CompactChain chain, int tx) {
        return OutputSet.where(chain, tx, chain::isFresh);
    }

    private static OutputSet legacy(CompactChain chain, int tx) {
        if (OutputSet.where(chain, tx, o -> true).size() < 2) {
            return OutputSet.none(chain, tx);
        }
        return InputRules.optimal(chain, tx).unique().and(fresh(chain, tx));
    }

    private static OutputSet oneFresh(CompactChain chain, int tx) {
        if (OutputSet.where(chain, tx, o -> true).size() < 2
                || InputRules.reused(chain, tx).size() > 0) {
            return OutputSet.none(chain, tx);
        }
        return fresh(chain, tx).unique();
    }

    private static OutputSet oneTime(CompactChain chain, int tx) {
        int outputs = chain.outputCount(tx);
        if (outputs < 2 || outputs > MOST_OUTPUTS) {
            return OutputSet.none(chain, tx);
        }
        return InputRules.sameType(chain, tx)
                .and(ValueRules.notMultiple(chain, tx, ROUND))
                .and(InputRules.optimal(chain, tx))
                .and(
                        OutputSet.where(
                                chain,
                                tx,
                                o -> chain.isFresh(o) && chain.payments(chain.script(o)) == 1))
                .unique();
    }
}
