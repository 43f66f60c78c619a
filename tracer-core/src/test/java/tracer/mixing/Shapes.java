package tracer.mixing;

import java.util.Random;

/** Made-up transactions near the bounds of the detectors. */
final class Shapes {
    private static final long BASE = 10_000_000;

    private Shapes() {}

    static SpendFixture random(Random random) {
        SpendFixture t = new SpendFixture();
        switch (random.nextInt(6)) {
            case 0 -> {
                int n = 4 + random.nextInt(6);
                int enter = random.nextInt(6);
                t.inputs(Math.min(n, enter), "new ", 1_000_050 + random.nextInt(200))
                        .inputs(Math.max(0, n - enter), "old ", 1_000_000)
                        .outputs(n, "o ", 1_000_000);
            }
            case 1 ->
                    t.inputs(1 + random.nextInt(4), "a", 2_000_000)
                            .data()
                            .outputs(1 + random.nextInt(5), "coin ", 1_000_500)
                            .to("fee", 45_000 + random.nextInt(10_000))
                            .changes(random.nextInt(3), "change ", 700_000);
            case 2 -> {
                int equal = 2 + random.nextInt(10);
                t.inputs(8 + random.nextInt(20), "in ", 2 * BASE)
                        .outputs(equal, "eq ", BASE - 510_000 + random.nextInt(1_020_000))
                        .outputs(random.nextInt(3), "two ", 2 * BASE)
                        .changes(random.nextInt(equal + 3), "change ", 1_234_567);
            }
            case 3 -> {
                t.inputs(18 + random.nextInt(5), "in ", BASE);
                long[] denominations = {4_999, 5_000, 6_561, 8_192, 10_000};
                for (int i = 0; i < 5; i++) {
                    t.outputs(random.nextInt(4), "d" + i + " ", denominations[i]);
                }
                t.changes(random.nextInt(8), "change ", 22_222);
            }
            case 4 -> {
                int equal = 1 + random.nextInt(5);
                t.inputs(1 + random.nextInt(6), "in ", 60_000 + random.nextInt(90_000))
                        .outputs(equal, "eq ", 2_700 + random.nextInt(60_000))
                        .changes(random.nextInt(equal + 2), "change ", 90_000);
            }
            default -> {
                t.inputs(1 + random.nextInt(12), "in ", 1 + random.nextInt(9));
                for (int i = 0; i <= random.nextInt(30); i++) {
                    t.to("o" + random.nextInt(20), 1 + random.nextInt(12));
                }
            }
        }
        if (random.nextInt(4) == 0) {
            t.from("in 0", 77_777);
        }
        return t;
    }
}
