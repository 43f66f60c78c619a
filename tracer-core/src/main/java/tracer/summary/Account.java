package tracer.summary;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tracer.evidence.EvidenceClass;
import tracer.flow.Balance;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.flow.TraceEnd;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** The account that shows where all of the value is, and what was not followed. */
record Account(Material m) {
    static final String TITLE = "The account, and what was not followed";

    Section write() {
        List<Part> parts = new ArrayList<>();
        parts.add(equation());
        parts.add(
                new Remark(
                        Phrase.of(
                                "The sum check compares exact fractions of a satoshi. Figures that had to be"
                                        + " rounded begin with ≈; the line ‘rounding in print’ makes the printed"
                                        + " column add up.")));
        parts.add(cuts());
        return new Section(TITLE, parts);
    }

    /** A term of the account, as in "0.3 BTC in fees". */
    static String term(Balance.Term term, boolean forward) {
        return switch (term) {
            case STOPS -> forward ? "at services and in mixes" : "out of services and mixes";
            case UNSPENT -> "with no spend known";
            case FEES -> "in fees";
            case UNSPENDABLE -> "lost";
            case COINBASE -> "new coins";
            case CUT -> "not followed";
        };
    }

    private Part equation() {
        Balance declared = m.trace().balance();
        Balance compared = m.other().balance();
        List<Row> rows = new ArrayList<>();
        rows.add(
                row(
                        m.isForward() ? "the seed" : "the target",
                        declared.source(),
                        compared.source()));
        for (int i = 0; i < declared.terms().size(); i++) {
            Balance.Sum sum = declared.terms().get(i);
            rows.add(
                    row(
                            (i == 0 ? "= " : "+ ") + term(sum.term(), m.isForward()),
                            sum.amount(),
                            compared.terms().get(i).amount()));
        }
        Rational rounding = rounding(declared);
        Rational otherRounding = rounding(compared);
        if (!rounding.isZero() || !otherRounding.isZero()) {
            rows.add(row("+ rounding in print", rounding, otherRounding));
        }
        rows.add(row("sum", declared.total(), compared.total()));
        rows.add(
                new Row(
                        EvidenceClass.CONVENTION,
                        List.of(
                                Phrase.of("sum check"),
                                Phrase.of(check(declared)),
                                Phrase.of(check(compared)),
                                Phrase.of(EvidenceClass.CONVENTION.id()))));
        return new Grid(
                "The account, in BTC",
                List.of(
                        "Term",
                        ">under %s (declared)".formatted(m.policy()),
                        ">under %s (comparison)".formatted(m.otherPolicy()),
                        "Class"),
                rows);
    }

    private static String check(Balance balance) {
        return balance.closes() ? "equal, exactly" : "NOT EQUAL";
    }

    /** What the printed terms lack to the printed source. */
    private static Rational rounding(Balance balance) {
        BigInteger printed =
                balance.terms().stream()
                        .map(t -> new Span.Figure(t.amount()).rounded())
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return Rational.of(
                new Span.Figure(balance.source()).rounded().subtract(printed), BigInteger.ONE);
    }

    private static Row row(String what, Rational declared, Rational compared) {
        return new Row(
                EvidenceClass.CONVENTION,
                List.of(
                        Phrase.of(what),
                        Phrase.of(declared),
                        Phrase.of(compared),
                        Phrase.of(EvidenceClass.CONVENTION.id())));
    }

    private Part cuts() {
        List<Row> rows = new ArrayList<>();
        for (Exhibit e : m.exhibits()) {
            for (Holding h : e.holdings()) {
                reason(Exhibit.endOf(h)).ifPresent(why -> rows.add(cut(h, e, why)));
            }
        }
        rows.addAll(new FeeText(m).cuts(this::reason));
        if (rows.isEmpty()) {
            return new Remark(
                    Phrase.of(
                            "Nothing was cut: no limit was reached and no data was missing on the way."));
        }
        return new Grid(
                "Not followed",
                List.of(
                        "Output",
                        ">BTC under %s (convention)".formatted(m.policy()),
                        "Why",
                        "Class"),
                rows);
    }

    private java.util.Optional<String> reason(TraceEnd end) {
        return switch (end) {
            case TraceEnd.LimitReached(var limit) ->
                    java.util.Optional.of(
                            End.limit(
                                    limit,
                                    m.trace().request().limits(),
                                    Scope::sats,
                                    "transactions"));
            case TraceEnd.Hub h ->
                    java.util.Optional.of("the limit on hubs: %s payments".formatted(h.payments()));
            case TraceEnd.LargeEntity e ->
                    java.util.Optional.of(
                            "the limit on an entity's size: %,d scripts, by inference"
                                    .formatted(e.entity().members()));
            case TraceEnd.NotIndexed(String missing) ->
                    java.util.Optional.of("not indexed: " + missing);
            case TraceEnd.AtService s -> java.util.Optional.empty();
            case TraceEnd.Mixed x -> java.util.Optional.empty();
            case TraceEnd.Unspent u -> java.util.Optional.empty();
            case TraceEnd.Coinbase c -> java.util.Optional.empty();
            case TraceEnd.Issued i -> java.util.Optional.empty();
            case TraceEnd.Unspendable u -> java.util.Optional.empty();
            case TraceEnd.Overwritten o -> java.util.Optional.empty();
        };
    }

    private static Row cut(Holding h, Exhibit e, String why) {
        return new Row(
                e.evidence(),
                List.of(
                        Phrase.EMPTY.id(h.output()),
                        Phrase.of(h.traced()),
                        Phrase.of(why),
                        Phrase.of(e.evidence().id())));
    }
}
