package tracer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tracer.inquiry.Document;
import tracer.inquiry.DocumentJson;
import tracer.inquiry.TraceRows;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.problem.TracerProblem;
import tracer.web.Jobs.Job;

/**
 * An answer in lines of JSON (NDJSON): how far it is and what is known by then, several times a
 * second, then the answer or what went wrong. Who closes the connection calls the job off; that is
 * noticed at the next line. Not thread-safe.
 */
final class Lines implements Progress, Cancellation, Streamed.Listener {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private static final long BETWEEN_NANOS = 250_000_000L;

    private final OutputStream out;
    private final LongSupplier clock;
    private final Job job;
    private final Rows told = new Rows();
    private String unit = "";
    private long done;
    private long lastLine;
    private long lastLook;
    private boolean closed;

    /** The five kinds of lines, told apart by their one field. */
    private sealed interface Line {}

    private record Far(Reached progress) implements Line {}

    private record Named(Name job) implements Line {}

    private record Known(Rows.News found) implements Line {}

    private record Whole(Document answer) implements Line {}

    private record Wrong(Problem problem) implements Line {}

    /** How many units are done. */
    private record Reached(String unit, long done) {}

    private record Name(String id) {}

    /**
     * @param clock nanoseconds from any moment on
     */
    Lines(OutputStream out, LongSupplier clock, Job job) {
        this.out = out;
        this.clock = clock;
        this.job = job;
        this.lastLine = clock.getAsLong() - BETWEEN_NANOS;
        this.lastLook = clock.getAsLong();
    }

    /** Says by which id it can be called off. */
    void name() {
        long before = lastLine;
        write(new Named(new Name(job.id())));
        lastLine = before;
    }

    /** Does the work and writes all lines. */
    void of(Streamed.Work work) {
        try {
            write(new Whole(work.answer(this)));
        } catch (TracerProblem e) {
            write(new Wrong(Problem.of(e)));
        }
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public Cancellation cancellation() {
        return this;
    }

    @Override
    public void known(Supplier<TraceRows> rows) {
        if (clock.getAsLong() - lastLook >= BETWEEN_NANOS) {
            Rows.News news = told.of(rows.get());
            if (!news.rows().isEmpty() || !news.gone().isEmpty()) {
                write(new Known(news));
            }
            lastLook = clock.getAsLong();
        }
    }

    @Override
    public void begin(String task, String newUnit, long total) {
        unit = newUnit;
        done = 0;
        job.reached(unit, done);
        tell();
    }

    @Override
    public void advance(long units) {
        done += units;
        job.reached(unit, done);
        tell();
    }

    @Override
    public void end() {}

    @Override
    public boolean isRequested() {
        tell();
        return closed || job.isRequested();
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
