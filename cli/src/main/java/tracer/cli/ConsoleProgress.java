package tracer.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import tracer.job.Progress;

/**
 * Progress on standard error: a bar with rate and time left on a terminal, otherwise a line every
 * ten seconds.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final int TERMINAL_EVERY_MILLIS = 200;
    private static final int LOG_EVERY_MILLIS = 10_000;
    private static final long WORTH_A_LINE_NANOS = 2_000_000_000L;

    private final PrintStream err;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private long began;
    private String last = "";

    ConsoleProgress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    static ConsoleProgress onStandardError() {
        return new ConsoleProgress(System.err, Terminal.isInteractive());
    }

    @Override
    public void begin(String task, String unit, long total) {
        end();
        began = System.nanoTime();
        bar =
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setUnit(" " + unit, 1)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(
                                terminal ? TERMINAL_EVERY_MILLIS : LOG_EVERY_MILLIS)
                        .setConsumer(
                                terminal
                                        ? new ConsoleProgressBarConsumer(err)
                                        : new DelegatingProgressBarConsumer(this::log))
                        .showSpeed()
                        .build();
    }

    /** A stage that is over at once is not worth a line. */
    private void log(String line) {
        if (System.nanoTime() - began > WORTH_A_LINE_NANOS && !line.equals(last)) {
            err.println(line);
            last = line;
        }
    }

    @Override
    public void advance(long units) {
        if (bar != null) {
            bar.stepBy(units);
        }
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}
