package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A transaction on the active chain.
 *
 * @param evidence {@code fact}: it is in this block
 * @param confirmations blocks from its own to the highest stored, both counted
 * @param overwritten earlier places of the same coinbase, lost when it came again (before BIP 30)
 * @param totalIn sum of all inputs if every one is known or claimed
 * @param collaborative what a rule says about several owners spending together, if one does
 */
public record TransactionDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String txid,
        String evidence,
        BlockNote block,
        int confirmations,
        List<BlockNote> overwritten,
        boolean coinbase,
        int version,
        long lockTime,
        Optional<Amount> totalIn,
        Amount totalOut,
        FeeNote fee,
        Optional<Collaborative> collaborative,
        List<InputNote> inputs,
        List<OutputNote> outputs)
        implements Document {
    public TransactionDocument {
        overwritten = List.copyOf(overwritten);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * What the miner got.
     *
     * @param state {@code known}; {@code claimed}: rests on a value that a node claims; {@code
     *     unknown}: an input's value is not known, the fee is not zero; {@code none}: a coinbase
     * @param amount absent when unknown or none
     */
    public record FeeNote(String state, Optional<Amount> amount) {}

    /** A detector's verdict with rule and version; an inference. */
    public record Collaborative(String rule, String evidence, String sentence) {}

    /**
     * An input.
     *
     * @param output the outpoint spent; absent for a coinbase
     * @param state {@code known}, {@code claimed} by a node, {@code unknown}, or {@code coinbase}
     * @param evidence {@code fact} or {@code claimed}
     * @param amount absent when unknown; for a coinbase absent
     * @param party absent when unknown
     */
    public record InputNote(
            int index,
            Optional<String> output,
            String state,
            String evidence,
            Optional<Amount> amount,
            Optional<Party> party) {}

    /**
     * An output.
     *
     * @param output its outpoint
     * @param script its bytes in hexadecimal
     * @param state {@code spent}; {@code unspent}: every block from here to the data's height is
     *     stored and none spends it; {@code not-indexed}: no spend is stored, but blocks are
     *     missing; {@code unspendable}
     * @param evidence of that state
     * @param sentence the state for a reader, with its height
     * @param spentBy the spending transaction, its input and place
     */
    public record OutputNote(
            int index,
            String output,
            Amount amount,
            Party party,
            String script,
            String state,
            String evidence,
            String sentence,
            Optional<Spend> spentBy) {}

    /** A spend. */
    public record Spend(String txid, int input, BlockNote block) {}
}
