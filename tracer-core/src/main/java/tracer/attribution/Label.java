package tracer.attribution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import tracer.ledger.Address;
import tracer.ledger.ScriptHash;

/**
 * Somebody's statement about an address: not a fact on chain. Labels stand side by side; they are
 * never merged, and none outvotes another. Ordered by name, address text, source, category, chain,
 * basis and actor.
 *
 * @param name whom it names, such as "Exchange A"
 * @param source who says so
 * @param actor id of whom it names in an actor pack, if its source gives one
 */
public record Label(
        LabelSubject subject,
        String name,
        Category category,
        String source,
        Basis basis,
        Optional<String> actor)
        implements Comparable<Label> {
    private static final Comparator<Label> ORDER =
            Comparator.comparing(Label::name)
                    .thenComparing(l -> l.subject().text())
                    .thenComparing(Label::source)
                    .thenComparing(l -> l.category().id())
                    .thenComparing(l -> l.subject().scope())
                    .thenComparing(l -> l.basis().text())
                    .thenComparing(l -> l.actor().orElse(""))
                    .thenComparing(
                            l -> l.validity().withdrawn().map(LocalDate::toString).orElse(""));

    public Label {
        if (name.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a label needs a name and a source");
        }
        actor.ifPresent(Basis::requireOneLine);
    }

    /** A label whose source names no actor. */
    public Label(LabelSubject subject, String name, Category category, String source, Basis basis) {
        this(subject, name, category, source, basis, Optional.empty());
    }

    /** A label of which nothing but its source is known. */
    public Label(LabelSubject subject, String name, Category category, String source) {
        this(subject, name, category, source, Basis.UNSTATED);
    }

    /** As above, of a Bitcoin address. */
    public Label(Address address, String name, Category category, String source) {
        this(LabelSubject.of(address), name, category, source);
    }

    /** The same statement on another basis. */
    public Label withBasis(Basis other) {
        return new Label(subject, name, category, source, other, actor);
    }

    /** The same statement, known not to be in the edition of this day any more. */
    public Label withdrawn(LocalDate day) {
        return withBasis(
                new Basis(
                        basis.confidence(),
                        basis.author(),
                        basis.asserted(),
                        basis.validity().withdrawn(day)));
    }

    public Confidence confidence() {
        return basis.confidence();
    }

    /** Who wrote it down, if that is another than the source. */
    public Optional<String> author() {
        return basis.author();
    }

    /** The day on which the statement was made or last confirmed. */
    public Optional<LocalDate> asserted() {
        return basis.asserted();
    }

    public Validity validity() {
        return basis.validity();
    }

    /** Whether the statement held at a time, such as that of a transaction's block. */
    public InForce isInForceAt(Instant time) {
        return basis.validity().at(time, basis.asserted());
    }

    /** The script of its address, if that is one of Bitcoin. */
    public Optional<ScriptHash> script() {
        return bitcoinAddress().map(a -> a.script().hash());
    }

    /** Its address, if that is one of Bitcoin. */
    public Optional<Address> bitcoinAddress() {
        return switch (subject) {
            case LabelSubject.OnBitcoin(Address address) -> Optional.of(address);
            case LabelSubject.OnEvm e -> Optional.empty();
            case LabelSubject.OnUnspecifiedEvm e -> Optional.empty();
        };
    }

    @Override
    public int compareTo(Label o) {
        return ORDER.compare(this, o);
    }
}
