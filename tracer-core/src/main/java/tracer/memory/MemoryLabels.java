package tracer.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;

/** Labels in memory. Thread-safe. */
public final class MemoryLabels implements LabelStore {
    private final NavigableSet<Label> all = new TreeSet<>();
    private final Map<SubjectKey, NavigableSet<Label>> bySubject = new HashMap<>();

    @Override
    public synchronized int add(Collection<Label> labels) {
        int added = 0;
        for (Label label : labels) {
            if (all.add(label)) {
                bySubject.computeIfAbsent(label.subject().key(), k -> new TreeSet<>()).add(label);
                added++;
            }
        }
        return added;
    }

    @Override
    public synchronized Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<Label>> found = new LinkedHashMap<>();
        for (SubjectKey key : keys) {
            NavigableSet<Label> labels = bySubject.get(key);
            if (labels != null) {
                found.put(key, List.copyOf(labels));
            }
        }
        return found;
    }

    @Override
    public synchronized List<Label> labels(Optional<Label> after, int atMost) {
        return after.map(a -> all.tailSet(a, false)).orElse(all).stream().limit(atMost).toList();
    }

    @Override
    public synchronized List<Label> search(String text, int atMost) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(l -> l.name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized long count() {
        return all.size();
    }
}
