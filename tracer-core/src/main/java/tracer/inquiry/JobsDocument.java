package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The questions that a server is working on. Says nothing of the data, so it is true for no block.
 *
 * @param jobs the oldest first
 */
public record JobsDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        List<JobNote> jobs)
        implements Document {
    public JobsDocument {
        jobs = List.copyOf(jobs);
    }

    /** These jobs. */
    public static JobsDocument of(List<JobNote> jobs) {
        return new JobsDocument(
                "tracer.jobs/1", OptionalInt.empty(), Optional.empty(), false, jobs);
    }

    /**
     * A question under way.
     *
     * @param id by which it can be called off
     * @param question as it was asked: path and parameters
     * @param started ISO 8601 in UTC
     * @param unit what is counted
     * @param done how many of them are done
     * @param cancelled whether it was called off and is about to end
     */
    public record JobNote(
            String id,
            String question,
            String started,
            String unit,
            long done,
            boolean cancelled) {}
}
