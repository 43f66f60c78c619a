package tracer.inquiry;

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

    Party of(Script script) {
        ScriptHash hash = script.hash();
        return new Party(
                script.type().name().toLowerCase(Locale.ROOT),
                hash.toString(),
                script.address(chain).map(Address::text),
                notes(labels.getOrDefault(hash, List.of())),
                Optional.ofNullable(entities.get(hash)).map(Parties::note));
    }

    static List<Party.LabelNote> notes(List<Label> labels) {
        return labels.stream().map(Parties::note).toList();
    }

    private static Party.LabelNote note(Label label) {
        return new Party.LabelNote(
                label.name(), label.category().id(), label.source(), EvidenceClass.LABEL.id());
    }

    private static Party.EntityNote note(Entity entity) {
        return new Party.EntityNote(
                entity.id().toString(), entity.members(), EvidenceClass.INFERENCE.id());
    }
}
