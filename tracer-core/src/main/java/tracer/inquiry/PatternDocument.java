package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which indicators a trace or an address meets. None of them is a proof, and every finding says so.
 *
 * @param truncated whether a limit left something out that could be looked at
 * @param trace the question of the trace; absent for an address
 * @param address absent for a trace
 * @param parameters the thresholds
 * @param indicators all of them, whatever they say
 * @param findings what they found, by indicator
 * @param notExamined what was left out, with the reason
 * @param timing what intervals rest on
 * @param notice {@code An indicator is not proof.}
 */
public record PatternDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String title,
        Optional<TraceDocument.Question> trace,
        Optional<String> address,
        ParametersNote parameters,
        List<IndicatorNote> indicators,
        List<FindingNote> findings,
        List<String> notExamined,
        String timing,
        String notice)
        implements Document {
    public PatternDocument {
        indicators = List.copyOf(indicators);
        findings = List.copyOf(findings);
        notExamined = List.copyOf(notExamined);
    }

    /** Thresholds: shares as exact fractions, times in seconds. */
    public record ParametersNote(
            int peelLength,
            String peelRatio,
            long peelDwell,
            int fanParties,
            long fanWindow,
            String fanConcentration,
            String funnelShare,
            long funnelWithin,
            String passLeast,
            long passDwell,
            int passEpisodes) {}

    /**
     * What an indicator says as a whole.
     *
     * @param predicate a sentence, its parameters filled in
     * @param outcome {@code found}, {@code not-found}, or {@code cannot-be-judged}: data is missing
     *     or a limit was reached
     * @param sentence the outcome for a reader
     * @param examined how many traces, addresses and entities it was asked about
     * @param document who calls it worth a look
     * @param innocent who looks the same
     * @param undecided the first of those that cannot be judged
     * @param undecidedTotal how many there are
     */
    public record IndicatorNote(
            String id,
            int version,
            String title,
            String predicate,
            String outcome,
            String sentence,
            int examined,
            String document,
            List<String> innocent,
            List<UndecidedNote> undecided,
            int undecidedTotal) {
        public IndicatorNote {
            innocent = List.copyOf(innocent);
            undecided = List.copyOf(undecided);
        }
    }

    /** About whom nothing can be said, and why. */
    public record UndecidedNote(SubjectNote subject, String reason) {}

    /**
     * Whom a finding is about.
     *
     * @param kind {@code trace}, {@code address} or {@code entity}
     * @param id the trace's seed, an address or script hash, an entity's name
     * @param labels what others say of the address
     */
    public record SubjectNote(String kind, String id, List<Party.LabelNote> labels) {
        public SubjectNote {
            labels = List.copyOf(labels);
        }
    }

    /**
     * A finding.
     *
     * @param indicator id of the indicator
     * @param evidence the weakest class of what it rests on
     * @param items the first of the evidence, in chain order
     * @param itemsTotal how many there are
     * @param statistic against a declared baseline, or that none is declared
     */
    public record FindingNote(
            String indicator,
            int version,
            String title,
            SubjectNote subject,
            String predicate,
            String sentence,
            String evidence,
            List<ItemNote> items,
            int itemsTotal,
            List<QuantityNote> quantities,
            String statistic,
            String document,
            List<String> innocent,
            String notice) {
        public FindingNote {
            items = List.copyOf(items);
            quantities = List.copyOf(quantities);
            innocent = List.copyOf(innocent);
        }
    }

    /**
     * A piece of evidence.
     *
     * @param kind {@code transaction} or {@code output}
     * @param id a transaction id or an outpoint
     * @param block absent where that is not stored
     */
    public record ItemNote(
            String kind,
            String id,
            Optional<BlockNote> block,
            Amount amount,
            String evidence,
            String says) {}

    /** An amount with its meaning; {@code evidence} is {@code fact} or {@code convention}. */
    public record QuantityNote(String name, Amount amount, String evidence) {}
}
