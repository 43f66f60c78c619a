package tracer.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tracer.attribution.Category;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;

/** Small random ledgers with every oddity. The same seed gives the same ledger. */
public final class RandomLedger {
    public final LedgerFixture ledger = new LedgerFixture();
    public final PartyFixture parties = new PartyFixture();
    public final List<OutPoint> outputs = new ArrayList<>();
    private final List<Unspent> unspent = new ArrayList<>();
    private final Random random;

    private record Unspent(OutPoint output, long value) {}

    private RandomLedger(long seed) {
        random = new Random(seed);
    }

    /** Complete: every block is stored. */
    public static RandomLedger complete(long seed) {
        return new RandomLedger(seed).grow(false);
    }

    /** Some blocks are not stored; some of the outputs in them are claimed. */
    public static RandomLedger withGaps(long seed) {
        return new RandomLedger(seed).grow(true);
    }

    private RandomLedger grow(boolean gaps) {
        parties.label("owner 0", Category.EXCHANGE);
        parties.label("owner 1", Category.MERCHANT);
        parties.label("owner 2", Category.MIXER);
        parties.entity("owner 0", "owner 3", "owner 4").entity("owner 1", "owner 5");
        int blocks = 3 + random.nextInt(8);
        for (int b = 0; b < blocks; b++) {
            ledger.block().stamped(Instant.ofEpochSecond(random.nextInt(100)));
            if (gaps && random.nextInt(4) == 0 && b + 1 < blocks) {
                ledger.without(ledger.height());
            }
            keep(ledger.coinbase(split(random.nextInt(21))));
            for (int n = random.nextInt(5); n > 0 && !unspent.isEmpty(); n--) {
                spend(gaps);
            }
        }
        return this;
    }

    private void spend(boolean gaps) {
        List<OutPoint> inputs = new ArrayList<>();
        long in = 0;
        for (int n = 1 + random.nextInt(3); n > 0 && !unspent.isEmpty(); n--) {
            Unspent u = unspent.remove(random.nextInt(unspent.size()));
            inputs.add(u.output());
            in += u.value();
            if (gaps && random.nextBoolean()) {
                ledger.claim(u.output(), u.value());
            }
        }
        keep(ledger.spend(inputs, split(in - (in == 0 ? 0 : random.nextLong(Math.min(in, 4))))));
    }

    private List<Output> split(long value) {
        List<Output> split = new ArrayList<>();
        long left = value;
        int n = 1 + random.nextInt(4);
        for (int i = 0; i < n; i++) {
            long part = i == n - 1 ? left : random.nextLong(left + 1);
            left -= part;
            split.add(
                    random.nextInt(12) == 0
                            ? LedgerFixture.data(part)
                            : LedgerFixture.output(part, "owner " + random.nextInt(60)));
        }
        return split;
    }

    private void keep(LedgerFixture.Made made) {
        for (int i = 0; i < made.transaction().outputs().size(); i++) {
            outputs.add(made.out(i));
            Output o = made.transaction().outputs().get(i);
            if (!o.script().isUnspendable()) {
                unspent.add(new Unspent(made.out(i), o.value().value()));
            }
        }
    }
}
