package tracer.inquiry;

import java.util.List;
import java.util.stream.Stream;

/** What is said beside an answer. */
public final class Remarks {
    private Remarks() {}

    /** Remarks as sentences, then the notes that an answer has anyway. */
    public static List<String> before(List<String> remarks, List<String> notes) {
        return Stream.concat(remarks.stream().map(r -> r + "."), notes.stream()).toList();
    }
}
