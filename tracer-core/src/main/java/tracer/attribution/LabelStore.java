package tracer.attribution;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.ScriptHash;

/** Labels by the script of their address. Several on one script stand side by side. Thread-safe. */
public interface LabelStore {
    /**
     * Adds labels; one that is there already (all fields equal) changes nothing. Returns how many
     * were new.
     */
    int add(Collection<Label> labels);

    /** Labels of each script that has any, in order. */
    Map<ScriptHash, List<Label>> labelsOf(Collection<ScriptHash> scripts);

    /** All labels in order, after a cursor, at most so many. */
    List<Label> labels(Optional<Label> after, int atMost);

    /** Labels whose name contains the text, letter case aside, in order, at most so many. */
    List<Label> search(String text, int atMost);

    long count();
}
