package tracer.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tracer.change.ChangeFinder;
import tracer.compact.CompactBlock;
import tracer.compact.CompactChain;
import tracer.compact.CompactChainBuilder;
import tracer.compact.ShownScripts;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Bytes;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.Script;
import tracer.ledger.ScriptForms;
import tracer.ledger.ScriptType;
import tracer.mixing.CollaborativeSpend;
import tracer.mixing.Setting;
import tracer.mixing.SpendShape;

/**
 * All evidence of a chain, drawn from arrays: what the rules for arriving transactions draw, and
 * what needs the transactions before and after ({@link Rule#CHANGE}) or other scripts ({@link
 * Rule#SAME_SCRIPT}). Blocks come in ascending order; questions follow after the last.
 */
public final class ChainEvidence {
    private final CompactChainBuilder builder = new CompactChainBuilder();

    /** Transactions whose inputs may have several owners. */
    private final BitSet several = new BitSet();

    /** Of each P2SH script the first input that spends from it, which shows what is inside. */
    private final ShownScripts inside = new ShownScripts();

    /** Scripts of which {@link #inside} holds an input. */
    private final BitSet shown = new BitSet();

    /** By transaction: pairs of scripts that are one, known from this transaction on. */
    private final Map<Integer, List<Pair>> pairs = new HashMap<>();

    /** Transactions that {@link #pairs} has something for. */
    private final BitSet paired = new BitSet();

    /** Whether the pairs are complete, and whether those of all forms of scripts are among them. */
    private boolean isPaired;

    private boolean isPairedInAllForms;

    private record Pair(int x, int y, Rule rule) {}

    /** A stored block. */
    public void add(PlacedBlock block) {
        add(CompactBlock.of(block));
    }

    /** A block as a source hands it over. */
    public void add(ArrivedBlock arrived) {
        add(CompactBlock.of(arrived));
    }

    public void add(CompactBlock block) {
        int firstTx = chain().transactions();
        int firstInput = chain().inputs();
        builder.add(block);
        for (int in = 0; in < block.inputs(); in++) {
            show(firstInput + in, block, in);
        }
        for (int i = 0; i < block.transactions(); i++) {
            int firstOutput = block.firstOutput(i);
            if (!CollaborativeSpend.isOrdinary(
                    block.inputCount(i), block.outputCount(i), o -> block.value(firstOutput + o))) {
                judge(firstTx + i, block.claimedTime());
            }
        }
        isPaired = false;
    }

    public CompactChain chain() {
        return builder.chain();
    }

    /** Whether the inputs of a transaction may have several owners. */
    public boolean mayHaveSeveralOwners(int tx) {
        return several.get(tx);
    }

    /** No input unlocks a P2SH script with nothing. */
    private void show(int input, CompactBlock block, int in) {
        if (block.unlockLength(in) == 0
                || chain().spent(input) == CompactChain.NONE
                || chain().spentType(input) != ScriptType.P2SH) {
            return;
        }
        int script = chain().spentScript(input);
        if (!shown.get(script)) {
            shown.set(script);
            inside.add(script, chain().spender(chain().spent(input)), block.unlock(in));
        }
    }

    private void judge(int tx, Instant stamp) {
        CompactChain c = chain();
        SpendShape shape =
                SpendShape.of(
                        IntStream.range(c.firstInput(tx), c.inputEnd(tx))
                                .mapToObj(c::funding)
                                .toList(),
                        IntStream.range(c.firstOutput(tx), c.outputEnd(tx))
                                .mapToObj(c::output)
                                .toList(),
                        Setting.of(c.height(tx), stamp));
        if (!(CollaborativeSpend.of(shape) instanceof CollaborativeSpend.NotCollaborative)) {
            several.set(tx);
        }
    }

    /** Which transaction a number stands for, and where it stands. */
    Evidence.Read place(int tx) {
        return new Evidence.Read(chain().id(tx), chain().height(tx), chain().position(tx));
    }

    /** Adds to a group what a transaction says under some settings. */
    void draw(int tx, EntitySettings settings, EvidenceGroup group) {
        prepare(settings);
        for (Pair pair : paired.get(tx) ? pairs.getOrDefault(tx, List.of()) : List.<Pair>of()) {
            if (pair.rule() == Rule.SAME_KEY || settings.sameScripts()) {
                group.add(pair.x(), pair.y(), pair.rule());
            }
        }
        if (several.get(tx) || chain().isCoinbase(tx) || !chain().knowsInputs(tx)) {
            return;
        }
        drawSpends(tx, group);
        settings.change().ifPresent(finder -> drawChange(tx, finder, group));
    }

    /** Whether a transaction can say anything under some settings; cheap to ask. */
    boolean maySay(int tx, EntitySettings settings) {
        return chain().inputCount(tx) > 1 || settings.change().isPresent() || paired.get(tx);
    }

    /** Draws what needs the whole chain, if it is not drawn yet. */
    void prepare(EntitySettings settings) {
        if (!isPaired || (settings.sameScripts() && !isPairedInAllForms)) {
            pairAll(settings.sameScripts());
        }
    }

    /** Hands over what a transaction says under some settings, edge by edge. */
    public void forEachEdge(int tx, EntitySettings settings, EdgeConsumer consumer) {
        EvidenceGroup group = new EvidenceGroup();
        group.begin(place(tx));
        draw(tx, settings, group);
        for (int e = 0; e < group.size(); e++) {
            consumer.accept(group.from(e), group.to(e), group.rule(e));
        }
    }

    /** Receives an edge between two numbered scripts; of change the payer's is the first. */
    @FunctionalInterface
    public interface EdgeConsumer {
        void accept(int from, int to, Rule rule);
    }

    private void drawSpends(int tx, EvidenceGroup group) {
        int payer = payer(tx);
        for (int i = chain().firstInput(tx); i < chain().inputEnd(tx); i++) {
            int script = chain().spentScript(i);
            if (script != payer && CoSpend.namesAnOwner(chain().spentType(i))) {
                group.add(payer, script, Rule.CO_SPEND);
            }
        }
    }

    private void drawChange(int tx, ChangeFinder finder, EvidenceGroup group) {
        int payer = payer(tx);
        if (payer != CompactChain.NONE) {
            changeOf(tx, finder)
                    .forEach(script -> {
                        if (script != payer) {
                            group.add(payer, script, Rule.CHANGE);
                        }
                    });
        }
    }

    /**
     * The scripts of the outputs that a finder takes for the change of a transaction; none where
     * its inputs are not all known or may have several owners, or where it has one output only.
     */
    public List<Integer> changeOf(int tx, ChangeFinder finder) {
        CompactChain c = chain();
        if (several.get(tx) || c.isCoinbase(tx) || !c.knowsInputs(tx) || payments(tx) < 2) {
            return List.of();
        }
        return finder.candidates(c, tx).stream()
                .map(c::script)
                .filter(s -> CoSpend.namesAnOwner(c.type(s)))
                .boxed()
                .toList();
    }

    /** How many outputs carry no data. */
    private int payments(int tx) {
        int count = 0;
        for (int o = chain().firstOutput(tx); o < chain().outputEnd(tx); o++) {
            count += chain().carriesData(o) ? 0 : 1;
        }
        return count;
    }

    /** The first script among the inputs that names an owner; none if no input's does. */
    public int payer(int tx) {
        for (int i = chain().firstInput(tx); i < chain().inputEnd(tx); i++) {
            int script = chain().spentScript(i);
            if (script != CompactChain.NONE && CoSpend.namesAnOwner(chain().spentType(i))) {
                return script;
            }
        }
        return CompactChain.NONE;
    }

    private void pairAll(boolean inAllForms) {
        pairs.clear();
        paired.clear();
        for (int s = 0; s < chain().scripts(); s++) {
            ScriptType type = chain().type(s);
            if (type == ScriptType.P2PK || (inAllForms && type == ScriptType.P2WPKH)) {
                Rule rule = type == ScriptType.P2PK ? Rule.SAME_KEY : Rule.SAME_SCRIPT;
                pair(s, ScriptForms.keyHash(chain().scriptOf(s)), rule, CompactChain.NONE);
            }
        }
        if (inAllForms) {
            for (int i = 0; i < inside.size(); i++) {
                pairInside(inside.script(i), inside.unlock(i), inside.transaction(i));
            }
        }
        isPaired = true;
        isPairedInAllForms = inAllForms;
    }

    private void pairInside(int script, Bytes unlock, int tx) {
        ScriptForms.inside(chain().scriptOf(script), unlock)
                .ifPresent(inner -> {
                    pair(script, Optional.of(inner), Rule.SAME_SCRIPT, tx);
                    pair(script, Optional.of(ScriptForms.witness(inner)), Rule.SAME_SCRIPT, tx);
                    pair(script, ScriptForms.keyHash(inner), Rule.SAME_SCRIPT, tx);
                });
    }

    /** They are known to be one from the latest on: both first payments, and what shows it. */
    private void pair(int x, Optional<Script> other, Rule rule, int shownBy) {
        int y = other.map(s -> chain().script(s)).orElse(CompactChain.NONE);
        if (y != CompactChain.NONE && y != x) {
            int tx = Math.max(shownBy, Math.max(firstSeen(x), firstSeen(y)));
            paired.set(tx);
            pairs.computeIfAbsent(tx, t -> new ArrayList<>()).add(new Pair(x, y, rule));
        }
    }

    private int firstSeen(int script) {
        int output = chain().firstPaid(script);
        int funder = chain().funder(output);
        return funder == CompactChain.NONE ? chain().spender(output) : funder;
    }
}
