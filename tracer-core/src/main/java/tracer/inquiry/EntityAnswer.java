package tracer.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tracer.entity.Entity;
import tracer.entity.EntityId;
import tracer.entity.Evidence;
import tracer.entity.Rule;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.EntityDocument.Member;
import tracer.inquiry.EntityDocument.Reason;
import tracer.inquiry.EntityDocument.RuleNote;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Totals;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.problem.DataGap;
import tracer.problem.NotFound;

/** Answers: who else belongs to this entity, and why is that believed? */
final class EntityAnswer {
    private static final int REASONS = 200;
    private static final int HASH_LENGTH = 64;

    private final Ports ports;

    EntityAnswer(Ports ports) {
        this.ports = ports;
    }

    EntityDocument answer(String idOrAddress, PageRequest request) {
        Coverage coverage = ports.ledger().coverage();
        ChainTip computed =
                ports.entities()
                        .computedAt()
                        .orElseThrow(() ->
                                new DataGap(
                                        "entities have not been computed yet; they are after the next ingest"));
        Entity entity = find(idOrAddress.strip());
        Stamp stamp = Stamp.of(coverage);
        List<ScriptHash> members =
                ports.entities()
                        .members(
                                entity.id(),
                                request.cursor().map(ScriptHash::of),
                                request.size() + 1);
        boolean more = members.size() > request.size();
        List<ScriptHash> page = more ? members.subList(0, request.size()) : members;
        List<Evidence> edges = ports.entities().evidence(entity.id(), REASONS + 1);
        boolean moreReasons = edges.size() > REASONS;
        List<Evidence> reasons = moreReasons ? edges.subList(0, REASONS) : edges;
        return new EntityDocument(
                "tracer.entity/1",
                stamp.height(),
                stamp.hash(),
                more || moreReasons,
                entity.id().toString(),
                entity.members(),
                EvidenceClass.INFERENCE.id(),
                computed.height(),
                coverage.tip().equals(Optional.of(computed)),
                memberNotes(page),
                more ? Optional.of(page.getLast().toString()) : Optional.empty(),
                reasonNotes(reasons),
                moreReasons,
                reasons.stream()
                        .map(Evidence::rule)
                        .distinct()
                        .sorted()
                        .map(EntityAnswer::note)
                        .toList(),
                "%d scripts are believed to have one owner, by the rules named; computed at block %d"
                        .formatted(entity.members(), computed.height()));
    }

    /** By its id, or by an address or script hash in it. */
    Entity find(String text) {
        Set<ScriptHash> scripts = new LinkedHashSet<>();
        if (text.length() == HASH_LENGTH) {
            ScriptHash hash = ScriptHash.of(text);
            Optional<Entity> named = ports.entities().entity(new EntityId(hash));
            if (named.isPresent()) {
                return named.get();
            }
            scripts.add(hash);
        } else {
            Address address = Address.of(text, ports.ledger().chain());
            scripts.add(address.script().hash());
            ports.history().scripts(address).forEach(s -> scripts.add(s.hash()));
        }
        return ports.entities().entitiesOf(scripts).values().stream()
                .findFirst()
                .orElseThrow(() ->
                        new NotFound(
                                "%s belongs to no entity: no rule joins it to another script"
                                        .formatted(text)));
    }

    private List<Member> memberNotes(List<ScriptHash> page) {
        Map<ScriptHash, Script> scripts = ports.history().scripts(page);
        Map<ScriptHash, Totals> totals = ports.history().totals(page);
        Parties parties = Parties.of(ports, scripts.values());
        List<Member> notes = new ArrayList<>();
        for (ScriptHash hash : page) {
            Script script = Objects.requireNonNull(scripts.get(hash), "a member without script");
            // A script known only from a node's claim was never paid in what is stored.
            Optional<Totals> sums = Optional.ofNullable(totals.get(hash));
            notes.add(
                    new Member(
                            parties.of(script),
                            Amount.of(sums.map(Totals::receivedSats).orElse(0L)),
                            Amount.of(sums.map(Totals::unspentSats).orElse(0L)),
                            sums.map(Totals::payments).orElse(0L)));
        }
        return notes;
    }

    private List<Reason> reasonNotes(List<Evidence> edges) {
        Set<ScriptHash> hashes = new LinkedHashSet<>();
        edges.forEach(e -> {
            hashes.add(e.a());
            hashes.add(e.b());
        });
        Map<ScriptHash, Script> scripts = ports.history().scripts(hashes);
        return edges.stream()
                .map(e ->
                        new Reason(
                                name(e.a(), scripts),
                                name(e.b(), scripts),
                                e.rule().id(),
                                e.rule().version(),
                                e.transaction().toString(),
                                e.height()))
                .toList();
    }

    private String name(ScriptHash hash, Map<ScriptHash, Script> scripts) {
        return Optional.ofNullable(scripts.get(hash))
                .flatMap(s -> s.address(ports.ledger().chain()))
                .map(Address::text)
                .orElse(hash.toString());
    }

    private static RuleNote note(Rule rule) {
        return switch (rule) {
            case CO_SPEND ->
                    new RuleNote(
                            rule.id(),
                            rule.version(),
                            rule.confidence(),
                            "outputs spent together in one transaction have one owner; transactions"
                                    + " recognised as collaborative are left out",
                            "PayJoin, pooled custody and contracts of several parties look the"
                                    + " same");
            case SAME_KEY ->
                    new RuleNote(
                            rule.id(),
                            rule.version(),
                            rule.confidence(),
                            "a bare public key and the hash of the same key are one key",
                            "none known: a logical identity");
        };
    }
}
