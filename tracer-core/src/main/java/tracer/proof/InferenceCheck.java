package tracer.proof;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.attribution.Label;
import tracer.entity.CoSpend;
import tracer.entity.Evidence;
import tracer.flow.Holding;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.ScriptType;

/**
 * Draws the evidence of a bundle again from its transactions, and requires that it leads from every
 * script at which a trace stopped through its entity to each label that it names. That shows that
 * the rule was applied rightly, not that the rule is right.
 */
final class InferenceCheck {
    private final BundleLedger ledger;
    private final BitcoinChain chain;
    private final Map<ScriptHash, Script> scripts = new HashMap<>();
    private final Map<ScriptHash, ScriptHash> groups = new HashMap<>();

    private InferenceCheck(BundleLedger ledger) {
        this.ledger = ledger;
        this.chain = ledger.chain();
        for (PlacedTransaction t : ledger.all()) {
            for (Output o : t.transaction().outputs()) {
                scripts.put(o.script().hash(), o.script());
            }
        }
    }

    /**
     * @throws Difference at the first piece of evidence that the transactions do not give, or if
     *     some is missing
     */
    static void check(List<EvidenceForm.Located> evidence, BundleLedger ledger, Trace trace) {
        InferenceCheck check = new InferenceCheck(ledger);
        for (EvidenceForm.Located l : evidence) {
            check.requireDrawn(l);
            check.groups.put(check.group(l.evidence().a()), check.group(l.evidence().b()));
        }
        trace.holdings().forEach(check::requireJoined);
    }

    private void requireDrawn(EvidenceForm.Located located) {
        Evidence e = located.evidence();
        PlacedTransaction from =
                ledger.transaction(e.transaction())
                        .orElseThrow(() ->
                                new Difference(
                                        located.place(),
                                        "transaction %s is not in the bundle"
                                                .formatted(e.transaction())));
        boolean drawn =
                switch (e.rule()) {
                    case CO_SPEND -> new CoSpend().evidence(from).contains(e);
                    case SAME_KEY ->
                            isSameKey(e)
                                    && from.place().height() == e.height()
                                    && from.place().position() == e.position();
                    // No bundle holds what would show them (Attributions refuses to make one).
                    case SAME_SCRIPT, CHANGE -> false;
                };
        if (!drawn) {
            throw new Difference(
                    located.place(),
                    "transaction %s does not give this evidence by rule %s version %d"
                            .formatted(e.transaction(), e.rule().id(), e.rule().version()));
        }
    }

    private boolean isSameKey(Evidence e) {
        return isKeyOf(e.a(), e.b()) || isKeyOf(e.b(), e.a());
    }

    private boolean isKeyOf(ScriptHash bareKey, ScriptHash keyHash) {
        return Optional.ofNullable(scripts.get(bareKey))
                .filter(s -> s.type() == ScriptType.P2PK)
                .flatMap(s -> s.address(chain))
                .filter(a -> a.script().hash().equals(keyHash))
                .isPresent();
    }

    private void requireJoined(Holding h) {
        if (h.fate() instanceof Holding.Fate.Ended(TraceEnd.AtService(var labels, boolean inferred))
                && inferred) {
            Set<ScriptHash> reached = new HashSet<>();
            Attributions.names(h.content().script(), chain).forEach(n -> reached.add(group(n)));
            for (ScriptHash labelled : labelled(labels)) {
                if (!reached.contains(group(labelled))) {
                    throw new Difference(
                            BundlePath.EVIDENCE.path(),
                            "no evidence joins the script of %s with the labelled script %s"
                                    .formatted(h.output(), labelled));
                }
            }
        }
    }

    private static Collection<ScriptHash> labelled(List<Label> labels) {
        return labels.stream().flatMap(l -> l.script().stream()).distinct().toList();
    }

    private ScriptHash group(ScriptHash script) {
        ScriptHash at = script;
        ScriptHash next = groups.get(at);
        while (next != null && !next.equals(at)) {
            at = next;
            next = groups.get(at);
        }
        return at;
    }
}
