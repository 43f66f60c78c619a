package tracer.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.SubjectKey;
import tracer.protection.ProtectionStatement;
import tracer.protection.ProtectionStore;

/** Statements about protected addresses in memory. Thread-safe. */
public final class MemoryProtections implements ProtectionStore {
    private final Map<SubjectKey, List<ProtectionStatement>> bySubject = new HashMap<>();

    @Override
    public synchronized void add(ProtectionStatement statement) {
        bySubject.computeIfAbsent(statement.subject().key(), s -> new ArrayList<>()).add(statement);
    }

    @Override
    public synchronized Map<SubjectKey, List<ProtectionStatement>> statementsAt(
            Collection<SubjectKey> keys) {
        Map<SubjectKey, List<ProtectionStatement>> found = new LinkedHashMap<>();
        for (SubjectKey key : keys) {
            List<ProtectionStatement> said = bySubject.get(key);
            if (said != null) {
                found.put(key, List.copyOf(said));
            }
        }
        return found;
    }

    @Override
    public synchronized List<ProtectionStatement> inForce(Optional<String> after, int atMost) {
        String cursor = after.orElse("");
        return bySubject.values().stream()
                .map(List::getLast)
                .filter(ProtectionStatement::protects)
                .filter(s -> s.subject().text().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(s -> s.subject().text()))
                .limit(atMost)
                .toList();
    }
}
