package tracer.proof;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.flow.Holding;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.ledger.PaymentCount;
import tracer.ledger.ScriptHash;

/**
 * Scripts that the store says are paid more often than the question allows, ascending, with how
 * often. A claim: no bundle holds all those payments.
 */
final class HubsForm {
    private static final TagForm FORM =
            new TagForm(BundlePath.HUBS, "Script-Hash", "Payments", "More");

    private HubsForm() {}

    /** The hubs at which a trace ended: no others are in a bundle. */
    static SortedMap<ScriptHash, PaymentCount> of(Trace trace) {
        SortedMap<ScriptHash, PaymentCount> hubs = new TreeMap<>();
        for (Holding h : trace.holdings()) {
            if (h.fate() instanceof Holding.Fate.Ended(TraceEnd.Hub(var payments))) {
                hubs.put(h.content().script().hash(), payments);
            }
        }
        return hubs;
    }

    /**
     * @throws Difference if there is one that nothing rests on
     */
    static void requireUsed(SortedMap<ScriptHash, PaymentCount> hubs, Trace trace) {
        SortedMap<ScriptHash, PaymentCount> used = of(trace);
        for (ScriptHash script : hubs.keySet()) {
            if (!used.containsKey(script)) {
                throw new Difference(
                        BundlePath.HUBS.path(),
                        "the trace does not end at script %s".formatted(script));
            }
        }
    }

    static byte[] write(SortedMap<ScriptHash, PaymentCount> hubs) {
        return FORM.write(
                hubs.entrySet().stream()
                        .map(e ->
                                List.of(
                                        e.getKey().toString(),
                                        Long.toString(e.getValue().counted()),
                                        LimitLines.yesOrNo(e.getValue().more())))
                        .toList());
    }

    static SortedMap<ScriptHash, PaymentCount> read(byte[] bytes) {
        SortedMap<ScriptHash, PaymentCount> hubs = new TreeMap<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            ScriptHash script = e.read("Script-Hash", ScriptHash::of);
            if (!hubs.isEmpty() && hubs.lastKey().compareTo(script) >= 0) {
                throw new Difference(
                        e.place("Script-Hash"), "hubs stand by ascending hash, each once");
            }
            hubs.put(
                    script,
                    new PaymentCount(
                            e.read("Payments", Long::parseLong),
                            e.read("More", LimitLines::isYes)));
        }
        return hubs;
    }
}
