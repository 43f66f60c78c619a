package tracer.ingest.demo.economy;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Every choice that the economy leaves to chance. The same seed throws the same on every Java:
 * {@link Random}'s numbers are specified.
 */
final class Dice {
    private static final int PERCENT = 100;

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /** From 0 to {@code n} − 1. */
    int below(int n) {
        return random.nextInt(n);
    }

    /** From {@code low} to {@code high}, both among them. */
    long between(long low, long high) {
        return low + Math.floorMod(random.nextLong(), high - low + 1);
    }

    boolean percent(int chance) {
        return below(PERCENT) < chance;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, below(i + 1));
        }
    }
}
