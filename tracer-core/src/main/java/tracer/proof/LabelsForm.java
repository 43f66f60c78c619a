package tracer.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;

/** Labels in their own order. */
final class LabelsForm {
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.LABELS,
                    "Address",
                    "Label",
                    "Category",
                    "Source",
                    "Confidence",
                    "Asserted",
                    "Valid-From",
                    "Valid-Until",
                    "Withdrawn",
                    "Actor",
                    "List",
                    "Author");

    private LabelsForm() {}

    static byte[] write(List<Label> labels) {
        return FORM.write(labels.stream().map(LabelsForm::entry).toList());
    }

    private static List<String> entry(Label l) {
        return List.of(
                l.subject().text(),
                l.name(),
                l.category().id(),
                l.source(),
                l.confidence().id(),
                day(l.asserted()),
                day(l.validity().from()),
                day(l.validity().until()),
                day(l.validity().withdrawn()),
                l.actor().orElse(""),
                l.validity().list().orElse(""),
                l.author().orElse(""));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static Optional<LocalDate> day(TagForm.Entry e, String name) {
        return e.read(name, text -> said(text).map(LocalDate::parse));
    }

    /** An empty value stands for what is not said. */
    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Basis basis(TagForm.Entry e) {
        Validity validity =
                e.read(
                        "List",
                        list ->
                                new Validity(
                                        said(list),
                                        day(e, "Valid-From"),
                                        day(e, "Valid-Until"),
                                        day(e, "Withdrawn")));
        return e.read(
                "Author",
                author ->
                        new Basis(
                                e.read("Confidence", Confidence::of),
                                said(author),
                                day(e, "Asserted"),
                                validity));
    }

    static List<Label> read(byte[] bytes, BitcoinChain chain) {
        List<Label> labels = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            Address address = e.read("Address", text -> Address.of(text, chain));
            Category category = e.read("Category", Category::of);
            Label label =
                    e.read(
                            "Label",
                            name ->
                                    new Label(
                                            LabelSubject.of(address),
                                            name,
                                            category,
                                            e.text("Source"),
                                            basis(e),
                                            said(e.text("Actor"))));
            if (!labels.isEmpty() && labels.getLast().compareTo(label) >= 0) {
                throw new Difference(e.place("Address"), "labels stand in order, each once");
            }
            labels.add(label);
        }
        return labels;
    }
}
