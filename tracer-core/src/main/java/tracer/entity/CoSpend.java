package tracer.entity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.ScriptType;
import tracer.mixing.CollaborativeSpend;

/**
 * Draws {@link Rule#CO_SPEND}: the first of the distinct scripts that a transaction spends from is
 * joined with each other one, n−1 edges for n scripts. Nothing is drawn from a coinbase, from a
 * {@link CollaborativeSpend}, or where any spent output is not known, since the unknown one may
 * make it collaborative.
 *
 * <p>Scripts that anybody may spend show no owner and are left out: witness versions without rules
 * yet, pay-to-anchor among them, and scripts of no standard form, which may ask for no signature.
 *
 * <p>Known failures beside those of the rule: a script hash may hide conditions that anybody can
 * meet, such as a Lightning anchor swept by a stranger after its delay.
 */
public final class CoSpend implements EvidenceRules {
    @Override
    public List<Evidence> evidence(PlacedTransaction transaction) {
        if (transaction.fundings().size() < 2 || transaction.hasUnknownFunding()) {
            return List.of();
        }
        return switch (CollaborativeSpend.of(transaction)) {
            case CollaborativeSpend.Collaborative c -> List.of();
            case CollaborativeSpend.Undecided u -> List.of();
            case CollaborativeSpend.NotCollaborative n -> star(transaction);
        };
    }

    private static List<Evidence> star(PlacedTransaction transaction) {
        Set<ScriptHash> owned = new LinkedHashSet<>();
        for (Funding funding : transaction.fundings()) {
            funding.spentOutput()
                    .map(Output::script)
                    .filter(CoSpend::namesAnOwner)
                    .ifPresent(script -> owned.add(script.hash()));
        }
        return owned.stream()
                .skip(1)
                .map(other ->
                        Evidence.between(
                                owned.iterator().next(),
                                other,
                                Rule.CO_SPEND,
                                Evidence.Read.of(transaction)))
                .toList();
    }

    private static boolean namesAnOwner(Script script) {
        return namesAnOwner(script.type());
    }

    /** Whether outputs of a type can be spent by whoever they belong to and by nobody else. */
    static boolean namesAnOwner(ScriptType type) {
        return switch (type) {
            case P2PK, P2PKH, P2MS, P2SH, P2WPKH, P2WSH, P2TR -> true;
            case WITNESS_OTHER, OP_RETURN, OTHER -> false;
        };
    }
}
