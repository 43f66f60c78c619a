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
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

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

    /** How the subjects of labels are written in one kind of bundle. */
    private interface Subjects {
        String write(LabelSubject subject);

        LabelSubject read(String text);
    }

    /** Of a bundle over one network of outputs: the address alone. */
    private record OfOutputs(BitcoinChain chain) implements Subjects {
        @Override
        public String write(LabelSubject subject) {
            return subject.text();
        }

        @Override
        public LabelSubject read(String text) {
            return LabelSubject.of(Address.of(text, chain));
        }
    }

    /** Of a bundle over an account chain: the chain that the source names, then the address. */
    private record OfAccounts(EvmChain chain) implements Subjects {
        private static final String UNSPECIFIED = "unspecified";

        @Override
        public String write(LabelSubject subject) {
            return (subject.scope().isEmpty() ? UNSPECIFIED : subject.scope())
                    + " "
                    + subject.text();
        }

        @Override
        public LabelSubject read(String text) {
            int space = text.indexOf(' ');
            String named = text.substring(0, Math.max(space, 0));
            EvmAddress address = EvmAddress.of(text.substring(space + 1));
            if (named.equals(UNSPECIFIED)) {
                return LabelSubject.ofUnspecifiedChain(address);
            }
            LabelSubject subject = LabelSubject.read(address.text(), named, BitcoinChain.MAIN);
            if (subject.chainName().stream().allMatch(chain.id()::equals)) {
                return subject;
            }
            throw new IllegalArgumentException(
                    "'%s' is neither %s nor %s".formatted(named, chain.id(), UNSPECIFIED));
        }
    }

    static byte[] write(List<Label> labels, BitcoinChain chain) {
        return write(labels, new OfOutputs(chain));
    }

    static byte[] write(List<Label> labels, EvmChain chain) {
        return write(labels, new OfAccounts(chain));
    }

    private static byte[] write(List<Label> labels, Subjects subjects) {
        return FORM.write(labels.stream().map(l -> entry(l, subjects)).toList());
    }

    private static List<String> entry(Label l, Subjects subjects) {
        return List.of(
                subjects.write(l.subject()),
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
        return read(bytes, new OfOutputs(chain));
    }

    static List<Label> read(byte[] bytes, EvmChain chain) {
        return read(bytes, new OfAccounts(chain));
    }

    private static List<Label> read(byte[] bytes, Subjects subjects) {
        List<Label> labels = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            LabelSubject subject = e.read("Address", subjects::read);
            Category category = e.read("Category", Category::of);
            Label label =
                    e.read(
                            "Label",
                            name ->
                                    new Label(
                                            subject,
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
