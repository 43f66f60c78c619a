package tracer.pattern;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tracer.entity.Entity;
import tracer.entity.EntityStore;
import tracer.flow.Seed;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/** Names the holders of scripts: the entity if there is one, else the address. */
final class Names {
    private final BitcoinChain chain;
    private final Map<ScriptHash, Entity> entities;

    private Names(BitcoinChain chain, Map<ScriptHash, Entity> entities) {
        this.chain = chain;
        this.entities = entities;
    }

    /** One question to the store. */
    static Names of(BitcoinChain chain, EntityStore entities, Collection<Script> scripts) {
        return new Names(
                chain,
                scripts.isEmpty()
                        ? Map.of()
                        : entities.entitiesOf(
                                scripts.stream().map(Script::hash).distinct().toList()));
    }

    Holder of(Script script) {
        Entity entity = entities.get(script.hash());
        return entity == null
                ? address(chain, script)
                : new Holder(Holder.Kind.ENTITY, entity.id().toString());
    }

    /** The seeds of a trace: the first, and how many more. */
    static String seeds(List<Seed> seeds) {
        return seeds.size() == 1
                ? seeds.getFirst().toString()
                : "%s and %d more".formatted(seeds.getFirst(), seeds.size() - 1);
    }

    /** By itself, whoever it belongs to. */
    static Holder address(BitcoinChain chain, Script script) {
        return new Holder(
                Holder.Kind.ADDRESS,
                script.address(chain).map(Address::text).orElseGet(() -> script.hash().toString()));
    }
}
