package tracer.job;

/**
 * Told by a long job how far it is. Implementations must be cheap: jobs call them often. Not
 * required to be thread-safe: one job reports from one thread.
 */
public interface Progress {
    /** Total of an amount of work that cannot be known beforehand. */
    long UNKNOWN_TOTAL = -1;

    /** Listens to nobody. */
    Progress SILENT =
            new Progress() {
                @Override
                public void begin(String task, String unit, long total) {}

                @Override
                public void advance(long units) {}

                @Override
                public void end() {}
            };

    /**
     * A stage begins: its name, what it counts, and how many there are or {@link #UNKNOWN_TOTAL}.
     */
    void begin(String task, String unit, long total);

    /** So many more units are done. */
    void advance(long units);

    /** The stage is over. */
    void end();
}
