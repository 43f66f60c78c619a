package tracer.protection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.SubjectKey;

/** Statements about protected addresses; only ever added to. Thread-safe. */
public interface ProtectionStore {
    /** Adds a statement after all earlier ones about its address. */
    void add(ProtectionStatement statement);

    /** All statements about each of these subjects, in the order in which they came. */
    Map<SubjectKey, List<ProtectionStatement>> statementsAt(Collection<SubjectKey> keys);

    /**
     * The last statement about each address that is protected by one, ascending by the address's
     * text, after the text of one, at most so many.
     */
    List<ProtectionStatement> inForce(Optional<String> after, int atMost);
}
