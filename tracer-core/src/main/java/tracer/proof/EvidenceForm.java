package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import tracer.entity.Evidence;
import tracer.entity.Rule;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** The evidence that leads from a script to the labelled one of its entity, in order. */
final class EvidenceForm {
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.EVIDENCE,
                    "Rule",
                    "Rule-Version",
                    "Script-A",
                    "Script-B",
                    "Transaction",
                    "Height",
                    "Position");

    private EvidenceForm() {}

    static byte[] write(List<Evidence> evidence) {
        return FORM.write(
                evidence.stream()
                        .map(e ->
                                List.of(
                                        e.rule().id(),
                                        Integer.toString(e.rule().version()),
                                        e.a().toString(),
                                        e.b().toString(),
                                        e.transaction().toString(),
                                        Integer.toString(e.height()),
                                        Integer.toString(e.position())))
                        .toList());
    }

    /** Evidence and where it stands in the file. */
    record Located(Evidence evidence, String place) {}

    static List<Located> read(byte[] bytes) {
        List<Located> read = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            Rule rule = e.read("Rule", Rule::of);
            e.require("Rule-Version", Integer.toString(rule.version()));
            ScriptHash b = e.read("Script-B", ScriptHash::of);
            TxId transaction = e.read("Transaction", TxId::of);
            int height = e.number("Height");
            int position = e.number("Position");
            Evidence evidence =
                    e.read(
                            "Script-A",
                            a ->
                                    new Evidence(
                                            ScriptHash.of(a),
                                            b,
                                            rule,
                                            transaction,
                                            height,
                                            position));
            if (!read.isEmpty() && read.getLast().evidence().compareTo(evidence) >= 0) {
                throw new Difference(e.place("Rule"), "evidence stands in order, each once");
            }
            read.add(new Located(evidence, e.place("Rule")));
        }
        return read;
    }
}
