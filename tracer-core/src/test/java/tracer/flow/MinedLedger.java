package tracer.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tracer.flow.LedgerFixture.Made;
import tracer.ledger.OutPoint;

/**
 * Small random chains at heights where a block may create 4, 2, 1 or 0 satoshis, so that fees are
 * much of a reward. Every coinbase pays out all, or leaves some of it. The same seed gives the same
 * chain.
 */
final class MinedLedger {
    /** Of the last halvings of {@code regtest}, every 150 blocks, that leave anything. */
    private static final int[] STARTS = {4_490, 4_645, 4_795, 4_945};

    final LedgerFixture ledger = new LedgerFixture();
    final List<OutPoint> outputs = new ArrayList<>();
    private final List<Unspent> unspent = new ArrayList<>();
    private final Random random;

    private record Unspent(OutPoint output, long value) {}

    private record Plan(List<Unspent> inputs, long fee) {
        long in() {
            return inputs.stream().mapToLong(Unspent::value).sum();
        }
    }

    private MinedLedger(long seed) {
        random = new Random(seed);
    }

    static MinedLedger of(long seed) {
        return new MinedLedger(seed).grow();
    }

    private MinedLedger grow() {
        ledger.block(STARTS[random.nextInt(STARTS.length)]);
        int blocks = 6 + random.nextInt(10);
        for (int b = 0; b < blocks; b++) {
            ledger.block();
            List<Plan> plans = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0 && !unspent.isEmpty(); n--) {
                plans.add(plan());
            }
            long reward =
                    ledger.chain().subsidy(ledger.height()).value()
                            + plans.stream().mapToLong(Plan::fee).sum();
            long left = reward > 0 && random.nextInt(3) == 0 ? 1 + random.nextLong(reward) : 0;
            Made coinbase = ledger.coinbase(split(reward - left));
            for (Plan plan : plans) {
                keep(
                        ledger.spend(
                                plan.inputs().stream().map(Unspent::output).toList(),
                                split(plan.in() - plan.fee())));
            }
            keep(coinbase);
        }
        return this;
    }

    private Plan plan() {
        List<Unspent> inputs = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0 && !unspent.isEmpty(); n--) {
            inputs.add(unspent.remove(random.nextInt(unspent.size())));
        }
        long in = inputs.stream().mapToLong(Unspent::value).sum();
        return new Plan(inputs, in == 0 ? 0 : random.nextLong(in + 1));
    }

    private long[] split(long value) {
        long[] parts = new long[1 + random.nextInt(3)];
        long left = value;
        for (int i = 0; i + 1 < parts.length; i++) {
            parts[i] = random.nextLong(left + 1);
            left -= parts[i];
        }
        parts[parts.length - 1] = left;
        return parts;
    }

    private void keep(Made made) {
        for (int i = 0; i < made.transaction().outputs().size(); i++) {
            OutPoint output = made.out(i);
            outputs.add(output);
            unspent.add(new Unspent(output, made.transaction().outputs().get(i).value().value()));
        }
    }
}
