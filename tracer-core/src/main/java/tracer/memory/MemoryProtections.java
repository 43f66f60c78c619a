package tracer.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.Address;
import tracer.ledger.ScriptHash;
import tracer.protection.ProtectionStatement;
import tracer.protection.ProtectionStore;

/** Statements about protected addresses in memory. Thread-safe. */
public final class MemoryProtections implements ProtectionStore {
    private final Map<ScriptHash, List<ProtectionStatement>> byScript = new HashMap<>();

    @Override
    public synchronized void add(ProtectionStatement statement) {
        byScript.computeIfAbsent(statement.address().script().hash(), s -> new ArrayList<>())
                .add(statement);
    }

    @Override
    public synchronized Map<ScriptHash, List<ProtectionStatement>> statementsOf(
            Collection<ScriptHash> scripts) {
        Map<ScriptHash, List<ProtectionStatement>> found = new LinkedHashMap<>();
        for (ScriptHash script : scripts) {
            List<ProtectionStatement> said = byScript.get(script);
            if (said != null) {
                found.put(script, List.copyOf(said));
            }
        }
        return found;
    }

    @Override
    public synchronized List<ProtectionStatement> inForce(Optional<Address> after, int atMost) {
        String cursor = after.map(Address::text).orElse("");
        return byScript.values().stream()
                .map(List::getLast)
                .filter(ProtectionStatement::protects)
                .filter(s -> s.address().text().compareTo(cursor) > 0)
                .sorted(Comparator.comparing(s -> s.address().text()))
                .limit(atMost)
                .toList();
    }
}
