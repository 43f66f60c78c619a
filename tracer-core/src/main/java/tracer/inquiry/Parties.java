package tracer.inquiry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    private Parties(
            BitcoinChain chain,
            Map<ScriptHash, List<Label>> labels,
            Map<ScriptHash, Entity> entities) {
        this.chain = chain;
        this.labels = labels;
        this.entities = entities;
    }

    static Parties of(Ports ports, Collection<Script> scripts) {
        var hashes = scripts.stream().map(Script::hash).collect(Collectors.toSet());
        return new Parties(
                ports.ledger().chain(),
                ports.labels().labelsOf(hashes),
                ports.entities().entitiesOf(hashes));
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
                notes(labels.getOrDefault(hash, List.of()), EvidenceClass.LABEL, at),
                Optional.ofNullable(entities.get(hash)).map(Parties::note));
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
