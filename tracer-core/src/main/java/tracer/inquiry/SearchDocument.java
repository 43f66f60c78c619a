package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What each line of a search was taken for and what was found.
 *
 * @param lines how many lines that were not empty were given
 * @param answers one for each line looked at, in order
 */
public record SearchDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        int lines,
        List<Answer> answers)
        implements Document {
    public SearchDocument {
        answers = List.copyOf(answers);
    }

    /**
     * The answer to one line.
     *
     * @param input the line as given
     * @param outcome {@code found}; {@code not-found}: well-formed, not in what is stored; {@code
     *     not-indexed}: beyond what is stored; {@code other-network}; {@code malformed}: nearly an
     *     address or output, the sentence says where it goes wrong; {@code unrecognised}
     * @param sentence what was recognised and found
     * @param hits what to open, best first
     * @param more whether there are more hits than listed
     */
    public record Answer(
            String input, String outcome, String sentence, List<Hit> hits, boolean more) {
        public Answer {
            hits = List.copyOf(hits);
        }
    }

    /**
     * Something to open.
     *
     * @param kind {@code transaction}, {@code output}, {@code transfer}, {@code block}, {@code
     *     address} or {@code entity}; of account chains those whose id begins with {@code 0x}
     * @param id full name of it
     * @param title what a list shows
     */
    public record Hit(String kind, String id, String title) {}
}
