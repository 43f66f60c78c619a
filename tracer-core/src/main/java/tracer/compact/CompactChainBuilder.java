package tracer.compact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.LedgerSource.PlacedBlock;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

/** Puts blocks into arrays, in ascending order of height; gaps may be between them. */
public final class CompactChainBuilder {
    private static final int BASE_SIZE = 8;
    private static final int INPUT_SIZE = 40;
    private static final int OUTPUT_SIZE = 8;

    private final CompactChain chain = new CompactChain();

    /** A block as a source hands it over. */
    public void add(ArrivedBlock arrived) {
        Block block = arrived.block();
        requireAscending(block.height());
        for (int i = 0; i < block.transactions().size(); i++) {
            add(block.transactions().get(i), arrived.claimed());
            place(block.height(), i);
        }
    }

    /** A stored block. */
    public void add(PlacedBlock block) {
        requireAscending(block.height());
        for (PlacedTransaction t : block.transactions()) {
            add(t.transaction(), claims(t));
            place(block.height(), t.place().position());
        }
    }

    /** The chain so far; more blocks may be added, and then it answers for those too. */
    public CompactChain chain() {
        return chain;
    }

    private void requireAscending(int height) {
        if (height <= chain.height()) {
            throw new BadInput(
                    "block %d comes after block %d; blocks have to come in ascending order"
                            .formatted(height, chain.height()));
        }
    }

    private static Map<OutPoint, Output> claims(PlacedTransaction t) {
        Map<OutPoint, Output> claims = Map.of();
        for (int i = 0; i < t.fundings().size(); i++) {
            if (t.fundings().get(i) instanceof Funding.Claimed(Output output)) {
                claims = claims.isEmpty() ? new HashMap<>() : claims;
                claims.put(t.spent().get(i), output);
            }
        }
        return claims;
    }

    private void place(int height, int position) {
        chain.heights.add(height);
        chain.positions.add(position);
    }

    private void add(Transaction t, Map<OutPoint, Output> claimed) {
        chain.firstInputs.add(chain.spent.size());
        int number = chain.ids.size();
        int size = BASE_SIZE + prefix(t.inputs().size()) + prefix(t.outputs().size());
        for (Input input : t.inputs()) {
            size += INPUT_SIZE + prefix(input.unlock().length()) + input.unlock().length();
            if (input instanceof Input.Spend spend) {
                addInput(number, spend, claimed);
            }
        }
        chain.firstOutputs.add(chain.values.size());
        for (Output output : t.outputs()) {
            int length = output.script().bytes().length();
            size += OUTPUT_SIZE + prefix(length) + length;
            addOutput(number, output);
        }
        chain.outputEnds.add(chain.values.size());
        chain.ids.add(t.id());
        chain.versions.add(t.version());
        chain.lockTimes.add((int) t.lockTime());
        chain.sizes.add(size);
    }

    private void addInput(int tx, Input.Spend spend, Map<OutPoint, Output> claimed) {
        int output = outputOf(spend.output());
        if (output == CompactChain.NONE) {
            output =
                    Optional.ofNullable(claimed.get(spend.output()))
                            .map(said -> addOutput(CompactChain.NONE, said))
                            .orElse(CompactChain.NONE);
        }
        if (output != CompactChain.NONE) {
            chain.spenders.set(output, tx);
        }
        chain.spent.add(output);
        chain.sequences.add((int) spend.sequence());
    }

    private int outputOf(OutPoint at) {
        int funder = chain.ids.find(at.tx());
        if (funder == CompactChain.NONE) {
            return CompactChain.NONE;
        }
        int output = chain.firstOutputs.get(funder) + at.index();
        if (output >= chain.outputEnds.get(funder)) {
            throw new BadInput(
                    "output %s is spent, but its transaction has %d outputs"
                            .formatted(at, chain.outputCount(funder)));
        }
        return output;
    }

    private int addOutput(int funder, Output output) {
        int number = chain.values.size();
        int script = chain.scripts.numberOf(output.script());
        if (script == chain.firstPaid.size()) {
            chain.firstPaid.add(number);
            chain.payments.add(0);
            chain.types.add(CompactChain.TYPES.indexOf(output.script().type()));
        }
        chain.payments.set(script, chain.payments.get(script) + 1);
        chain.values.add(output.value().value());
        chain.outputScripts.add(script);
        chain.funders.add(funder);
        chain.spenders.add(CompactChain.NONE);
        return number;
    }

    /** Length of the number that stands before a list or a text (CompactSize). */
    private static int prefix(int length) {
        return length < 0xfd ? 1 : length <= 0xffff ? 3 : 5;
    }
}
