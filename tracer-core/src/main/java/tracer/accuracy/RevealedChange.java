package tracer.accuracy;

import java.util.ArrayList;
import java.util.List;
import tracer.change.ChangeRule;
import tracer.change.ChangeRules;
import tracer.change.OutputSet;
import tracer.compact.CompactChain;
import tracer.entity.ChainEntities;
import tracer.entity.ChainEvidence;
import tracer.entity.EntitySettings;

/**
 * Change that a chain reveals by itself, without anybody who knows the wallets (Möser and
 * Narayanan, FC 2022): of a payment with two outputs, none of which goes back to an input's script,
 * exactly one ends in the payer's entity by co-spend, since its owner later spends both together.
 * That output was the change. Payments of entities larger than a bound are left out, since one
 * false join would spoil them. Known failure: change that is never spent together with anything is
 * not among it, so that wallets which consolidate are over-represented.
 */
public final class RevealedChange {
    private static final int LARGEST = 10_000;

    private final ChainEvidence evidence;
    private final List<Payment> payments = new ArrayList<>();

    /** A payment and the output that turned out to be its change. */
    private record Payment(int tx, int change) {}

    private RevealedChange(ChainEvidence evidence) {
        this.evidence = evidence;
    }

    /** Looks through a whole chain. */
    public static RevealedChange of(ChainEvidence evidence) {
        RevealedChange found = new RevealedChange(evidence);
        ChainEntities entities = ChainEntities.of(evidence, EntitySettings.DEFAULT);
        CompactChain chain = evidence.chain();
        for (int tx = 0; tx < chain.transactions(); tx++) {
            if (isStandard(evidence, tx)) {
                found.look(tx, entities);
            }
        }
        return found;
    }

    private static boolean isStandard(ChainEvidence evidence, int tx) {
        CompactChain chain = evidence.chain();
        if (chain.isCoinbase(tx)
                || !chain.knowsInputs(tx)
                || evidence.mayHaveSeveralOwners(tx)
                || chain.outputCount(tx) != 2) {
            return false;
        }
        for (int o = chain.firstOutput(tx); o < chain.outputEnd(tx); o++) {
            if (chain.carriesData(o)) {
                return false;
            }
            for (int i = chain.firstInput(tx); i < chain.inputEnd(tx); i++) {
                if (chain.spentScript(i) == chain.script(o)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void look(int tx, ChainEntities entities) {
        CompactChain chain = evidence.chain();
        int payer = chain.spentScript(chain.firstInput(tx));
        int first = chain.firstOutput(tx);
        boolean one = entities.entity(chain.script(first)) == entities.entity(payer);
        boolean other = entities.entity(chain.script(first + 1)) == entities.entity(payer);
        if (one != other && entities.members(payer) <= LARGEST) {
            payments.add(new Payment(tx, one ? first : first + 1));
        }
    }

    /** How many payments reveal their change. */
    public int size() {
        return payments.size();
    }

    /** Of those payments the ones above a height: to test rules on what they were not chosen by. */
    public List<RuleOnRevealed> measure(int aboveHeight) {
        List<RuleOnRevealed> measured = new ArrayList<>();
        for (ChangeRule rule : ChangeRules.all()) {
            measured.add(measure(rule, aboveHeight));
        }
        return measured;
    }

    private RuleOnRevealed measure(ChangeRule rule, int aboveHeight) {
        int right = 0;
        int wrong = 0;
        int silent = 0;
        for (Payment p : payments) {
            if (evidence.chain().height(p.tx()) > aboveHeight) {
                OutputSet named = rule.finder().candidates(evidence.chain(), p.tx());
                if (named.size() != 1) {
                    silent++;
                } else if (named.contains(p.change())) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        return new RuleOnRevealed(rule.id(), right, wrong, silent);
    }

    /**
     * How a rule answers where it names one output.
     *
     * @param right the change that was revealed
     * @param wrong the other output
     * @param silent none or both
     */
    public record RuleOnRevealed(String rule, int right, int wrong, int silent) {}
}
