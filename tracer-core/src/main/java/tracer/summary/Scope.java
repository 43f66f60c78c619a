package tracer.summary;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.evidence.EvidenceClass;
import tracer.flow.Denomination;
import tracer.flow.GuardWords;
import tracer.flow.Limits;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.ledger.HeightRange;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;
import tracer.summary.Part.Sentences;

/** What was asked, of what data, by whom, and where the seed comes from. */
record Scope(Material m) {
    static final String TITLE = "Question, scope and seed";

    private static final Denomination BTC = new Denomination(OptionalInt.of(8), "BTC");
    private static final String NOT_STATED = "not stated";

    Section write(Pen pen) {
        return new Section(
                TITLE,
                List.of(
                        new Sentences(new SeedText(m).scope(pen)),
                        new SeedText(m).table(),
                        new Grid("Scope", List.of("What", "Stated", "Class"), scope())));
    }

    private List<Row> scope() {
        TraceRequest q = m.trace().request();
        Provenance p = m.request().provenance();
        List<Row> rows = new ArrayList<>();
        rows.add(row("network", EvidenceClass.FACT, Phrase.of(m.ground().chain().id())));
        rows.add(
                row(
                        "true up to block",
                        EvidenceClass.FACT,
                        Phrase.of("%d, hash ".formatted(m.trace().asOf().height()))
                                .id(m.trace().asOf().hash())));
        rows.add(row("blocks stored", EvidenceClass.CLAIMED, Phrase.of(stored())));
        rows.add(
                row(
                        "policy",
                        EvidenceClass.USER,
                        Phrase.of(
                                "%s, version %d, from end to end; which satoshis are the seed's is not on the chain"
                                        .formatted(m.policy(), q.policy().version()))));
        rows.add(row("fees", EvidenceClass.USER, Phrase.of(FeeText.rule(q.fees()))));
        rows.addAll(provenance(p));
        rows.add(
                row(
                        "limits",
                        EvidenceClass.USER,
                        Phrase.of(limits(q.limits(), Scope::sats, "transactions"))));
        rows.add(row("where it stops", EvidenceClass.USER, Phrase.of(stops(q.stops()))));
        rows.add(row("value in money", m.money().evidence(), m.money().rule()));
        return rows;
    }

    /** Who stands behind it, as typed in. */
    static List<Row> provenance(Provenance p) {
        return List.of(
                row("policy chosen by", EvidenceClass.USER, typed(p.policyChosenBy())),
                row("policy chosen", EvidenceClass.USER, Phrase.of(p.policyChosen().words())),
                row("jurisdiction", EvidenceClass.USER, typed(p.jurisdiction())),
                row("prepared by", EvidenceClass.USER, typed(p.preparedBy())));
    }

    static Row row(String what, EvidenceClass evidence, Phrase stated) {
        return new Row(evidence, List.of(Phrase.of(what), stated, Phrase.of(evidence.id())));
    }

    private static Phrase typed(Optional<String> text) {
        return text.map(t -> Phrase.EMPTY.quote(t)).orElse(Phrase.of(NOT_STATED));
    }

    private String stored() {
        return m.ground().coverage().ranges().stream()
                .map(HeightRange::toString)
                .collect(Collectors.joining(", "));
    }

    static String sats(BigInteger value) {
        return BTC.text(Rational.of(value));
    }

    /**
     * @param amounts in the words of what is followed
     * @param counted what the budget counts
     */
    static String limits(Limits l, Function<BigInteger, String> amounts, String counted) {
        List<String> parts = new ArrayList<>();
        l.hops().ifPresent(n -> parts.add("at most %d hops".formatted(n)));
        l.minTraced().ifPresent(m -> parts.add("nothing below %s".formatted(amounts.apply(m))));
        l.fromHeight().ifPresent(h -> parts.add("no block below %d".formatted(h)));
        l.toHeight().ifPresent(h -> parts.add("no block above %d".formatted(h)));
        l.from().ifPresent(t -> parts.add("no block stamped before %s".formatted(t)));
        l.to().ifPresent(t -> parts.add("no block stamped after %s".formatted(t)));
        parts.add("at most %d %s".formatted(l.transactions(), counted));
        parts.addAll(GuardWords.sentences(l.guards()));
        return String.join("; ", parts);
    }

    static String categories(StopRules s) {
        return s.categories().isEmpty()
                ? "at no label"
                : s.categories().stream()
                        .map(Category::id)
                        .collect(Collectors.joining(", ", "at labels of category ", ""));
    }

    private static String stops(StopRules s) {
        return "%s; labels count %s; collaborative transactions %s it"
                .formatted(
                        categories(s),
                        s.throughEntities()
                                ? "for all addresses taken together"
                                : "for their own address only",
                        s.atCollaborativeSpends() ? "end" : "do not end");
    }
}
