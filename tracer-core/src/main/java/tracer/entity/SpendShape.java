package tracer.entity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;

/**
 * What detectors look at.
 *
 * @param inputs how many
 * @param spent the outputs spent, as far as they are known, in input order
 * @param outputs in order
 * @param timesPaid how many outputs have each value, in satoshis
 */
record SpendShape(
        int inputs, List<Output> spent, List<Output> outputs, Map<Long, Integer> timesPaid) {
    static SpendShape of(PlacedTransaction t) {
        List<Output> spent =
                t.fundings().stream().map(Funding::spentOutput).flatMap(Optional::stream).toList();
        Map<Long, Integer> times = new HashMap<>();
        t.transaction().outputs().forEach(o -> times.merge(o.value().value(), 1, Integer::sum));
        return new SpendShape(t.fundings().size(), spent, t.transaction().outputs(), times);
    }

    int distinctInputScripts() {
        return distinct(spent);
    }

    int distinctOutputScripts() {
        return distinct(outputs);
    }

    /** How often the most frequent output value occurs. */
    int mostTimesPaid() {
        return timesPaid.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many inputs the script has that has most. */
    int mostInputsOfOneScript() {
        Map<Script, Integer> times = new HashMap<>();
        spent.forEach(o -> times.merge(o.script(), 1, Integer::sum));
        return times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int distinct(List<Output> outputs) {
        Set<Script> scripts = new HashSet<>();
        outputs.forEach(o -> scripts.add(o.script()));
        return scripts.size();
    }
}
