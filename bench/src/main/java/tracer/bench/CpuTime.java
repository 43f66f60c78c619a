package tracer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * CPU time of a Java process so far, from Linux's {@code /proc}: that of its work, and that of
 * compiling its code, which a run of a minute spends once and a long one hardly notices.
 */
record CpuTime(double workSeconds, double compilingSeconds) {
    /** Linux counts in hundredths of a second (USER_HZ). */
    private static final double TICKS_PER_SECOND = 100;

    /** Index of user and system time among the fields after the name. */
    private static final int USER = 11;

    /** Compiler threads come and go, so that their time is what the others' leaves of the whole. */
    static CpuTime of(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try (Stream<Path> threads = Files.list(proc.resolve("task"))) {
            double work = threads.mapToDouble(CpuTime::workOf).sum();
            return new CpuTime(work, seconds(Files.readString(proc.resolve("stat"))) - work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double workOf(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.contains("Compiler") ? 0 : seconds(stat);
        } catch (IOException e) {
            // It ended between the listing and now.
            return 0;
        }
    }

    private static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_PER_SECOND;
    }

    CpuTime plus(CpuTime o) {
        return new CpuTime(workSeconds + o.workSeconds, compilingSeconds + o.compilingSeconds);
    }

    CpuTime minus(CpuTime o) {
        return new CpuTime(workSeconds - o.workSeconds, compilingSeconds - o.compilingSeconds);
    }
}
