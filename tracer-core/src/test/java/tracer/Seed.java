package tracer;

import java.util.Random;

/**
 * Seeds of random tests, printed. One seed for a whole run, so that the gate says the same of the
 * same code; {@code -Dtracer.seed=random} tries others, {@code -Dtracer.seed=NUMBER} comes back to
 * one that failed.
 */
public final class Seed {
    private static final long RUN = run(System.getProperty("tracer.seed", "170"));

    private Seed() {}

    /** The seed of this run, printed with what it is for. */
    public static long of(String what) {
        System.out.println(what + " from seed " + RUN + " (-Dtracer.seed=" + RUN + ")");
        return RUN;
    }

    private static long run(String property) {
        return property.equals("random") ? new Random().nextLong() : Long.parseLong(property);
    }
}
