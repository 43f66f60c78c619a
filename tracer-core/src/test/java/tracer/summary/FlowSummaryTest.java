package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.TransactionFixture.spending;
import static tracer.summary.SummaryCase.backward;
import static tracer.summary.SummaryCase.forward;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.attribution.Category;
import tracer.evidence.EvidenceClass;
import tracer.flow.Bound;
import tracer.flow.Comparing;
import tracer.flow.Comparison;
import tracer.flow.Direction;
import tracer.flow.FeeRule;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Portion;
import tracer.flow.Rational;
import tracer.flow.Seed;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.summary.Provenance.PolicyChosen;

/** Summaries of made-up cases. */
class FlowSummaryTest {
    private static final long BTC = 100_000_000L;

    /** Over many ledgers, seeds, limits and rules. A failure names the seed of its ledger. */
    @ParameterizedTest
    @CsvSource({
        "FIFO, FORWARD",
        "FIFO, BACKWARD",
        "HAIRCUT, FORWARD",
        "HAIRCUT, BACKWARD",
        "HAIRCUT_INT, FORWARD",
        "LIFO, BACKWARD",
        "TIHO, FORWARD",
        "CLEAN_FIRST, FORWARD"
    })
    void everyClaimOfEverySummaryHolds(Policy policy, Direction direction) {
        for (long seed = 0; seed < 120; seed++) {
            SummaryCase made = SummaryCase.random(seed);
            Random random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                OutPoint output = made.outputs.get(random.nextInt(made.outputs.size()));
                TraceRequest request =
                        new TraceRequest(
                                output,
                                direction,
                                policy,
                                random.nextInt(4) == 0
                                        ? Limits.NONE.withHops(random.nextInt(3))
                                        : Limits.NONE,
                                random.nextInt(3) == 0 ? StopRules.NONE : StopRules.DEFAULT);
                try {
                    new Claims(made.summary(request), made.trace(request), made.ledger).hold();
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("ledger %d, %s".formatted(seed, request), e);
                }
            }
        }
    }

    /** The same of several outputs, of parts of them, and with fees followed to miners. */
    @ParameterizedTest
    @CsvSource({
        "FIFO, FORWARD, LOST",
        "HAIRCUT, BACKWARD, LOST",
        "FIFO, FORWARD, TO_MINER",
        "HAIRCUT, FORWARD, TO_MINER",
        "FIFO, BACKWARD, TO_MINER",
        "HAIRCUT, BACKWARD, TO_MINER"
    })
    void everyClaimHoldsForSeveralSeedsAndFollowedFees(
            Policy policy, Direction direction, FeeRule fees) {
        for (long seed = 0; seed < 60; seed++) {
            SummaryCase made = SummaryCase.random(seed);
            Random random = new Random(~seed);
            Map<OutPoint, Seed> seeds = new TreeMap<>();
            for (int n = 1 + random.nextInt(12); n > 0; n--) {
                OutPoint output = made.outputs.get(random.nextInt(made.outputs.size()));
                seeds.put(
                        output,
                        random.nextInt(3) > 0
                                ? Seed.whole(output)
                                : new Seed(
                                        output,
                                        new Portion.Part(Rational.of(1 + random.nextInt(3), 4))));
            }
            TraceRequest request =
                    new TraceRequest(
                            List.copyOf(seeds.values()),
                            direction,
                            policy,
                            fees,
                            Limits.NONE,
                            StopRules.DEFAULT);
            try {
                new Claims(made.summary(request), made.trace(request), made.ledger).hold();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("ledger %d, %s".formatted(seed, request), e);
            }
        }
    }

    @Test
    void limitsAreSaidInBitcoin() {
        SummaryCase made = SummaryCase.random(3);
        TraceRequest plain = forward(made.outputs.getFirst(), Policy.FIFO);
        // More than there will ever be is a limit, too.
        for (String least : new String[] {"50000", "3000000000000000"}) {
            Limits limits =
                    new Limits(
                            OptionalInt.empty(),
                            Optional.of(new BigInteger(least)),
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            7);
            FlowSummary summary =
                    made.summary(
                            new TraceRequest(
                                    plain.seeds(),
                                    plain.direction(),
                                    plain.policy(),
                                    limits,
                                    plain.stops()));
            assertThat(summary.sections().toString())
                    .contains(
                            "nothing below %s BTC; at most 7 transactions"
                                    .formatted(new BigDecimal(new BigInteger(least), 8)));
        }
    }

    /** For each end the smallest and largest amount that a comparison gives there. */
    @Test
    void theRangeOverAllPoliciesIsThatOfTheComparison() {
        for (long seed = 0; seed < 30; seed++) {
            SummaryCase made = SummaryCase.random(seed);
            TraceRequest request =
                    forward(
                            made.outputs.get(new Random(seed).nextInt(made.outputs.size())),
                            Policy.FIFO);
            FlowTracing flow = new FlowTracing(made.ledger, made.labels, made.ledger);
            Map<String, Comparison.Destination<OutPoint>> compared = new TreeMap<>();
            new Comparing(flow, flow)
                    .compare(
                            request.seeds(),
                            request.limits(),
                            request.stops(),
                            Progress.SILENT,
                            Cancellation.NEVER)
                    .comparison()
                    .destinations()
                    .forEach(d -> compared.put(d.place().toString(), d));
            List<Policy> all = Policy.ofOutputs(Direction.FORWARD);
            Part.Grid grid =
                    made.summary(request).sections().stream()
                            .flatMap(s -> s.parts().stream())
                            .filter(part ->
                                    part instanceof Part.Grid g
                                            && g.caption().startsWith("Over all 7 policies"))
                            .map(part -> (Part.Grid) part)
                            .findFirst()
                            .orElseThrow();
            assertThat(grid.rows()).isNotEmpty();
            for (Part.Row row : grid.rows()) {
                Comparison.Destination<OutPoint> d =
                        java.util.Objects.requireNonNull(
                                compared.get(row.cells().get(1).toString()));
                assertThat(row.cells().get(2)).isEqualTo(Phrase.of(d.least(all)));
                assertThat(row.cells().get(4)).isEqualTo(Phrase.of(d.most(all)));
                assertThat(row.cells().get(6).toString()).isEqualTo(bound(d.bound()));
            }
        }
    }

    private static String bound(Bound bound) {
        Bound.Known known = (Bound.Known) bound;
        Phrase within = Phrase.of(Rational.of(known.within()));
        return known.isMaximum()
                ? within.toString()
                : "%s over what was followed; up to %s with what was cut off"
                        .formatted(within, Phrase.of(Rational.of(known.possible())));
    }

    @Test
    void theSameQuestionGivesAnEqualSummary() {
        SummaryCase made = SummaryCase.random(3);
        TraceRequest request = forward(made.outputs.getFirst(), Policy.HAIRCUT);

        assertThat(made.summary(request)).isEqualTo(made.summary(request));
    }

    @Test
    void twentyHopsInARowAreOneSentenceWithAFootnoteForEach() {
        SummaryCase made = new SummaryCase(ChainFixture.from(1));
        Transaction start = chainOf(20, made.chain);
        TraceRequest request = forward(start.outPoint(0), Policy.FIFO);
        FlowSummary summary = made.ready().summary(request);

        new Claims(summary, made.trace(request), made.ledger).hold();
        List<Statement> hops =
                summary.statements().stream()
                        .filter(s -> s.text().toString().contains("one after another"))
                        .toList();
        assertThat(hops).hasSize(1);
        assertThat(hops.getFirst().text().toString())
                .startsWith("Then 21 transactions one after another")
                .contains(
                        "5.0 BTC under FIFO entered the first, 0.0 BTC was passed on by the last, and 5.0 BTC went");
        assertThat(hops.getFirst().notes()).hasSize(21);
        assertThat(hops.getFirst().evidence()).isEqualTo(EvidenceClass.CONVENTION);
        assertThat(text(summary, "Step by step").lines().count()).isGreaterThan(40);
    }

    /** Every hop pays the main coin on first, then a piece of a tenth. */
    private static Transaction chainOf(int hops, ChainFixture chain) {
        Block first = chain.mine();
        Transaction start =
                spending(ChainFixture.coinbaseOf(first), 0).pay("start", 5 * BTC).build();
        chain.mine(start);
        Transaction last = start;
        long left = 5 * BTC;
        for (int i = 1; i <= hops; i++) {
            left -= 10_000_000 + 100;
            last = spending(last, 0).pay("hop " + i, left).pay("piece " + i, 10_000_000).build();
            chain.mine(last);
        }
        chain.mine(spending(last, 0).pay("end", left).build());
        return start;
    }

    @Test
    void aTraceThatGoesNowhereSaysSo() {
        SummaryCase made = new SummaryCase(ChainFixture.from(1));
        Block block = made.chain.mine();
        TraceRequest request = forward(ChainFixture.coinbaseOf(block).outPoint(0), Policy.FIFO);
        FlowSummary summary = made.ready().summary(request);

        new Claims(summary, made.trace(request), made.ledger).hold();
        assertThat(text(summary))
                .contains(
                        "No spend of this output is known up to height 1 (claimed by the stored data)")
                .contains("The trace ended at no labelled service")
                .contains("None used")
                .contains("Nothing was cut");
    }

    @Test
    void whatIsNotKnownIsCutWithItsValue() {
        SummaryCase made = new SummaryCase(ChainFixture.from(50));
        Block block = made.chain.mine();
        OutPoint before =
                new OutPoint(ChainFixture.coinbaseOf(ChainFixture.from(9).mine()).id(), 1);
        Transaction joined =
                spending(ChainFixture.coinbaseOf(block), 0).spend(before).pay("x", BTC).build();
        made.chain.mine(joined);
        made.ready();
        for (TraceRequest request :
                List.of(
                        forward(ChainFixture.coinbaseOf(block).outPoint(0), Policy.FIFO),
                        backward(joined.outPoint(0), Policy.FIFO))) {
            FlowSummary summary = made.summary(request);
            new Claims(summary, made.trace(request), made.ledger).hold();
            assertThat(text(summary, "The account, and what was not followed"))
                    .contains("not indexed: the value of input 1 (" + before);
        }
    }

    @Test
    void aServiceIsListedForLegalProcessWithItsLabelsSourceAndNoDate() {
        SummaryCase made = new SummaryCase(ChainFixture.from(1));
        Block block = made.chain.mine();
        Transaction paid =
                spending(ChainFixture.coinbaseOf(block), 0)
                        .pay("deposit", 3 * BTC)
                        .pay("rest", BTC)
                        .build();
        made.chain.mine(paid);
        made.label(
                ScriptFixture.witnessKeyHash("deposit"),
                "Exchange A",
                Category.EXCHANGE,
                "court file");
        TraceRequest request = forward(ChainFixture.coinbaseOf(block).outPoint(0), Policy.FIFO);
        FlowSummary summary = made.ready().summary(request);

        new Claims(summary, made.trace(request), made.ledger).hold();
        assertThat(text(summary, "What happened"))
                .contains("attributed to “Exchange A” (exchange) by “court file” (date not given)");
        assertThat(text(summary, "Where legal process can go"))
                .contains(paid.outPoint(0).toString())
                .contains("“court file” (date not given)")
                .contains("[AUTHORITY, OFFICER, CONTACT]")
                .contains(
                        "does not say that you, the account's user or anybody else did anything wrong");
        assertThat(summary.addresses())
                .extracting(Object::toString)
                .contains(
                        ScriptFixture.witnessKeyHash("deposit")
                                .address(made.ledger.chain())
                                .orElseThrow()
                                .text());
    }

    @Test
    void aMergeIsPrintedWithRuleAndTransaction() {
        SummaryCase made = new SummaryCase(ChainFixture.from(1));
        List<Block> blocks = List.of(made.chain.mine(), made.chain.mine());
        Transaction pay =
                spending(ChainFixture.coinbaseOf(blocks.get(0)), 0)
                        .pay("a", BTC)
                        .pay("b", BTC)
                        .build();
        made.chain.mine(pay);
        Transaction together = spending(pay, 0).spend(pay, 1).pay("c", BTC).build();
        made.chain.mine(together);
        Transaction later =
                spending(ChainFixture.coinbaseOf(blocks.get(1)), 0).pay("b", BTC).build();
        made.chain.mine(later);
        made.label(ScriptFixture.witnessKeyHash("a"), "Exchange B", Category.EXCHANGE, "list");
        TraceRequest request =
                forward(ChainFixture.coinbaseOf(blocks.get(1)).outPoint(0), Policy.FIFO);
        FlowSummary summary = made.ready().summary(request);

        new Claims(summary, made.trace(request), made.ledger).hold();
        assertThat(text(summary, "Addresses taken together"))
                .contains("co-spend v1")
                .contains(together.id().toString());
        Statement why =
                summary.statements().stream()
                        .filter(s ->
                                s.text().toString().contains("held together with one attributed"))
                        .findFirst()
                        .orElseThrow();
        assertThat(why.evidence()).isEqualTo(EvidenceClass.INFERENCE);
    }

    @Test
    void whoStandsBehindItIsPrintedAndWhatIsUnknownIsNotStated() {
        SummaryCase made = SummaryCase.random(1);
        TraceRequest request = forward(made.outputs.getFirst(), Policy.FIFO);
        Provenance provenance =
                new Provenance(
                        Optional.of("a complaint of 3 May"),
                        Optional.of("J. Doe"),
                        Optional.empty(),
                        Optional.of("the court's expert"),
                        PolicyChosen.BEFORE_FIGURES);

        assertThat(text(made.summary(request, provenance), "Question, scope and seed"))
                .contains("“a complaint of 3 May”")
                .contains("prepared by | “J. Doe”")
                .contains("jurisdiction | not stated")
                .contains("policy chosen by | “the court's expert”")
                .contains("policy chosen | before the figures were seen")
                .contains("rate unknown");
        assertThat(text(made.summary(request), "Question, scope and seed"))
                .contains("is not stated")
                .contains("policy chosen | not stated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "a\u0000b", "a\nb", "a\u200bb", "a\ue000b"})
    void whatIsInvisibleInForeignWordsIsNamed(String text) {
        assertThat(new Span.Quoted(text).text())
                .isEqualTo("a[U+%04X]b".formatted((int) text.charAt(1)));
    }

    static String text(FlowSummary summary) {
        return summary.sections().stream()
                .map(FlowSummaryTest::text)
                .collect(Collectors.joining("\n"));
    }

    static String text(FlowSummary summary, String title) {
        return text(
                summary.sections().stream()
                        .filter(s -> s.title().equals(title))
                        .findFirst()
                        .orElseThrow());
    }

    private static String text(Section section) {
        return section.parts().stream()
                .map(p ->
                        switch (p) {
                            case Part.Sentences(var statements) ->
                                    statements.stream()
                                            .map(s -> s.text().toString())
                                            .collect(Collectors.joining("\n"));
                            case Part.Remark(var remark) -> remark.toString();
                            case Part.Grid grid ->
                                    grid.rows().stream()
                                            .map(r ->
                                                    r.cells().stream()
                                                            .map(Phrase::toString)
                                                            .collect(Collectors.joining(" | ")))
                                            .collect(Collectors.joining("\n"));
                            case Part.Words(var words) -> words.toString();
                            case Part.Letter(var caption, var paragraphs) ->
                                    paragraphs.stream()
                                            .map(Phrase::toString)
                                            .collect(Collectors.joining("\n"));
                        })
                .collect(Collectors.joining("\n"));
    }
}
