package tracer.protection;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/**
 * What scripts go by: a script by its own hash and by that of its address, which for a bare key is
 * another script's.
 */
record ScriptNames(Map<ScriptHash, Set<ScriptHash>> scriptsByName) {
    static ScriptNames of(Collection<Script> scripts, BitcoinChain chain) {
        Map<ScriptHash, Set<ScriptHash>> byName = new HashMap<>();
        for (Script s : scripts) {
            ScriptHash own = s.hash();
            for (ScriptHash name : of(s, chain)) {
                byName.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(own);
            }
        }
        return new ScriptNames(byName);
    }

    static Set<ScriptHash> of(Script script, BitcoinChain chain) {
        Set<ScriptHash> names = new LinkedHashSet<>();
        names.add(script.hash());
        script.address(chain).ifPresent(a -> names.add(a.script().hash()));
        return names;
    }

    Set<ScriptHash> all() {
        return scriptsByName.keySet();
    }

    /** The scripts that share a name with this one. */
    Set<ScriptHash> sharedWith(Script script, BitcoinChain chain) {
        Set<ScriptHash> shared = new LinkedHashSet<>();
        of(script, chain)
                .forEach(name -> shared.addAll(scriptsByName.getOrDefault(name, Set.of())));
        return shared;
    }
}
