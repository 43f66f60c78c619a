package tracer.summary;

import java.util.List;
import tracer.evidence.EvidenceClass;

/**
 * A numbered sentence about the case.
 *
 * @param number from 1 in reading order
 * @param evidence what the whole of it rests on; of several kinds the weakest
 * @param notes numbers of its footnotes, ascending; at least one
 */
public record Statement(int number, EvidenceClass evidence, Phrase text, List<Integer> notes) {
    public Statement {
        notes = List.copyOf(notes);
        if (notes.isEmpty()) {
            throw new IllegalArgumentException("a sentence rests on nothing: " + text);
        }
    }
}
