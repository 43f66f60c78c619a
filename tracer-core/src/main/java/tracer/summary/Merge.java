package tracer.summary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tracer.attribution.Label;
import tracer.entity.EntityExplanation;
import tracer.entity.EntityStore;
import tracer.flow.Holding;
import tracer.flow.TraceEnd;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptHash;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;

/**
 * Why a label counts for an output whose own address does not carry it.
 *
 * @param holding the output where the trace ended
 * @param label the label that counts, of another address of the same entity
 * @param reason the chain of evidence from the one to the other, or why it cannot be given
 */
record Merge(Holding holding, Label label, Reason reason) {
    /** What joins the two addresses. */
    sealed interface Reason {
        record Chain(List<EntityExplanation.Step> steps) implements Reason {
            public Chain {
                steps = List.copyOf(steps);
            }
        }

        record NotGiven(String why) implements Reason {}
    }

    /** One for each script at which a trace ended through its entity, by its first label. */
    static List<Merge> of(List<Exhibit> exhibits, EntityStore entities, BitcoinChain chain) {
        List<Merge> merges = new ArrayList<>();
        Set<ScriptHash> explained = new LinkedHashSet<>();
        for (Exhibit exhibit : exhibits) {
            for (Holding h : exhibit.holdings()) {
                if (Exhibit.endOf(h) instanceof TraceEnd.AtService(List<Label> labels, boolean far)
                        && far
                        && explained.add(h.content().script().hash())) {
                    Label label = labels.getFirst();
                    merges.add(new Merge(h, label, reason(h, label, entities, chain)));
                }
            }
        }
        return merges;
    }

    private static Reason reason(Holding h, Label label, EntityStore entities, BitcoinChain chain) {
        ScriptHash to = Attributions.address(label).script().hash();
        List<ScriptHash> names = new ArrayList<>(List.of(h.content().script().hash()));
        h.content().script().address(chain).ifPresent(a -> names.add(a.script().hash()));
        try {
            for (ScriptHash from : names) {
                if (EntityExplanation.between(entities, from, to)
                        instanceof EntityExplanation.Joined(var entity, var steps)) {
                    return new Reason.Chain(steps);
                }
            }
            return new Reason.NotGiven("the stored evidence no longer joins them");
        } catch (LimitExceeded | DataGap e) {
            return new Reason.NotGiven(e.getMessage());
        }
    }
}
