package tracer.pattern;

import java.util.List;
import tracer.ledger.ChainTip;

/**
 * What the indicators say of a trace or an address.
 *
 * @param asOf the block up to which it is true
 * @param verdicts one for each indicator, in their order
 * @param notExamined what was left out, with the reason
 * @param cut whether a limit left something out that could be looked at
 */
public record Patterns(
        ChainTip asOf,
        Parameters parameters,
        List<Verdict> verdicts,
        List<String> notExamined,
        boolean cut) {
    public Patterns {
        verdicts = List.copyOf(verdicts);
        notExamined = List.copyOf(notExamined);
    }

    /** Of all indicators, in their order. */
    public List<Finding> findings() {
        return verdicts.stream().flatMap(v -> v.findings().stream()).toList();
    }
}
