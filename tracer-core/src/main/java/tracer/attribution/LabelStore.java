package tracer.attribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.ScriptHash;

/**
 * Labels by their subject. Several about one subject stand side by side. Answers with the labels in
 * use: those that their source makes still, and sanctions that were withdrawn, with the day ({@link
 * LabelHistory#inUse}). The rest is in the {@link LabelArchive}. Thread-safe.
 */
public interface LabelStore {
    /**
     * Adds labels; one that is there already (all fields equal) changes nothing. Returns how many
     * were new.
     */
    int add(Collection<Label> labels);

    /** Labels of each key that has any, in order. */
    Map<SubjectKey, List<Label>> labelsAt(Collection<SubjectKey> keys);

    /** Labels of each script that has any, in order. */
    default Map<ScriptHash, List<Label>> labelsOf(Collection<ScriptHash> scripts) {
        return labelsOf(scripts, SubjectKey::of, label -> true);
    }

    /**
     * Labels of each address that has any, in order: those about this chain, and those whose source
     * does not say which EVM chain it means. What is said of the same bytes on another chain is
     * left out, since somebody else may hold them there.
     */
    default Map<EvmAddress, List<Label>> labelsOf(
            EvmChain chain, Collection<EvmAddress> addresses) {
        return labelsOf(
                addresses,
                SubjectKey::of,
                label -> label.subject().chainName().stream().allMatch(chain.id()::equals));
    }

    private <T> Map<T, List<Label>> labelsOf(
            Collection<T> subjects, Function<T, SubjectKey> key, Predicate<Label> applies) {
        Map<SubjectKey, List<Label>> found =
                labelsAt(subjects.stream().map(key).distinct().toList());
        Map<T, List<Label>> labels = new LinkedHashMap<>();
        for (T subject : subjects) {
            List<Label> of = new ArrayList<>(found.getOrDefault(key.apply(subject), List.of()));
            of.removeIf(applies.negate());
            if (!of.isEmpty()) {
                labels.put(subject, List.copyOf(of));
            }
        }
        return labels;
    }

    /** All labels in order, after a cursor, at most so many. */
    List<Label> labels(Optional<Label> after, int atMost);

    /** Labels whose name contains the text, letter case aside, in order, at most so many. */
    List<Label> search(String text, int atMost);

    long count();

    /** The actors that labels name, by the id as it was asked for; who is not known is absent. */
    default Map<String, List<Actor>> actors(Collection<String> ids) {
        return Map.of();
    }
}
