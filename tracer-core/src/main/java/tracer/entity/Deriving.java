package tracer.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tracer.entity.EntityStore.FirstPayment;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.LedgerSource;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.ScriptHash;

/** Draws the evidence that no single arriving transaction shows. */
final class Deriving {
    private static final int BATCH = 5_000;
    private static final int BLOCKS = 50;

    private final LedgerSource ledger;
    private final EntityStore store;
    private final ScriptTable scripts;
    private final List<DerivedEdge> derived = new ArrayList<>();

    Deriving(LedgerSource ledger, EntityStore store, ScriptTable scripts) {
        this.ledger = ledger;
        this.store = store;
        this.scripts = scripts;
    }

    /** In order; less than all if the job is cancelled. */
    List<DerivedEdge> edges(EntitySettings settings, Progress progress, Cancellation cancellation) {
        pairKeys(progress);
        if (settings.readsTransactions()) {
            readTransactions(settings, progress, cancellation);
        }
        derived.sort(null);
        return derived;
    }

    private void pairKeys(Progress progress) {
        progress.begin("Pairing keys with their hashes", "pairs", Progress.UNKNOWN_TOTAL);
        int[][] pairs = {new int[64]};
        int[] count = {0};
        store.forEachSameKey((bareKey, keyHash) -> {
            if (count[0] + 2 > pairs[0].length) {
                pairs[0] = Arrays.copyOf(pairs[0], pairs[0].length * 2);
            }
            pairs[0][count[0]++] = scripts.idOf(bareKey);
            pairs[0][count[0]++] = scripts.idOf(keyHash);
            progress.advance(1);
        });
        for (int from = 0; from < count[0]; from += BATCH * 2) {
            derive(Arrays.copyOfRange(pairs[0], from, Math.min(from + BATCH * 2, count[0])));
        }
        progress.end();
    }

    /** A pair belongs together from the first payment to the later of the two on. */
    private void derive(int[] pairs) {
        Map<ScriptHash, FirstPayment> first =
                store.firstPayments(Arrays.stream(pairs).mapToObj(scripts::script).toList());
        for (int i = 0; i < pairs.length; i += 2) {
            ScriptHash x = scripts.script(pairs[i]);
            ScriptHash y = scripts.script(pairs[i + 1]);
            FirstPayment fx = first.get(x);
            FirstPayment fy = first.get(y);
            if (fx != null && fy != null) {
                FirstPayment later = fx.compareTo(fy) > 0 ? fx : fy;
                Evidence.Read from =
                        new Evidence.Read(later.tx(), later.height(), later.position());
                derived.add(new DerivedEdge(Evidence.between(x, y, Rule.SAME_KEY, from), x));
            }
        }
    }

    /** The rules that need the transactions around; bare keys are paired already. */
    private void readTransactions(
            EntitySettings settings, Progress progress, Cancellation cancellation) {
        ChainEvidence evidence = new ChainEvidence();
        progress.begin("Reading transactions", "blocks", ledger.coverage().blockCount());
        List<PlacedBlock> blocks = ledger.blocks(0, BLOCKS);
        while (!blocks.isEmpty() && !cancellation.isRequested()) {
            blocks.forEach(evidence::add);
            progress.advance(blocks.size());
            blocks = ledger.blocks(blocks.getLast().height() + 1, BLOCKS);
        }
        progress.end();
        EvidenceGroup group = new EvidenceGroup();
        for (int tx = 0; tx < evidence.chain().transactions(); tx++) {
            group.begin(evidence.place(tx));
            evidence.draw(tx, settings, group);
            keep(group, evidence);
        }
    }

    private void keep(EvidenceGroup group, ChainEvidence evidence) {
        for (int e = 0; e < group.size(); e++) {
            Rule rule = group.rule(e);
            if (rule == Rule.SAME_SCRIPT || rule == Rule.CHANGE) {
                ScriptHash from = evidence.chain().scriptOf(group.from(e)).hash();
                ScriptHash to = evidence.chain().scriptOf(group.to(e)).hash();
                derived.add(new DerivedEdge(Evidence.between(from, to, rule, group.from()), from));
            }
        }
    }
}
