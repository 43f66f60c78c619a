package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;

/** Labels in their own order. */
final class LabelsForm {
    private static final TagForm FORM =
            new TagForm(BundlePath.LABELS, "Address", "Label", "Category", "Source");

    private LabelsForm() {}

    static byte[] write(List<Label> labels) {
        return FORM.write(
                labels.stream()
                        .map(l ->
                                List.of(
                                        l.address().text(),
                                        l.name(),
                                        l.category().id(),
                                        l.source()))
                        .toList());
    }

    static List<Label> read(byte[] bytes, BitcoinChain chain) {
        List<Label> labels = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            Address address = e.read("Address", text -> Address.of(text, chain));
            Category category = e.read("Category", Category::of);
            Label label =
                    e.read("Label", name -> new Label(address, name, category, e.text("Source")));
            if (!labels.isEmpty() && labels.getLast().compareTo(label) >= 0) {
                throw new Difference(e.place("Address"), "labels stand in order, each once");
            }
            labels.add(label);
        }
        return labels;
    }
}
