package tracer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * CPU time of a Java process so far, from Linux's {@code /proc}: that of its work, and that of
 * compiling it, which a run of a minute spends once and a long one hardly notices.
 */
record CpuTime(double workSeconds, double compilingSeconds) {
    /** Linux counts in hundredths of a second (USER_HZ). */
    private static final double TICKS_PER_SECOND = 100;

    /** Index of user and system time among the fields after the thread's name. */
    private static final int USER = 11;

    static CpuTime of(ProcessHandle process) {
        try (Stream<Path> threads =
                Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return threads.map(CpuTime::ofThread).reduce(new CpuTime(0, 0), CpuTime::plus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CpuTime ofThread(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double seconds =
                    (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]))
                            / TICKS_PER_SECOND;
            return name.contains("Compiler") ? new CpuTime(0, seconds) : new CpuTime(seconds, 0);
        } catch (IOException e) {
            // It ended between the listing and now.
            return new CpuTime(0, 0);
        }
    }

    CpuTime plus(CpuTime o) {
        return new CpuTime(workSeconds + o.workSeconds, compilingSeconds + o.compilingSeconds);
    }

    CpuTime minus(CpuTime o) {
        return new CpuTime(workSeconds - o.workSeconds, compilingSeconds - o.compilingSeconds);
    }
}
