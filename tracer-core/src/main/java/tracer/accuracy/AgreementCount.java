package tracer.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.mixing.Answer;
import tracer.mixing.Assessment;
import tracer.mixing.CollaborativeSpend;
import tracer.mixing.MixingFinding;
import tracer.mixing.SpendShape;

/**
 * Counts what all detectors, and the rule that counts by default, answer for labelled transactions.
 * For one thread.
 */
public final class AgreementCount {
    /** The row of what co-spend and traces go by. */
    public static final String DEFAULT_RULE = "default rule";

    private final Map<String, Map<String, Tally>> byLabel = new LinkedHashMap<>();

    private static final class Tally {
        private long transactions;
        private long fits;
        private long undecided;
        private final Map<String, Long> failed = new TreeMap<>();

        DetectorAgreement agreement(String detector, String label) {
            return new DetectorAgreement(detector, label, transactions, fits, undecided, failed);
        }
    }

    /** Counts a transaction under a label. */
    public void add(String label, SpendShape shape) {
        add(label, shape, MixingFinding.of(shape));
    }

    /** The same with a finding that is there already, such as one with lineage. */
    public void add(String label, SpendShape shape, MixingFinding finding) {
        for (Assessment a : finding.assessments()) {
            Tally tally = tally(label, a.detector().toString());
            switch (a.answer()) {
                case Answer.Fits f -> tally.fits++;
                case Answer.Undecided u -> tally.undecided++;
                case Answer.DoesNotFit(var condition, String seen) ->
                        tally.failed.merge(condition.id(), 1L, Long::sum);
            }
        }
        Tally tally = tally(label, DEFAULT_RULE);
        switch (CollaborativeSpend.of(shape)) {
            case CollaborativeSpend.Collaborative c -> tally.fits++;
            case CollaborativeSpend.Undecided u -> tally.undecided++;
            case CollaborativeSpend.NotCollaborative n ->
                    tally.failed.merge("no-detector", 1L, Long::sum);
        }
    }

    private Tally tally(String label, String detector) {
        Tally tally =
                byLabel.computeIfAbsent(label, l -> new LinkedHashMap<>())
                        .computeIfAbsent(detector, d -> new Tally());
        tally.transactions++;
        return tally;
    }

    /** By label in the order of their first transaction, then by detector. */
    public List<DetectorAgreement> agreements() {
        List<DetectorAgreement> all = new ArrayList<>();
        byLabel.forEach((label, detectors) ->
                detectors.forEach((name, t) -> all.add(t.agreement(name, label))));
        return List.copyOf(all);
    }
}
