package tracer.proof;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
