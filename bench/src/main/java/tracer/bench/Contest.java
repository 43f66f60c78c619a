package tracer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Several ways to do the same job, timed by turns in one warm JVM: all are run until they are
 * compiled, then each in turn five times. CPU time is that of the whole process, so that garbage
 * collection counts for whom it is done. Each way returns a check value; ways that must agree are
 * compared each time.
 */
final class Contest {
    private static final int ROUNDS = 5;
    private static final long WARM_NANOS = 6_000_000_000L;
    private static final long ROUND_NANOS = 2_000_000_000L;

    private record Run(double cpuMillis, double wallMillis) {}

    private final String job;
    private final List<Way> ways = new ArrayList<>();

    Contest(String job) {
        this.job = job;
    }

    Contest way(String name, LongSupplier work) {
        ways.add(new Way(name, work));
        return this;
    }

    /** Runs everybody and prints medians; the last way is what the others are compared with. */
    void run() {
        long check = ways.getFirst().work.getAsLong();
        ways.forEach(w -> w.warm(check));
        for (int round = 0; round < ROUNDS; round++) {
            ways.forEach(w -> w.time(check));
        }
        System.out.printf("%n%s%n%n", job);
        System.out.printf("| way | CPU ms | wall ms | CPU, times less |%n|---|---:|---:|---:|%n");
        for (Way way : ways) {
            System.out.printf(
                    "| %s | %.2f | %.2f | %.1f |%n",
                    way.name,
                    way.median(Run::cpuMillis),
                    way.median(Run::wallMillis),
                    ways.getLast().median(Run::cpuMillis) / way.median(Run::cpuMillis));
        }
    }

    private static final class Way {
        private final String name;
        private final LongSupplier work;
        private final List<Run> runs = new ArrayList<>();
        private int repeats;

        Way(String name, LongSupplier work) {
            this.name = name;
            this.work = work;
        }

        void warm(long check) {
            long start = System.nanoTime();
            int times = 0;
            while (System.nanoTime() - start < WARM_NANOS) {
                once(check);
                times++;
            }
            repeats = (int) Math.max(1, times * ROUND_NANOS / WARM_NANOS);
        }

        void time(long check) {
            System.gc();
            long cpu = cpuNanos();
            long wall = System.nanoTime();
            for (int i = 0; i < repeats; i++) {
                once(check);
            }
            double wallMillis = (System.nanoTime() - wall) / 1e6 / repeats;
            runs.add(new Run((cpuNanos() - cpu) / 1e6 / repeats, wallMillis));
        }

        private void once(long check) {
            if (work.getAsLong() != check) {
                throw new IllegalStateException(name + " comes to another result");
            }
        }

        double median(ToDoubleFunction<Run> of) {
            return runs.stream()
                    .mapToDouble(of)
                    .sorted()
                    .skip(ROUNDS / 2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
