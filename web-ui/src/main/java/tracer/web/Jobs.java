package tracer.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import tracer.inquiry.JobsDocument;
import tracer.inquiry.JobsDocument.JobNote;
import tracer.job.Cancellation;
import tracer.problem.NotFound;

/**
 * The questions that are being answered line by line, for whoever wants to know of them or to call
 * one off. A job is on the list while its connection is open. Thread-safe.
 */
final class Jobs {
    private final Map<Long, Job> running = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();
    private final InstantSource clock;

    Jobs(InstantSource clock) {
        this.clock = clock;
    }

    /** One job. Its progress is written by one thread and read by any. */
    static final class Job implements Cancellation {
        private final long id;
        private final String question;
        private final Instant started;
        private volatile String unit = "";
        private volatile long done;
        private volatile boolean cancelled;

        private Job(long id, String question, Instant started) {
            this.id = id;
            this.question = question;
            this.started = started;
        }

        String id() {
            return Long.toString(id);
        }

        void reached(String newUnit, long newDone) {
            unit = newUnit;
            done = newDone;
        }

        @Override
        public boolean isRequested() {
            return cancelled;
        }

        private JobNote note() {
            return new JobNote(id(), question, started.toString(), unit, done, cancelled);
        }
    }

    Job begin(String question) {
        Job job = new Job(last.incrementAndGet(), question, clock.instant());
        running.put(job.id, job);
        return job;
    }

    void end(Job job) {
        running.remove(job.id);
    }

    JobsDocument list() {
        return JobsDocument.of(running.values().stream().map(Job::note).toList());
    }

    /**
     * Asks a job to end; what it has by then becomes its answer, if it can answer in part.
     *
     * @throws NotFound if no such job is running: it may have ended meanwhile
     */
    JobsDocument cancel(String id) {
        Job job =
                running.values().stream()
                        .filter(j -> j.id().equals(id))
                        .findFirst()
                        .orElseThrow(() ->
                                new NotFound(
                                        "no job %s is running; it may have ended meanwhile"
                                                .formatted(id)));
        job.cancelled = true;
        return JobsDocument.of(List.of(job.note()));
    }
}
