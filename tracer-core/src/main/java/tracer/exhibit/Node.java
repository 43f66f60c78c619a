package tracer.exhibit;

import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.BlockNote;

/** What stands in an evidence graph. */
public sealed interface Node {
    /**
     * Unique in the graph and the same in every graph: {@code transaction:…}, {@code script:…},
     * {@code account:…}, {@code outside:…}, {@code unknown:…}, {@code entity:…}, {@code label:…}.
     * Letters, digits and {@code : . - _}.
     */
    String id();

    /** What it rests on that there is such a thing. */
    EvidenceClass evidence();

    /**
     * A transaction, always whole: every input and output of it is an edge.
     *
     * @param transaction its id on chain
     * @param block where it stands; empty if it is not stored, and only an output of it is known
     * @param makesValue whether it is a coinbase
     * @param fee what it leaves to the miner
     * @param passage what the trace says of it, if it went through
     */
    record Transaction(
            String id,
            String transaction,
            Optional<BlockNote> block,
            boolean makesValue,
            FeePaid fee,
            Optional<Passage> passage,
            EvidenceClass evidence)
            implements Node {}

    /**
     * Who can spend: an address, or a script that has none, or the unknown holder of an output that
     * is not stored.
     *
     * @param form class of the script, such as {@code p2wpkh}; {@code unknown} where it is not
     *     known
     * @param address what people call it; empty where there is no such text
     * @param script hash of the script; empty where it is not known
     * @param protection why it is protected, if it is: {@code marked}, {@code paid-advertising}
     */
    record Address(
            String id,
            String chain,
            String form,
            Optional<String> address,
            Optional<String> script,
            Optional<String> protection,
            EvidenceClass evidence)
            implements Node {}

    /**
     * Addresses believed to have one owner.
     *
     * @param members how many there are; the graph shows those that it came to
     */
    record Entity(String id, String entity, int members, EvidenceClass evidence) implements Node {}

    /** Whom somebody says an address belongs to. */
    record Label(String id, String name, String category, EvidenceClass evidence) implements Node {}

    /**
     * What a transaction leaves to the miner.
     *
     * @param state {@code known}, {@code claimed}, {@code unknown}, or {@code none} for a coinbase
     * @param amount absent where it is unknown, which is not zero
     */
    record FeePaid(String state, Optional<Quantity> amount) {}

    /**
     * A trace went through here: a convention.
     *
     * @param hop from 1
     * @param tracedIn traced value that enters
     * @param tracedFee share of it that went to the miner
     */
    record Passage(int hop, Quantity tracedIn, Quantity tracedFee) {}
}
