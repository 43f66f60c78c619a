package tracer.inquiry;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.entity.Computed;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.Evidence;
import tracer.inquiry.EntityDocument.Reason;
import tracer.ledger.Address;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.problem.DataGap;
import tracer.problem.NotFound;

/** Finds entities and members by what a user types. */
final class EntityLookup {
    private static final int HASH_LENGTH = 64;

    private final Ports ports;

    EntityLookup(Ports ports) {
        this.ports = ports;
    }

    /** What entities were computed for. */
    Computed computed() {
        return ports.entities()
                .computed()
                .orElseThrow(() ->
                        new DataGap(
                                "entities have not been computed for the stored blocks yet; 'tracer entities compute' does it, and so does the next ingest"));
    }

    /** By its name, a name that it had before, an address or a script hash in it. */
    Entity entity(String idOrAddress) {
        String text = idOrAddress.strip();
        if (text.length() == HASH_LENGTH) {
            Optional<Entity> named = ports.entities().entity(new EntityId(ScriptHash.of(text)));
            if (named.isPresent()) {
                return named.get();
            }
        }
        return ports.entities().entitiesOf(scripts(text)).values().stream()
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(
                                "%s belongs to no entity: no rule joins it to another script"
                                        .formatted(text)));
    }

    /** The script that an address or hash means; of several the one that has an entity. */
    ScriptHash script(String hashOrAddress) {
        Set<ScriptHash> scripts = scripts(hashOrAddress.strip());
        return ports.entities().entitiesOf(scripts).keySet().stream()
                .findFirst()
                .orElse(scripts.iterator().next());
    }

    private Set<ScriptHash> scripts(String text) {
        Set<ScriptHash> scripts = new LinkedHashSet<>();
        if (text.length() == HASH_LENGTH) {
            scripts.add(ScriptHash.of(text));
        } else {
            Address address = Address.of(text, ports.ledger().chain());
            scripts.add(address.script().hash());
            ports.history().scripts(address).forEach(s -> scripts.add(s.hash()));
        }
        return scripts;
    }

    /** The scripts that evidence joins. */
    Map<ScriptHash, Script> scripts(Collection<Evidence> edges) {
        Set<ScriptHash> hashes = new LinkedHashSet<>();
        edges.forEach(e -> {
            hashes.add(e.a());
            hashes.add(e.b());
        });
        return ports.history().scripts(hashes);
    }

    /** An edge in a direction, in words. */
    Reason reason(ScriptHash from, ScriptHash to, Evidence e, Map<ScriptHash, Script> scripts) {
        return new Reason(
                name(from, scripts),
                name(to, scripts),
                e.rule().id(),
                e.rule().version(),
                e.transaction().toString(),
                e.height());
    }

    /** Its address, or its hash where it has none. */
    String name(ScriptHash hash) {
        return name(hash, ports.history().scripts(List.of(hash)));
    }

    String name(ScriptHash hash, Map<ScriptHash, Script> scripts) {
        return Optional.ofNullable(scripts.get(hash))
                .flatMap(s -> s.address(ports.ledger().chain()))
                .map(Address::text)
                .orElse(hash.toString());
    }
}
