package tracer.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** Where the trace ended, with what another policy would give at the same outputs. */
record Destinations(Material m) {
    /**
     * Outputs that only the policy for comparison comes to: so many are listed, the rest summed.
     */
    private static final int MOST_ELSEWHERE = 25;

    static final String TITLE = "Where it ended, under two policies";

    Section write() {
        Map<OutPoint, Rational> other = m.otherAmounts();
        Map<TxId, Passage> passages = new HashMap<>();
        Passage.of(m.trace()).forEach(p -> passages.put(p.id(), p));
        List<Row> rows = new ArrayList<>();
        for (Exhibit e : m.exhibits()) {
            for (Holding h : e.holdings()) {
                rows.add(row(e, h, other.getOrDefault(h.output(), Rational.ZERO), passages));
            }
        }
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Part.Remark(
                        Phrase.of(
                                ("One policy was declared for this summary, %s. %s is printed beside it"
                                                + " only to show how much of each figure is convention."
                                                + " ‘Any order’ is the least and the most that could come"
                                                + " to an output over all orders of inputs and outputs of"
                                                + " the last transaction, given what entered it under %s%s."
                                                + " ‘Any"
                                                + " rule’ is what no rule that conserves value can exceed:"
                                                + " the smaller of the output's value and the seed's; what all"
                                                + " ways together can carry (maximum flow) stands below.")
                                        .formatted(
                                                m.policy(),
                                                sentenceCase(m.otherPolicy()),
                                                m.policy(),
                                                m.isForward()
                                                        ? "; a dash stands where there is none"
                                                        : "; it is not computed for a trace that goes back"))));
        parts.add(
                new Grid(
                        "Ends of the trace, in BTC"
                                + (m.request().money().isEmpty() ? "; in money: rate unknown" : ""),
                        List.of(
                                "Exhibit",
                                "Output",
                                ">Value",
                                ">under %s (convention)".formatted(m.policy()),
                                ">under %s (convention)".formatted(m.otherPolicy()),
                                ">Any order: least",
                                ">Any order: most",
                                ">Any rule: most",
                                "Why it ends: class"),
                        rows));
        parts.addAll(
                m.ranges()
                        .table(
                                ends(),
                                new Ranges.Words(
                                        "BTC",
                                        "Output",
                                        amount -> Phrase.of(amount),
                                        Material::name)));
        m.money().ends(m.exhibits(), m.policy()).ifPresent(parts::add);
        elsewhere(parts);
        return new Section(TITLE, parts);
    }

    private List<Ranges.End<OutPoint>> ends() {
        List<Ranges.End<OutPoint>> ends = new ArrayList<>();
        for (Exhibit e : m.exhibits()) {
            e.holdings().stream()
                    .map(Holding::output)
                    .distinct()
                    .forEach(o -> ends.add(new Ranges.End<>(e.number(), o, Phrase.EMPTY.id(o))));
        }
        return ends;
    }

    private static String sentenceCase(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private Row row(Exhibit e, Holding h, Rational other, Map<TxId, Passage> passages) {
        Rational value = Rational.of(h.content().value().value());
        Rational ceiling = least(value, m.trace().balance().source());
        Phrase least = Phrase.of("–");
        Phrase most = Phrase.of("–");
        Passage made = m.isForward() && h.hop() > 0 ? passages.get(h.output().tx()) : null;
        // What goes into a coinbase is not among its inputs.
        if (made != null && !made.step().transaction().transaction().isCoinbase()) {
            Rational traced = made.step().tracedIn();
            Rational rest = total(made).minus(traced);
            least = Phrase.of(value.compareTo(rest) > 0 ? value.minus(rest) : Rational.ZERO);
            most = Phrase.of(least(value, traced));
        }
        return new Row(
                e.evidence(),
                List.of(
                        Phrase.of(Integer.toString(e.number())),
                        Phrase.EMPTY.id(h.output()),
                        Phrase.of(value),
                        Phrase.of(h.traced()),
                        Phrase.of(other),
                        least,
                        most,
                        Phrase.of(ceiling),
                        Phrase.of(e.evidence().id())));
    }

    /** All value that enters a transaction that the trace went through: it is known or claimed. */
    private static Rational total(Passage passage) {
        return Rational.sum(
                passage.step().transaction().fundings().stream()
                        .map(f -> Rational.of(f.spentOutput().orElseThrow().value().value()))
                        .toList());
    }

    private static Rational least(Rational a, Rational b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Outputs at which only the policy for comparison ends, the largest amounts first. */
    static List<Holding> endsElsewhere(Material m) {
        Set<OutPoint> ended =
                m.trace().leaves().stream().map(Holding::output).collect(Collectors.toSet());
        return m.other().leaves().stream()
                .filter(h -> !ended.contains(h.output()))
                .sorted(
                        Comparator.comparing(Holding::traced, Comparator.reverseOrder())
                                .thenComparing(Holding::output))
                .toList();
    }

    /** Those of them that are listed. */
    static List<Holding> listedElsewhere(Material m) {
        return endsElsewhere(m).stream().limit(MOST_ELSEWHERE).toList();
    }

    private void elsewhere(List<Part> parts) {
        List<Holding> all = endsElsewhere(m);
        if (all.isEmpty()) {
            return;
        }
        Map<OutPoint, Rational> declared = new LinkedHashMap<>();
        m.trace().holdings().forEach(h -> declared.put(h.output(), h.traced()));
        List<Row> rows = new ArrayList<>();
        for (Holding h : listedElsewhere(m)) {
            EvidenceClass evidence = Exhibit.evidence(Exhibit.endOf(h));
            rows.add(
                    new Row(
                            evidence,
                            List.of(
                                    Phrase.EMPTY.id(h.output()),
                                    Phrase.EMPTY.figure(h.content().value()),
                                    Phrase.of(declared.getOrDefault(h.output(), Rational.ZERO)),
                                    Phrase.of(h.traced()),
                                    Phrase.of(End.word(Exhibit.endOf(h))),
                                    Phrase.of(evidence.id()))));
        }
        parts.add(
                new Grid(
                        "Outputs at which only the trace under %s ends".formatted(m.otherPolicy()),
                        List.of(
                                "Output",
                                ">Value, BTC",
                                ">BTC under %s (convention)".formatted(m.policy()),
                                ">BTC under %s (convention)".formatted(m.otherPolicy()),
                                "Why it ends",
                                "Class"),
                        rows));
        List<Holding> rest = all.subList(rows.size(), all.size());
        if (!rest.isEmpty()) {
            parts.add(
                    new Part.Remark(
                            Phrase.of("%d more such outputs, with together ".formatted(rest.size()))
                                    .figure(
                                            Rational.sum(
                                                    rest.stream().map(Holding::traced).toList()))
                                    .say(" under %s, are not listed.".formatted(m.otherPolicy()))));
        }
    }
}
