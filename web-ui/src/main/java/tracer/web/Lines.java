package tracer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import tracer.inquiry.Document;
import tracer.inquiry.DocumentJson;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.TracerProblem;

/**
 * An answer in lines of JSON (NDJSON): how far it is, several times a second, then the answer or
 * what went wrong. Who closes the connection calls the job off; that is noticed at the next line.
 * Not thread-safe.
 */
final class Lines implements Progress, Cancellation {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private static final long BETWEEN_NANOS = 250_000_000L;

    private final OutputStream out;
    private final LongSupplier clock;
    private String unit = "";
    private long done;
    private long lastLine;
    private boolean closed;

    /** The three kinds of lines, told apart by their one field. */
    private sealed interface Line {}

    private record Far(Reached progress) implements Line {}

    private record Whole(Document answer) implements Line {}

    private record Wrong(Problem problem) implements Line {}

    /** How many units are done. */
    private record Reached(String unit, long done) {}

    /**
     * @param clock nanoseconds from any moment on
     */
    Lines(OutputStream out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
        this.lastLine = clock.getAsLong() - BETWEEN_NANOS;
    }

    /** Does the work and writes all lines. */
    void of(Streamed.Work work) {
        try {
            write(new Whole(work.answer(this, this)));
        } catch (TracerProblem e) {
            write(new Wrong(Problem.of(e)));
        }
    }

    @Override
    public void begin(String task, String newUnit, long total) {
        unit = newUnit;
        done = 0;
        tell();
    }

    @Override
    public void advance(long units) {
        done += units;
        tell();
    }

    @Override
    public void end() {}

    @Override
    public boolean isRequested() {
        tell();
        return closed;
    }

    private void tell() {
        if (clock.getAsLong() - lastLine >= BETWEEN_NANOS) {
            write(new Far(new Reached(unit, done)));
        }
    }

    private <L extends Record & Line> void write(L line) {
        if (closed) {
            return;
        }
        try {
            out.write((DocumentJson.of(line) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            lastLine = clock.getAsLong();
        } catch (IOException e) {
            // Nobody listens any more: the job is called off.
            closed = true;
        }
    }
}
