package tracer.accuracy;

import tracer.entity.EntitySettings;

/**
 * How often a rule was right on one set of data. It describes the rule on that data, with that
 * wallet program; it is no probability of any single merge anywhere.
 *
 * @param rule as the table calls it
 * @param settings the entities were computed by
 * @param claims edges of which both ends are known; of a change rule its own edges only
 * @param wrong those that join two wallets
 * @param unknown edges of which an end is nobody's known: neither right nor wrong
 * @param wrongShare of the claims, by drawing wallets
 * @param walletsWithWrong payers' wallets of which something wrong is claimed
 * @param mixedWallets wallets whose scripts share an entity with another's
 * @param merges how many times two entities, or single scripts, became one
 * @param heldBack transactions whose evidence did not count, by the guards
 * @param precision of pairs of scripts in one entity
 * @param precisionInterval by drawing wallets
 * @param recall of pairs of one wallet's scripts
 * @param recallInterval by drawing wallets
 */
public record RuleAccuracy(
        String rule,
        EntitySettings settings,
        long claims,
        long wrong,
        long unknown,
        Interval wrongShare,
        int walletsWithWrong,
        long mixedWallets,
        int merges,
        int heldBack,
        double precision,
        Interval precisionInterval,
        double recall,
        Interval recallInterval) {
    private static final double ONE_SIDED = 0.05;

    /** Of the claims the share that is wrong; 0 if nothing is claimed. */
    public double falseDiscovery() {
        return claims == 0 ? 0 : (double) wrong / claims;
    }

    /**
     * Where nothing wrong was seen in the wallets that were recorded: the share of wallets with
     * something wrong that this rules out with a confidence of 95 %, one-sided, were they drawn
     * independently. Counted over wallets and not over claims, which depend on each other.
     */
    public static double boundOverWallets(int wallets) {
        return wallets == 0 ? 1 : 1 - Math.pow(ONE_SIDED, 1.0 / wallets);
    }
}
