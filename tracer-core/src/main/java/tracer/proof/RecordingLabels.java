package tracer.proof;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.SubjectKey;
import tracer.ledger.EvmChain;

/**
 * Labels that remembers which ones were told: those on one chain, and those whose source names
 * none. Not thread-safe.
 */
final class RecordingLabels implements LabelStore {
    private final LabelStore labels;
    private final EvmChain chain;
    private final NavigableSet<Label> told = new TreeSet<>();

    RecordingLabels(LabelStore labels, EvmChain chain) {
        this.labels = labels;
        this.chain = chain;
    }

    /** In their own order. */
    List<Label> told() {
        return List.copyOf(told);
    }

    @Override
    public Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys) {
        Map<SubjectKey, List<Label>> answer = labels.labelsAt(keys);
        answer.values().stream()
                .flatMap(List::stream)
                .filter(l -> l.subject().chainName().stream().allMatch(chain.id()::equals))
                .forEach(told::add);
        return answer;
    }

    /** Nobody asks a trace for more than the labels of its addresses. */
    @Override
    public List<Label> labels(Optional<Label> after, int atMost) {
        return labels.labels(after, atMost);
    }

    @Override
    public List<Label> search(String text, int atMost) {
        return labels.search(text, atMost);
    }

    @Override
    public long count() {
        return labels.count();
    }

    @Override
    public int add(Collection<Label> more) {
        return labels.add(more);
    }
}
