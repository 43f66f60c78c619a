package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether several owners' value mixes in a transaction, as every detector says, and how far its
 * amounts tell which input paid which output.
 *
 * @param evidence of the verdict: {@code inference}
 * @param verdict {@code collaborative}, {@code preparation} (one owner makes coins for a mix),
 *     {@code undecided} or {@code ordinary} (none fits; no proof)
 * @param rule the detector that the verdict rests on, with its version; absent for an ordinary one
 * @param sentence the verdict for a reader
 * @param byDefault {@code left-out}, {@code undecided} or {@code used}: what co-spend does with the
 *     transaction unless somebody asks for other rules, and a trace likewise ends or goes on
 * @param defaultSentence the same for a reader
 * @param detectors all of them, in order
 */
public record MixingDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String txid,
        BlockNote block,
        String evidence,
        String verdict,
        Optional<String> rule,
        String sentence,
        String byDefault,
        String defaultSentence,
        List<DetectorNote> detectors,
        LinksNote links,
        List<String> notes)
        implements Document {
    public MixingDocument {
        detectors = List.copyOf(detectors);
        notes = List.copyOf(notes);
    }

    /**
     * What one detector says.
     *
     * @param rule name and version
     * @param takesFor the class that it recognises, such as {@code whirlpool-tx0}
     * @param answer {@code fits}, {@code does-not-fit} or {@code undecided}
     * @param grade from 0 to 100, exact; present where it fits; no probability
     * @param condition the first that fails, or whose answer is not known
     * @param sentence the answer for a reader
     * @param source who published the rule
     * @param knownFailure where it is known to be wrong
     */
    public record DetectorNote(
            String rule,
            String takesFor,
            String answer,
            Optional<String> grade,
            Optional<String> condition,
            String sentence,
            String source,
            String knownFailure) {}

    /**
     * How far amounts tell which input paid which output (Boltzmann).
     *
     * @param state {@code computed} or {@code not-computed}; the second says nothing about links
     * @param evidence {@code convention}
     * @param sentence for a reader
     * @param matrix absent where it was not computed
     */
    public record LinksNote(
            String state, String evidence, String sentence, Optional<MatrixNote> matrix) {}

    /**
     * Counts over all interpretations.
     *
     * @param interpretations how many, exact
     * @param entropy its binary logarithm, rounded to five decimals
     * @param density entropy for each input and output, rounded likewise
     * @param efficiency a fraction: interpretations over those of the perfect CoinJoin of the
     *     closest shape; 0 for one interpretation
     * @param deterministic how many links are certain
     * @param links how many links there are
     * @param nonDeterministic the share of the others, a fraction
     * @param makerFee in satoshis, what a participant may have got from another
     * @param takerFee in satoshis, what a participant may have paid the others
     * @param inputs the columns
     * @param rows one for each output of value
     */
    public record MatrixNote(
            String interpretations,
            String entropy,
            String density,
            String efficiency,
            int deterministic,
            int links,
            String nonDeterministic,
            String makerFee,
            String takerFee,
            List<ColumnNote> inputs,
            List<RowNote> rows) {
        public MatrixNote {
            inputs = List.copyOf(inputs);
            rows = List.copyOf(rows);
        }
    }

    /** An input, by its position. */
    public record ColumnNote(int input, Amount amount) {}

    /**
     * An output's links.
     *
     * @param output its position
     * @param shares for each input, in how many of all interpretations they belong together, as a
     *     fraction that is not shortened
     */
    public record RowNote(int output, Amount amount, List<String> shares) {
        public RowNote {
            shares = List.copyOf(shares);
        }
    }
}
