package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;

/** Reads one form of label files. */
@FunctionalInterface
interface LabelReader {
    /**
     * Reads a file to its end.
     *
     * @throws tracer.problem.BadInput if it has not this form; bad entries go into the reading
     */
    void read(InputStream in, LabelReading to) throws IOException;
}
