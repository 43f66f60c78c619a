package tracer.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tracer.entity.Computed;
import tracer.entity.Entity;
import tracer.entity.Evidence;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.EntityDocument.Member;
import tracer.inquiry.EntityDocument.Reason;
import tracer.ledger.AddressHistory.Totals;
import tracer.ledger.Coverage;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/** Answers: who else belongs to this entity, and why is that believed? */
final class EntityAnswer {
    private static final int REASONS = 200;

    private final Ports ports;
    private final EntityLookup lookup;

    EntityAnswer(Ports ports) {
        this.ports = ports;
        this.lookup = new EntityLookup(ports);
    }

    EntityDocument answer(String idOrAddress, PageRequest request) {
        Coverage coverage = ports.ledger().coverage();
        Computed computed = lookup.computed();
        Entity entity = lookup.entity(idOrAddress);
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
                computed.at().height(),
                coverage.tip().equals(Optional.of(computed.at())),
                memberNotes(page),
                more ? Optional.of(page.getLast().toString()) : Optional.empty(),
                reasonNotes(reasons),
                moreReasons,
                reasons.stream()
                        .map(Evidence::rule)
                        .distinct()
                        .sorted()
                        .map(RuleNotes::of)
                        .toList(),
                "%d scripts are believed to have one owner, by the rules named; computed at block %d"
                        .formatted(entity.members(), computed.at().height()),
                computed.by().toString());
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
        Map<ScriptHash, Script> scripts = lookup.scripts(edges);
        return edges.stream().map(e -> lookup.reason(e.a(), e.b(), e, scripts)).toList();
    }
}
