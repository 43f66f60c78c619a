package tracer.exhibit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.evidence.EvidenceClass;
import tracer.flow.Run;
import tracer.inquiry.BlockNote;
import tracer.inquiry.TraceDocument;

/**
 * What ties two nodes together.
 *
 * @param id unique in the graph, and the same in every graph
 * @param evidence what the tie itself rests on; a traced amount on it is always a convention
 * @param movement of value, for payments, spends and transfers
 * @param traced how much of that the trace attributes to its seed, where it came by
 * @param basis for inferences and labels, who or what says so
 */
public record Edge(
        String id,
        Kind kind,
        String from,
        String to,
        EvidenceClass evidence,
        Optional<Movement> movement,
        Optional<Traced> traced,
        Optional<Basis> basis) {
    /** Which way value goes, or what is said. */
    public enum Kind {
        /** Transaction → address: an output. */
        PAYS,
        /** Address → transaction: an output is spent. */
        SPENDS,
        /** Address → address: a transfer between accounts. */
        TRANSFERS,
        /** Address – itself: what it holds of an asset where a trace over accounts ended. */
        HOLDS,
        /** Address – address: a piece of evidence of one owner. Reads either way. */
        SAME_OWNER,
        /** Address → entity: what follows from all the evidence up to the data height. */
        MEMBER_OF,
        /** Address → label. */
        LABELLED_AS;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Value that moves.
     *
     * @param reference what to cite: {@code txid:index} of the output, {@code hash:log-3} of a
     *     transfer
     * @param input at a spend, which input spends it
     * @param amount all of it; empty where it is unknown, which is not zero
     * @param block where the payment, spend or transfer stands
     */
    public record Movement(
            String reference,
            OptionalInt input,
            Optional<Quantity> amount,
            Optional<BlockNote> block) {}

    /**
     * A part of a movement that the policy attributes to the seed of the trace.
     *
     * @param runs under FIFO, which base units of the amount
     * @param hop how many spends lie between it and the seed
     * @param end why the trace ended here, if it did
     */
    public record Traced(
            Quantity amount,
            PolicyNote policy,
            List<Run> runs,
            int hop,
            Optional<TraceDocument.End> end) {
        public Traced {
            runs = List.copyOf(runs);
        }
    }

    /** The convention that amounts are traced by. */
    public record PolicyNote(String id, int version) {
        @Override
        public String toString() {
            return id + " v" + version;
        }
    }

    /** Who or what says that there is such a tie. */
    public sealed interface Basis {
        /**
         * A rule.
         *
         * @param confidence grade of the rule, 1 to 100; orders rules, is no probability
         * @param transaction what it read that from; empty where it follows from several
         */
        record Inference(
                String rule,
                OptionalInt version,
                OptionalInt confidence,
                Optional<String> transaction)
                implements Basis {}

        /** Somebody. */
        record Statement(String source) implements Basis {}
    }
}
