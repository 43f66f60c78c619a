package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.evidence.EvidenceClass;
import tracer.flow.Balance;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.flow.RewardPart;
import tracer.flow.Trace;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;

/** What must hold of every summary, checked against the trace and the ledger that it is of. */
record Claims(FlowSummary summary, Trace trace, LedgerSource ledger) {
    /** Words that say who somebody is; nobody is called so but by somebody who is named for it. */
    private static final List<String> NAMING =
            List.of(
                    "owner",
                    "suspect",
                    "launder",
                    "traffick",
                    "criminal",
                    "offender",
                    "victim",
                    "culprit",
                    "perpetrator",
                    "fraudster",
                    "accomplice");

    private static final Set<EvidenceClass> SOMEBODY_S_WORD =
            Set.of(EvidenceClass.LABEL, EvidenceClass.INFERENCE, EvidenceClass.USER);

    void hold() {
        everySentenceRestsOnSomethingStored();
        numbersRunOn();
        everyAmountUnderThePolicyIsTheTraces();
        theNarrativesAccountAddsUp();
        thePrintedAccountAddsUp();
        nobodyIsNamedWithoutAMark();
        theStepTableIsTheTrace();
    }

    private void everySentenceRestsOnSomethingStored() {
        Map<Integer, String> notes =
                summary.footnotes().stream()
                        .collect(Collectors.toMap(Footnote::number, Footnote::where));
        for (Statement s : summary.statements()) {
            assertThat(s.notes()).as("%s", s).isNotEmpty().allMatch(notes::containsKey);
        }
        Set<TxId> ids = new HashSet<>();
        Set<OutPoint> outputs = new HashSet<>();
        for (String where : notes.values()) {
            if (where.contains(":")) {
                outputs.add(OutPoint.of(where));
            } else {
                ids.add(TxId.of(where));
            }
        }
        outputs.forEach(o -> ids.add(o.tx()));
        Map<TxId, PlacedTransaction> found = ledger.transactions(ids);
        Set<OutPoint> spent = new HashSet<>();
        trace.steps().forEach(s -> spent.addAll(s.transaction().spent()));
        for (OutPoint o : outputs) {
            PlacedTransaction t = found.get(o.tx());
            if (t == null) {
                assertThat(spent).as("an output known from its spend alone").contains(o);
            } else {
                assertThat(o.index()).isLessThan(t.transaction().outputs().size());
            }
        }
    }

    private void numbersRunOn() {
        List<Statement> all = summary.statements();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).number()).isEqualTo(i + 1);
        }
        for (int i = 0; i < summary.footnotes().size(); i++) {
            assertThat(summary.footnotes().get(i).number()).isEqualTo(i + 1);
        }
    }

    /** Reads the figures back from the printed words. */
    private void everyAmountUnderThePolicyIsTheTraces() {
        Set<BigInteger> known = new HashSet<>();
        List<Rational> sums = new ArrayList<>(List.of(trace.balance().source()));
        trace.balance().terms().forEach(t -> sums.add(t.amount()));
        trace.holdings()
                .forEach(h -> {
                    sums.add(h.traced());
                    sums.add(Rational.of(h.content().value().value()));
                });
        List<Exhibit> exhibits = Exhibit.of(trace);
        exhibits.forEach(e -> sums.add(e.amount()));
        sums.add(Rational.sum(exhibits.stream().skip(8).map(Exhibit::amount).toList()));
        List<Passage> passages = Passage.of(trace);
        passages.forEach(p -> {
            sums.addAll(
                    List.of(
                            p.step().tracedIn(),
                            p.passedOn(),
                            p.ended(),
                            p.cameToSeeds(),
                            rewards(p, r -> true),
                            rewards(p, r -> r.kind() == RewardPart.Kind.FEE),
                            rewards(p, r -> r.kind() != RewardPart.Kind.FEE)));
            assertThat(p.cameToSeeds()).as("%s", p).isGreaterThanOrEqualTo(Rational.ZERO);
            if (!leadsToASeed(p)) {
                assertThat(p.passedOn().plus(p.ended()).plus(rewards(p, r -> true)))
                        .isEqualTo(p.step().tracedIn());
            }
        });
        for (RewardPart.Kind kind : RewardPart.Kind.values()) {
            sums.add(parts(r -> r.kind() == kind));
            sums.add(parts(r -> r.kind() == kind && r.fate() instanceof Holding.Fate.Followed));
            sums.add(parts(r -> r.kind() == kind && r.fate() instanceof Holding.Fate.Ended));
        }
        List<Holding> seeds = trace.holdings().stream().filter(h -> h.hop() == 0).toList();
        sums.add(
                Rational.sum(
                        seeds.stream()
                                .skip(8)
                                .map(h -> Rational.of(h.content().value().value()))
                                .toList()));
        Stretch.of(passages)
                .forEach(s -> {
                    sums.addAll(List.of(s.entered(), s.left(), s.ended(), s.cameToSeeds()));
                    assertThat(
                                    s.left()
                                            .plus(s.ended())
                                            .plus(s.cameToSeeds())
                                            .plus(
                                                    Rational.sum(
                                                            s.passages().stream()
                                                                    .map(p -> rewards(p, r -> true))
                                                                    .toList())))
                            .as("%s", s)
                            .isEqualTo(s.entered());
                });
        sums.forEach(r -> known.add(new Span.Figure(r).rounded()));
        for (Statement s : summary.statements()) {
            figures(s.text())
                    .forEach(f ->
                            assertThat(known)
                                    .as("%s in: %s", f, s.text())
                                    .contains(parse(f.inWords())));
        }
        assertThat(Stretch.of(passages).stream().mapToInt(Stretch::length).sum())
                .as("every step is in one stretch")
                .isEqualTo(trace.steps().size());
    }

    private Rational parts(Predicate<RewardPart> which) {
        return Rational.sum(
                trace.rewards().stream().filter(which).map(RewardPart::traced).toList());
    }

    private static Rational rewards(Passage p, Predicate<RewardPart> which) {
        return Rational.sum(p.rewards().stream().filter(which).map(RewardPart::traced).toList());
    }

    /** Whether an output on the side that value leaves by is one that the trace begins with. */
    private boolean leadsToASeed(Passage p) {
        PlacedTransaction t = p.step().transaction();
        boolean forward = trace.request().direction() == tracer.flow.Direction.FORWARD;
        return trace.request().seeds().stream()
                .map(tracer.flow.Seed::output)
                .anyMatch(o -> forward ? o.tx().equals(t.id()) : t.spent().contains(o));
    }

    private static Stream<Span.Figure> figures(Phrase phrase) {
        return phrase.spans().stream()
                .filter(Span.Figure.class::isInstance)
                .map(Span.Figure.class::cast);
    }

    static BigInteger parse(String printed) {
        return new BigDecimal(printed.replace("≈ ", "").replace(" BTC", ""))
                .movePointRight(8)
                .toBigIntegerExact();
    }

    private void theNarrativesAccountAddsUp() {
        Phrase sentence =
                summary.statements().stream()
                        .map(Statement::text)
                        .filter(t -> t.toString().startsWith("The account closes exactly"))
                        .findFirst()
                        .orElseThrow();
        List<Rational> figures = figures(sentence).map(Span.Figure::sats).toList();
        assertThat(Rational.sum(figures.subList(1, figures.size()))).isEqualTo(figures.getFirst());
        assertThat(figures.getFirst()).isEqualTo(trace.balance().source());
    }

    /** As somebody with a pencil would add it. */
    private void thePrintedAccountAddsUp() {
        Part.Grid account = grid("The account, in BTC");
        for (int column = 1; column <= 2; column++) {
            BigInteger sum = BigInteger.ZERO;
            BigInteger source = cell(account.rows().getFirst(), column);
            for (Part.Row row : account.rows().subList(1, account.rows().size() - 2)) {
                sum = sum.add(cell(row, column));
            }
            assertThat(sum).isEqualTo(source);
            assertThat(cell(account.rows().get(account.rows().size() - 2), column))
                    .isEqualTo(source);
            assertThat(account.rows().getLast().cells().get(column).toString())
                    .isEqualTo("equal, exactly");
        }
        Balance balance = trace.balance();
        for (int i = 0; i < balance.terms().size(); i++) {
            assertThat(cell(account.rows().get(i + 1), 1))
                    .isEqualTo(new Span.Figure(balance.terms().get(i).amount()).rounded());
        }
    }

    private Part.Grid grid(String caption) {
        return summary.sections().stream()
                .flatMap(s -> s.parts().stream())
                .flatMap(p -> p instanceof Part.Grid g ? Stream.of(g) : Stream.empty())
                .filter(g -> g.caption().startsWith(caption))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + caption));
    }

    private static BigInteger cell(Part.Row row, int column) {
        return parse(figures(row.cells().get(column)).findFirst().orElseThrow().inColumn());
    }

    private void nobodyIsNamedWithoutAMark() {
        for (Section section : summary.sections()) {
            for (Part part : section.parts()) {
                switch (part) {
                    case Part.Sentences(List<Statement> statements) ->
                            statements.forEach(s -> refuseNaming(s.text(), s.evidence()));
                    case Part.Grid grid ->
                            grid.rows()
                                    .forEach(r ->
                                            r.cells().forEach(c -> refuseNaming(c, r.evidence())));
                    case Part.Remark(Phrase text) -> refuseNaming(text, EvidenceClass.FACT);
                    case Part.Words(List<Part.Meaning> words) ->
                            words.forEach(w -> refuseNaming(w.meaning(), EvidenceClass.FACT));
                    // A letter quotes labels, with who said so, for somebody to complete.
                    case Part.Letter(String caption, List<Phrase> paragraphs) ->
                            paragraphs.forEach(p -> refuseNaming(unquoted(p), EvidenceClass.FACT));
                }
            }
        }
    }

    private static Phrase unquoted(Phrase phrase) {
        return new Phrase(
                phrase.spans().stream().filter(s -> !(s instanceof Span.Quoted)).toList());
    }

    private static void refuseNaming(Phrase text, EvidenceClass evidence) {
        if (!SOMEBODY_S_WORD.contains(evidence)) {
            String lower = text.toString().toLowerCase(Locale.ROOT);
            assertThat(NAMING).as(lower).noneMatch(lower::contains);
        }
    }

    private void theStepTableIsTheTrace() {
        Part.Grid steps = grid("Outputs on the way");
        assertThat(steps.rows()).hasSize(trace.holdings().size());
        Map<String, BigInteger> traced =
                trace.holdings().stream()
                        .collect(
                                Collectors.toMap(
                                        h -> h.output().toString(),
                                        h -> new Span.Figure(h.traced()).rounded(),
                                        (a, b) -> a));
        for (Part.Row row : steps.rows()) {
            assertThat(cell(row, 5)).isEqualTo(traced.get(row.cells().get(1).toString()));
        }
    }
}
