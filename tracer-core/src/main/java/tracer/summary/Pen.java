package tracer.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;

/** Writes sentences: gives them numbers, and footnotes theirs, the same place the same one. */
final class Pen {
    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private int written;

    /**
     * A sentence that rests on these outputs or transactions. No full stop: its printer sets it.
     */
    Statement write(EvidenceClass evidence, Phrase text, Collection<?> restsOn) {
        TreeSet<Integer> numbers = new TreeSet<>();
        restsOn.forEach(where -> numbers.add(note(where.toString())));
        return new Statement(++written, evidence, text, new ArrayList<>(numbers));
    }

    /** A sentence about these holdings. */
    Statement about(List<Holding> holdings, EvidenceClass evidence, Phrase text) {
        return write(evidence, text, holdings.stream().map(Holding::output).toList());
    }

    private int note(String where) {
        return notes.computeIfAbsent(where, w -> notes.size() + 1);
    }

    List<Footnote> footnotes() {
        return notes.entrySet().stream().map(e -> new Footnote(e.getValue(), e.getKey())).toList();
    }
}
