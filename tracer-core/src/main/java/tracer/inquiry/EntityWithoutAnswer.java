package tracer.inquiry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tracer.entity.Entity;
import tracer.entity.EntityEvidence;
import tracer.entity.Evidence;
import tracer.entity.Rule;
import tracer.inquiry.EntityWithoutDocument.Part;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** Answers: what if these transactions, or these rules, said nothing? */
final class EntityWithoutAnswer {
    private static final int PARTS = 100;
    private static final int NAMED = 20;

    private final Ports ports;
    private final EntityLookup lookup;

    EntityWithoutAnswer(Ports ports) {
        this.ports = ports;
        this.lookup = new EntityLookup(ports);
    }

    EntityWithoutDocument answer(
            String idOrAddress, Collection<TxId> transactions, Collection<Rule> rules) {
        if (transactions.isEmpty() && rules.isEmpty()) {
            throw new BadInput("name a transaction or a rule to leave out");
        }
        Stamp stamp = Stamp.of(lookup.computed().at());
        Entity entity = lookup.entity(idOrAddress);
        EntityEvidence evidence = EntityEvidence.of(ports.entities(), entity);
        Predicate<Evidence> counts =
                e -> !transactions.contains(e.transaction()) && !rules.contains(e.rule());
        requireOccurrence(transactions, evidence);
        int left = (int) evidence.all().stream().filter(counts.negate()).count();
        List<List<ScriptHash>> parts = evidence.parts(counts);
        return new EntityWithoutDocument(
                "tracer.entity-without/1",
                stamp.height(),
                stamp.hash(),
                parts.size() > PARTS,
                entity.id().toString(),
                entity.members(),
                leftOut(transactions, rules),
                left,
                evidence.all().size(),
                parts.stream().limit(PARTS).map(this::part).toList(),
                parts.size(),
                lookup.computed().by().toString(),
                parts.size() == 1
                        ? "It stays whole: other evidence joins all its scripts."
                        : "It falls into %d parts, the largest of %d scripts."
                                .formatted(parts.size(), parts.getFirst().size()));
    }

    private static void requireOccurrence(Collection<TxId> transactions, EntityEvidence evidence) {
        Collection<TxId> known = evidence.transactions();
        transactions.stream()
                .filter(t -> !known.contains(t))
                .findFirst()
                .ifPresent(t -> {
                    throw new BadInput(
                            "no evidence of this entity is read from transaction %s; its evidence and the transactions are listed by 'tracer entity'"
                                    .formatted(t));
                });
    }

    private static List<String> leftOut(Collection<TxId> transactions, Collection<Rule> rules) {
        List<String> words = new ArrayList<>();
        transactions.forEach(t -> words.add("transaction " + t));
        rules.forEach(r -> words.add("rule " + r.id()));
        return words;
    }

    private Part part(List<ScriptHash> members) {
        List<ScriptHash> named = members.stream().limit(NAMED).toList();
        Map<ScriptHash, Script> scripts = ports.history().scripts(named);
        return new Part(members.size(), named.stream().map(s -> lookup.name(s, scripts)).toList());
    }
}
