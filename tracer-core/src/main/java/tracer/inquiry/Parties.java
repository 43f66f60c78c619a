package tracer.inquiry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Actor;
import tracer.attribution.Conflict;
import tracer.attribution.Label;
import tracer.entity.Entity;
import tracer.evidence.EvidenceClass;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/** Who stands behind a set of scripts, asked for all at once. */
final class Parties {
    private final BitcoinChain chain;
    private final Map<ScriptHash, List<Label>> labels;
    private final Map<ScriptHash, Entity> entities;
    private final Map<String, List<Actor>> actors;

    private Parties(
            BitcoinChain chain,
            Map<ScriptHash, List<Label>> labels,
            Map<ScriptHash, Entity> entities,
            Map<String, List<Actor>> actors) {
        this.chain = chain;
        this.labels = labels;
        this.entities = entities;
        this.actors = actors;
    }

    static Parties of(Ports ports, Collection<Script> scripts) {
        BitcoinChain chain = ports.ledger().chain();
        var hashes = scripts.stream().map(Script::hash).collect(Collectors.toSet());
        var names = scripts.stream().flatMap(s -> names(s, chain)).collect(Collectors.toSet());
        Map<ScriptHash, List<Label>> labels = ports.labels().labelsOf(names);
        Set<String> ids =
                labels.values().stream()
                        .flatMap(List::stream)
                        .flatMap(l -> l.actor().stream())
                        .collect(Collectors.toSet());
        return new Parties(
                chain,
                labels,
                ports.entities().entitiesOf(hashes),
                ids.isEmpty() ? Map.of() : ports.labels().actors(ids));
    }

    /** A bare key has the labels of its hash: same key, same owner. */
    private static Stream<ScriptHash> names(Script script, BitcoinChain chain) {
        return Stream.concat(
                        Stream.of(script.hash()),
                        script.address(chain).map(a -> a.script().hash()).stream())
                .distinct();
    }

    /** Where no time matters. */
    Party of(Script script) {
        return of(script, Optional.empty());
    }

    /** At the time of a transaction, which sanctions may or may not have been in force at. */
    Party of(Script script, Optional<Instant> at) {
        ScriptHash hash = script.hash();
        return new Party(
                script.type().name().toLowerCase(Locale.ROOT),
                hash.toString(),
                script.address(chain).map(Address::text),
                notes(labelsOf(script), EvidenceClass.LABEL, at),
                Conflict.among(labelsOf(script), actors).map(Conflict::inWords),
                Optional.ofNullable(entities.get(hash)).map(Parties::note));
    }

    private List<Label> labelsOf(Script script) {
        return names(script, chain)
                .flatMap(name -> labels.getOrDefault(name, List.of()).stream())
                .toList();
    }

    static List<Party.LabelNote> notes(
            List<Label> labels, EvidenceClass reach, Optional<Instant> at) {
        return labels.stream().map(l -> LabelWording.note(l, reach, at)).toList();
    }

    private static Party.EntityNote note(Entity entity) {
        return new Party.EntityNote(
                entity.id().toString(), entity.members(), EvidenceClass.INFERENCE.id());
    }
}
