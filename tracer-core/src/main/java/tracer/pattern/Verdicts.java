package tracer.pattern;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tracer.pattern.Verdict.Undecided;

/** Gathers judgements by indicator. Not thread-safe. */
final class Verdicts {
    private final Wording wording;
    private final Map<Indicator, List<Finding>> findings = new EnumMap<>(Indicator.class);
    private final Map<Indicator, List<Undecided>> undecided = new EnumMap<>(Indicator.class);
    private final Map<Indicator, Integer> examined = new EnumMap<>(Indicator.class);

    Verdicts(Wording wording) {
        this.wording = wording;
        for (Indicator i : Indicator.values()) {
            findings.put(i, new ArrayList<>());
            undecided.put(i, new ArrayList<>());
            examined.put(i, 0);
        }
    }

    /** Another subject was looked at. */
    void add(Indicator indicator, Subject subject, Judgement judgement) {
        examined.merge(indicator, 1, Integer::sum);
        switch (judgement) {
            case Judgement.Found(Finding finding) -> of(findings, indicator).add(finding);
            case Judgement.NotFound() -> {}
            case Judgement.CannotBeJudged(String reason) ->
                    of(undecided, indicator).add(new Undecided(subject, reason));
        }
    }

    /** The same subject was looked at for several findings. */
    void add(Indicator indicator, Subject subject, List<? extends Judgement> judgements) {
        judgements.forEach(j -> add(indicator, subject, j));
        examined.merge(indicator, 1 - judgements.size(), Integer::sum);
    }

    private static <T> List<T> of(Map<Indicator, List<T>> lists, Indicator indicator) {
        return java.util.Objects.requireNonNull(lists.get(indicator));
    }

    /** One for each indicator, in their order. */
    List<Verdict> all() {
        List<Verdict> all = new ArrayList<>();
        for (Indicator i : Indicator.values()) {
            all.add(
                    new Verdict(
                            i,
                            wording.predicate(i),
                            examined.getOrDefault(i, 0),
                            of(findings, i),
                            of(undecided, i)));
        }
        return all;
    }
}
