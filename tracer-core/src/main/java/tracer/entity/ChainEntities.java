package tracer.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tracer.compact.CompactChain;
import tracer.entity.Ruling.Verdict;
import tracer.ledger.TxId;

/**
 * The entities of a whole chain in arrays, without a store: for chains that no graph store holds,
 * and for measuring rules. The same evidence folded in the same order as by {@link Clustering}.
 */
public final class ChainEntities {
    private final CompactChain chain;
    private final Components components;
    private final List<Quarantined> quarantined;

    private ChainEntities(CompactChain chain, Components components, List<Quarantined> held) {
        this.chain = chain;
        this.components = components;
        this.quarantined = held;
    }

    /** Folds the evidence of a chain. Time grows with its transactions, memory with its scripts. */
    public static ChainEntities of(ChainEvidence evidence, EntitySettings settings) {
        return of(evidence, settings, Map.of());
    }

    /** As above, with some transactions' evidence ruled on. */
    public static ChainEntities of(
            ChainEvidence evidence, EntitySettings settings, Map<TxId, Verdict> rulings) {
        CompactChain chain = evidence.chain();
        Fold fold = new Fold(settings, rulings, Optional.empty());
        EvidenceGroup group = new EvidenceGroup();
        evidence.prepare(settings);
        for (int tx = 0; tx < chain.transactions(); tx++) {
            if (evidence.maySay(tx, settings)) {
                group.begin(evidence.place(tx));
                evidence.draw(tx, settings, group);
                if (group.size() > 0) {
                    fold.apply(group);
                }
            }
        }
        return new ChainEntities(
                chain,
                fold.components(),
                fold.quarantined(script -> chain.scriptOf(script).hash()));
    }

    /** A number that scripts of one entity share, and no others. */
    public int entity(int script) {
        return components.root(script);
    }

    /** How many scripts the entity of a script has. */
    public int members(int script) {
        return components.size(components.root(script));
    }

    /** How many times two entities, or scripts still alone, became one. */
    public int merges() {
        int merges = 0;
        for (int s = 0; s < chain.scripts(); s++) {
            merges += components.root(s) == s ? 0 : 1;
        }
        return merges;
    }

    /** Entities of two scripts or more. */
    public int entities() {
        return (int)
                IntStream.range(0, chain.scripts())
                        .filter(s -> components.root(s) == s && components.size(s) > 1)
                        .count();
    }

    /** What is held back. */
    public List<Quarantined> quarantined() {
        return quarantined;
    }
}
