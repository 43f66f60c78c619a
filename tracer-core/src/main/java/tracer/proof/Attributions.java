package tracer.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.entity.Entity;
import tracer.entity.EntityExplanation;
import tracer.entity.EntityStore;
import tracer.entity.Evidence;
import tracer.entity.Rule;
import tracer.flow.Holding;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.ledger.BitcoinChain;
import tracer.ledger.LedgerSource;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * What others say and what heuristics conclude about the scripts of an answer: no more than the
 * answer rests on, since a label names people.
 *
 * @param labels on the scripts of the answer, and those that a trace stopped at; in order
 * @param memberships entities of all these scripts, ascending
 * @param evidence from each script that a trace stopped at through its entity to the labelled ones
 * @param transactions that the evidence is read from
 */
record Attributions(
        List<Label> labels,
        List<Membership> memberships,
        List<Evidence> evidence,
        Set<TxId> transactions) {

    static Attributions of(
            Trace trace, LedgerSource ledger, LabelStore labels, EntityStore entities) {
        Set<ScriptHash> scripts = new LinkedHashSet<>();
        NavigableSet<Label> relevant = new TreeSet<>();
        for (Holding h : trace.holdings()) {
            scripts.addAll(names(h.content().script(), ledger.chain()));
            stop(h).forEach(relevant::add);
        }
        labels.labelsOf(scripts).values().forEach(relevant::addAll);
        relevant.forEach(l -> l.script().ifPresent(scripts::add));
        Map<ScriptHash, Entity> owners = new TreeMap<>(entities.entitiesOf(scripts));
        SortedSet<Evidence> evidence = new TreeSet<>();
        for (Holding h : trace.holdings()) {
            evidence.addAll(evidence(h, owners, ledger.chain(), entities));
        }
        List<Membership> memberships = new ArrayList<>();
        owners.forEach((script, entity) -> memberships.add(new Membership(script, entity)));
        return new Attributions(
                List.copyOf(relevant),
                memberships,
                List.copyOf(evidence),
                transactions(evidence, entities));
    }

    /** A script's own hash, and for a bare key also the one of its hash: one key, one owner. */
    static List<ScriptHash> names(Script script, BitcoinChain chain) {
        List<ScriptHash> names = new ArrayList<>(List.of(script.hash()));
        script.address(chain)
                .map(a -> a.script().hash())
                .filter(h -> !names.contains(h))
                .ifPresent(names::add);
        return names;
    }

    private static List<Label> stop(Holding h) {
        return h.fate() instanceof Holding.Fate.Ended(TraceEnd.AtService(var found, boolean e))
                ? found
                : List.of();
    }

    private static Set<Evidence> evidence(
            Holding h, Map<ScriptHash, Entity> owners, BitcoinChain chain, EntityStore entities) {
        Set<Evidence> evidence = new TreeSet<>();
        if (h.fate() instanceof Holding.Fate.Ended(TraceEnd.AtService(var labels, boolean inferred))
                && inferred) {
            NavigableSet<ScriptHash> labelled = new TreeSet<>();
            labels.forEach(l -> l.script().ifPresent(labelled::add));
            for (ScriptHash name : names(h.content().script(), chain)) {
                for (ScriptHash to : labelled) {
                    if (owners.containsKey(name) && owners.get(name).equals(owners.get(to))) {
                        evidence.addAll(steps(EntityExplanation.between(entities, name, to)));
                    }
                }
            }
        }
        return evidence;
    }

    private static List<Evidence> steps(EntityExplanation explanation) {
        return switch (explanation) {
            case EntityExplanation.Joined(var entity, var steps) ->
                    steps.stream()
                            .map(EntityExplanation.Step::evidence)
                            .map(Attributions::requireShowable)
                            .toList();
            case EntityExplanation.Apart a -> List.of();
            case EntityExplanation.OneScript o -> List.of();
        };
    }

    /** Other rules look at more transactions than a bundle holds. */
    private static Evidence requireShowable(Evidence e) {
        return switch (e.rule()) {
            case CO_SPEND, SAME_KEY -> e;
            case SAME_SCRIPT, CHANGE ->
                    throw new BadInput(
                            "the trace stops at a label that is reached through %s evidence of transaction %s, which no bundle can show. Compute the entities without that rule ('tracer entities compute'), or stop the trace before"
                                    .formatted(e.rule().id(), e.transaction()));
        };
    }

    /** Where a key and its hash are joined, both must be seen: the payments to them are needed. */
    private static Set<TxId> transactions(Set<Evidence> evidence, EntityStore entities) {
        Set<TxId> transactions = new TreeSet<>();
        Set<ScriptHash> pairs = new TreeSet<>();
        for (Evidence e : evidence) {
            transactions.add(e.transaction());
            if (e.rule() == Rule.SAME_KEY) {
                pairs.add(e.a());
                pairs.add(e.b());
            }
        }
        if (!pairs.isEmpty()) {
            entities.firstPayments(pairs).values().forEach(p -> transactions.add(p.tx()));
        }
        return transactions;
    }
}
