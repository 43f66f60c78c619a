package tracer.accuracy;

import tracer.compact.CompactChain;
import tracer.entity.EntitySettings;

/** What a rule claims, edge by edge, counted by the payer's wallet. */
final class Claims {
    private final long[] made;
    private final long[] wrong;
    private final long unknown;

    private Claims(long[] made, long[] wrong, long unknown) {
        this.made = made;
        this.wrong = wrong;
        this.unknown = unknown;
    }

    static Claims of(Dataset data, EntitySettings settings, int[] walletOfScript) {
        int wallets = data.wallets().size();
        long[] made = new long[wallets];
        long[] wrong = new long[wallets];
        long[] unknown = {0};
        CompactChain chain = data.chain();
        for (int tx = 0; tx < chain.transactions(); tx++) {
            data.evidence()
                    .forEachEdge(
                            tx,
                            settings,
                            (from, to, rule) -> {
                                int a = walletOfScript[from];
                                int b = walletOfScript[to];
                                if (a == Dataset.NOBODY || b == Dataset.NOBODY) {
                                    unknown[0]++;
                                } else {
                                    made[a]++;
                                    wrong[a] += a == b ? 0 : 1;
                                }
                            });
        }
        return new Claims(made, wrong, unknown[0]);
    }

    /** What these claim beyond others: a rule on top of another is measured alone. */
    Claims beyond(Claims others) {
        long[] moreMade = made.clone();
        long[] moreWrong = wrong.clone();
        for (int i = 0; i < made.length; i++) {
            moreMade[i] -= others.made[i];
            moreWrong[i] -= others.wrong[i];
        }
        return new Claims(moreMade, moreWrong, unknown - others.unknown);
    }

    /** Claims of which an end is nobody's known. */
    long unknown() {
        return unknown;
    }

    /** Claims of which both ends are known. */
    long allMade() {
        return sum(made);
    }

    /** Those whose ends belong to two wallets. */
    long allWrong() {
        return sum(wrong);
    }

    /** Wallets that pay something of which the rule claims something wrong. */
    int walletsWithWrong() {
        int count = 0;
        for (long w : wrong) {
            count += w > 0 ? 1 : 0;
        }
        return count;
    }

    /** The share of wrong ones, each wallet as often as its weight says; 0 if there are none. */
    double falseShare(int[] weights) {
        double m = 0;
        double w = 0;
        for (int i = 0; i < made.length; i++) {
            m += (double) weights[i] * made[i];
            w += (double) weights[i] * wrong[i];
        }
        return m == 0 ? 0 : w / m;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long v : values) {
            sum += v;
        }
        return sum;
    }
}
