package tracer.memory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.entity.EvidenceRules;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.Input;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.ActiveChain.Occurrences;
import tracer.memory.ActiveChain.OrphanKey;
import tracer.memory.ActiveChain.SpentBy;
import tracer.problem.BadInput;

/** Carries out one change of the ledger; used once. */
final class ChainWriter {
    private final ActiveChain chain;
    private final ScriptIndex scripts;
    private final EvidenceRecords evidence;
    private final Undo undo;

    /** Transactions whose place or fundings changed: their evidence is drawn anew at the end. */
    private final Set<TxId> touched = new LinkedHashSet<>();

    private int lowest = Integer.MAX_VALUE;

    ChainWriter(ActiveChain chain, ScriptIndex scripts, EvidenceRecords evidence, Undo undo) {
        this.chain = chain;
        this.scripts = scripts;
        this.evidence = evidence;
        this.undo = undo;
    }

    /** Returns the lowest height that it changed something at; a very large one if nothing. */
    int apply(LedgerChange change, EvidenceRules rules) {
        change.disconnect().forEach(this::disconnect);
        change.connect().forEach(this::connect);
        for (TxId id : touched) {
            evidence.replace(id, chain.placed(id).map(rules::evidence).orElse(List.of()), undo);
        }
        return lowest;
    }

    private void connect(ArrivedBlock arrived) {
        Block block = arrived.block();
        if (BlockLink.isStored(block, chain)) {
            return;
        }
        BlockLink.check(block, chain);
        lowest = Math.min(lowest, block.height());
        undo.put(chain.blocks, block.height(), block);
        undo.put(chain.heights, block.hash(), block.height());
        undo.remove(chain.orphans, OrphanKey.of(block));
        for (int position = 0; position < block.transactions().size(); position++) {
            Transaction t = block.transactions().get(position);
            connect(t, ActiveChain.placeOf(block, position), arrived.claimed());
        }
    }

    private void connect(Transaction t, Place place, Map<OutPoint, Output> claimed) {
        Occurrences before = chain.transactions.get(t.id());
        if (before == null) {
            connectSpends(t, claimed);
            fundSpenders(t);
            placeAt(t, List.of(place));
        } else if (t.isCoinbase()) {
            List<Place> places = new ArrayList<>(before.places());
            places.add(place);
            scripts.removeOutputs(t, before.last(), undo);
            placeAt(t, places.stream().sorted().toList());
        } else {
            throw new BadInput(
                    "block %s at height %d repeats transaction %s, which stands in block %s at height %d; one of the two is on another branch"
                            .formatted(
                                    place.block(),
                                    place.height(),
                                    t.id(),
                                    before.last().block(),
                                    before.last().height()));
        }
    }

    private void placeAt(Transaction t, List<Place> places) {
        Occurrences o = new Occurrences(t, places);
        undo.put(chain.transactions, t.id(), o);
        scripts.addOutputs(t, o.last(), undo);
        touched.add(t.id());
    }

    private void connectSpends(Transaction t, Map<OutPoint, Output> claimed) {
        for (int i = 0; i < t.inputs().size(); i++) {
            if (!(t.inputs().get(i) instanceof Input.Spend spend)) {
                continue;
            }
            OutPoint output = spend.output();
            SpentBy other = chain.spends.get(output);
            if (other != null) {
                throw new BadInput(
                        "output %s is spent by %s and by %s; one of the two is on another branch"
                                .formatted(output, other.transaction(), t.id()));
            }
            undo.put(chain.spends, output, new SpentBy(t.id(), i));
            Occurrences from = chain.transactions.get(output.tx());
            if (from != null) {
                requireOutput(output, from.transaction(), t.id());
            } else {
                Optional.ofNullable(claimed.get(output)).ifPresent(said -> claim(output, said));
            }
        }
    }

    /** Outputs that stored inputs have been waiting for are known now. */
    private void fundSpenders(Transaction t) {
        chain.spendsFrom(t.id(), 0)
                .forEach((output, by) -> {
                    requireOutput(output, t, by.transaction());
                    forgetClaim(output);
                    touched.add(by.transaction());
                });
    }

    private void disconnect(BlockHash hash) {
        Integer height = chain.heights.get(hash);
        if (height == null) {
            if (chain.orphan(hash).isPresent()) {
                return;
            }
            throw new BadInput("block %s is not stored and cannot be disconnected".formatted(hash));
        }
        if (chain.blocks.containsKey(height + 1)) {
            throw new BadInput(
                    "block %s at height %d cannot be disconnected under the stored block at %d; disconnect that one first"
                            .formatted(hash, height, height + 1));
        }
        Block block = chain.block(height).orElseThrow();
        lowest = Math.min(lowest, height);
        undo.remove(chain.blocks, height);
        undo.remove(chain.heights, hash);
        undo.put(chain.orphans, OrphanKey.of(block), block);
        for (Transaction t : block.transactions().reversed()) {
            disconnect(t, hash);
        }
    }

    private void disconnect(Transaction t, BlockHash from) {
        Occurrences o = chain.known(t.id());
        scripts.removeOutputs(t, o.last(), undo);
        touched.add(t.id());
        List<Place> left = o.places().stream().filter(p -> !p.block().equals(from)).toList();
        if (!left.isEmpty()) {
            placeAt(t, left);
            return;
        }
        undo.remove(chain.transactions, t.id());
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend spend) {
                undo.remove(chain.spends, spend.output());
                forgetClaim(spend.output());
            }
        }
        chain.spendsFrom(t.id(), 0).values().forEach(by -> touched.add(by.transaction()));
    }

    private void claim(OutPoint output, Output said) {
        undo.put(chain.claims, output, said);
        scripts.addClaim(said, undo);
    }

    private void forgetClaim(OutPoint output) {
        Output said = chain.claims.get(output);
        if (said != null) {
            undo.remove(chain.claims, output);
            scripts.removeClaim(said, undo);
        }
    }

    private static void requireOutput(OutPoint output, Transaction from, TxId spender) {
        if (output.index() >= from.outputs().size()) {
            throw new BadInput(
                    "transaction %s spends output %s, but that transaction has only %d outputs"
                            .formatted(spender, output, from.outputs().size()));
        }
    }
}
