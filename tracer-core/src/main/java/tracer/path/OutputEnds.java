package tracer.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.flow.Holders;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.problem.LimitExceeded;

/** Which scripts the sides of a path are. For one answer; not thread-safe. */
final class OutputEnds {
    /** A side of more scripts is no question about a path any more. */
    static final int MOST_SCRIPTS = 100_000;

    private static final int PAGE = 10_000;

    private final OutputPathFinding.Sources sources;
    private final boolean throughEntities;
    private final Map<Set<Category>, Holders> holders = new HashMap<>();

    /**
     * @param throughEntities whether a label counts for the rest of its entity
     */
    OutputEnds(OutputPathFinding.Sources sources, boolean throughEntities) {
        this.sources = sources;
        this.throughEntities = throughEntities;
    }

    /** All scripts of addresses and entities, and of a first side also whoever labels name. */
    Map<ScriptHash, Script> scripts(Ends<Address> ends, boolean withLabelled) {
        Map<ScriptHash, Script> scripts = new LinkedHashMap<>();
        for (Address address : ends.addresses()) {
            sources.history().scripts(address).forEach(s -> scripts.put(s.hash(), s));
        }
        Set<ScriptHash> hashes = new HashSet<>();
        ends.entities().forEach(entity -> members(entity, hashes));
        if (withLabelled && !ends.categories().isEmpty()) {
            labelled(ends.categories(), scripts, hashes);
        }
        if (!hashes.isEmpty()) {
            scripts.putAll(sources.history().scripts(hashes));
        }
        return scripts;
    }

    /** Outputs that a party holds which a label of such a category names. */
    Set<OutPoint> held(Set<Category> categories, Map<OutPoint, Output> outputs) {
        return holders.computeIfAbsent(
                        categories,
                        of ->
                                new Holders(
                                        sources.labels(),
                                        sources.entities(),
                                        sources.ledger().chain(),
                                        of,
                                        throughEntities))
                .of(outputs)
                .keySet();
    }

    private void labelled(
            Set<Category> categories, Map<ScriptHash, Script> scripts, Set<ScriptHash> hashes) {
        Set<ScriptHash> named = new HashSet<>();
        List<Label> page = sources.labels().labels(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (Label label : page) {
                if (categories.contains(label.category())) {
                    label.bitcoinAddress()
                            .map(sources.history()::scripts)
                            .ifPresent(all -> all.forEach(s -> scripts.put(s.hash(), s)));
                    label.script().ifPresent(named::add);
                }
            }
            require(scripts.size());
            page = sources.labels().labels(Optional.of(page.getLast()), PAGE);
        }
        if (throughEntities && !named.isEmpty()) {
            sources.entities().entitiesOf(named).values().stream()
                    .map(Entity::id)
                    .collect(Collectors.toSet())
                    .forEach(id -> members(id, hashes));
        }
    }

    private void members(EntityId entity, Set<ScriptHash> to) {
        Optional<ScriptHash> after = Optional.empty();
        List<ScriptHash> page = new ArrayList<>();
        do {
            page = sources.entities().members(entity, after, PAGE);
            to.addAll(page);
            require(to.size());
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == PAGE);
    }

    private static void require(int scripts) {
        if (scripts > MOST_SCRIPTS) {
            throw new LimitExceeded(
                    "an end of the path has more than %d scripts: name fewer addresses, or one entity"
                            .formatted(MOST_SCRIPTS));
        }
    }
}
