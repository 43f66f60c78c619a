package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.token;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.account.AccountTransactionFixture;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TransferSeed;
import tracer.inquiry.AssetAmount;
import tracer.inquiry.ComparisonDocument;
import tracer.inquiry.Inquiry;
import tracer.inquiry.OpenCase;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;

/** Summaries that begin with several transfers, or with part of one. */
class AccountSeedsSummaryTest {
    private final OpenCase made = new OpenCase();
    private final List<TransferId> payments = new ArrayList<>();
    private final Inquiry inquiry;

    /** Twelve victims pay 10 each to one collector, who had 5 and pays 100 on. */
    AccountSeedsSummaryTest() {
        made.chain.holds("collector", 5);
        for (int i = 0; i < 12; i++) {
            made.chain.holds("victim" + i, 10);
            payments.add(made.chain.pay("victim" + i, "collector", 10));
        }
        payments.add(made.chain.pay("collector", "boss", 100));
        inquiry = made.inquiry();
    }

    private FlowSummary summary(
            Direction direction, Policy policy, Naming naming, String... seeds) {
        return inquiry.accounts()
                .summary(
                        new AccountSummaryRequest(
                                EvmChain.ETHEREUM,
                                new AccountTraceRequest(
                                        Stream.of(seeds).map(TransferSeed::of).toList(),
                                        direction,
                                        policy,
                                        Limits.NONE,
                                        StopRules.DEFAULT),
                                naming,
                                Provenance.NOT_STATED,
                                false,
                                Optional.empty()),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private FlowSummary forward(String... seeds) {
        return summary(Direction.FORWARD, Policy.FIFO, Naming.BY_THEMSELVES, seeds);
    }

    private String[] victims() {
        return payments.subList(0, 12).stream().map(Object::toString).toArray(String[]::new);
    }

    private static List<String> sentences(FlowSummary summary) {
        return summary.statements().stream().map(s -> s.text().toString()).toList();
    }

    private static List<Part.Grid> grids(FlowSummary summary, String section) {
        return summary.sections().stream()
                .filter(s -> s.title().equals(section))
                .flatMap(s -> s.parts().stream())
                .flatMap(p -> p instanceof Part.Grid g ? Stream.of(g) : Stream.empty())
                .toList();
    }

    private static String command(FlowSummary summary) {
        return summary.sections().stream()
                .flatMap(s -> s.parts().stream())
                .flatMap(p -> p instanceof Part.Letter l ? l.paragraphs().stream() : Stream.empty())
                .map(Phrase::toString)
                .filter(t -> t.startsWith("tracer report"))
                .collect(Collectors.joining());
    }

    static Stream<Policy> policies() {
        return Policy.ofAccounts(Direction.FORWARD).stream();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void severalAreListedSummedAndAccountedFor(Policy policy) {
        FlowSummary summary = summary(Direction.FORWARD, policy, Naming.BY_THEMSELVES, victims());

        assertThat(summary.title()).contains("by 12 transfers, where it went");
        assertThat(sentences(summary))
                .anyMatch(s -> s.contains("where the value of the 12 transfers listed below went"))
                .anyMatch(s -> s.contains("which 12 transfers bring together, nothing counted"))
                .anyMatch(s -> s.startsWith("4 further transfers, listed under"))
                .anyMatch(s -> s.contains("is accounted for, exactly"))
                .noneMatch(s -> s.contains("counted once"));
        Part.Grid seeds = grids(summary, Scope.TITLE).getFirst();
        assertThat(seeds.rows()).hasSize(12);
        assertThat(seeds.rows())
                .extracting(r -> r.cells().getFirst().toString())
                .containsExactly(victims());
        assertThat(command(summary)).contains("@seeds.txt (the 12 transfers listed under");
    }

    @Test
    void aPartIsSaidWithItsAmount() {
        FlowSummary summary = forward(payments.getFirst() + "=1/4", payments.get(1) + "=3units");

        Part.Grid seeds = grids(summary, Scope.TITLE).getFirst();
        assertThat(seeds.columns()).contains(">of it the seed's");
        assertThat(seeds.rows()).hasSize(2);
        assertThat(command(summary))
                .contains(payments.getFirst() + "=1/4")
                .contains(payments.get(1) + "=3units");
        FlowSummary one = forward(payments.getFirst() + "=1/4");
        assertThat(one.title()).contains("by part of transfer " + payments.getFirst());
        assertThat(sentences(one))
                .anyMatch(s -> s.contains("where the value of part of transfer"))
                .anyMatch(s -> s.contains(", part of that transfer, to where it went"));
    }

    @Test
    void whatComesFromOneSeedToAnotherIsCountedOnceAndSaid() {
        FlowSummary summary =
                forward(payments.getFirst().toString(), payments.getLast().toString());
        // Of the 100 paid on, the 10 of the first victim are no second 10; FIFO pays 5 of others.
        assertThat(sentences(summary))
                .anyMatch(s ->
                        s.contains("0.00000000000000001 ETH under FIFO of what the seeds declare"))
                .anyMatch(s -> s.contains("0.0000000000000001 ETH under FIFO, which 2 transfers"));
    }

    @Test
    void whatTheyWereNamedByIsSaid() {
        FlowSummary summary =
                summary(
                        Direction.BACKWARD,
                        Policy.FIFO,
                        new Naming(List.of("0xabc"), List.of("Two more are left out")),
                        payments.getLast().toString());
        assertThat(sentences(summary))
                .anyMatch(s -> s.contains("It was named by") && s.contains("0xabc"))
                .contains("Two more are left out");
    }

    /** Both print what a comparison of the same question says, of one seed and of several. */
    @ParameterizedTest
    @MethodSource("policies")
    void rangeAndBoundAreThoseOfTheComparison(Policy policy) {
        for (String[] seeds :
                List.of(
                        victims(),
                        new String[] {payments.getFirst().toString()},
                        new String[] {payments.get(3) + "=1/3", payments.getLast().toString()})) {
            Map<String, ComparisonDocument.DestinationRow> compared = new HashMap<>();
            inquiry.accounts()
                    .compare(
                            EvmChain.ETHEREUM,
                            Stream.of(seeds).map(TransferSeed::of).toList(),
                            Limits.NONE,
                            StopRules.DEFAULT,
                            Progress.SILENT,
                            Cancellation.NEVER)
                    .destinations()
                    .forEach(d -> compared.put("held by " + d.address().orElseThrow(), d));
            Part.Grid grid =
                    grids(
                                    summary(Direction.FORWARD, policy, Naming.BY_THEMSELVES, seeds),
                                    "Where it ended, under two policies")
                            .getLast();
            assertThat(grid.caption()).startsWith("Over all 7 policies, in ETH");
            assertThat(grid.rows()).isNotEmpty();
            for (Part.Row row : grid.rows()) {
                ComparisonDocument.DestinationRow d =
                        Objects.requireNonNull(compared.get(row.cells().get(1).toString()));
                assertThat(d.bound().maximum()).isTrue();
                assertThat(units(row, 2)).isEqualByComparingTo(number(d.least()));
                assertThat(units(row, 4)).isEqualByComparingTo(number(d.most()));
                assertThat(units(row, 6)).isEqualByComparingTo(number(d.bound().within().get()));
            }
        }
    }

    private static BigDecimal number(AssetAmount amount) {
        return new BigDecimal(amount.text().replace(" ETH", "").replace("≈ ", ""));
    }

    private static BigDecimal units(Part.Row row, int cell) {
        return new BigDecimal(row.cells().get(cell).toString().replace("≈ ", ""));
    }

    @Test
    void whereTheBoundIsNotComputedThatIsSaid() {
        FlowSummary back =
                summary(
                        Direction.BACKWARD,
                        Policy.FIFO,
                        Naming.BY_THEMSELVES,
                        payments.getLast().toString());
        assertThat(remarks(back)).anyMatch(r -> r.contains("computed of traces that go forward"));
        OpenCase wide = new OpenCase();
        wide.chain.holds("a", token("usd"), 5_000);
        String seed = wide.chain.send("usd", "a", "b", 5_000).toString();
        AccountTransactionFixture many = AccountTransactionFixture.by("b");
        for (int i = 0; i < Ranges.MOST_STEPS; i++) {
            many = many.log("usd", "b", "c" + i, 1);
        }
        wide.chain.chain().mine(many);
        FlowSummary large =
                wide.inquiry()
                        .accounts()
                        .summary(
                                new AccountSummaryRequest(
                                        EvmChain.ETHEREUM,
                                        new AccountTraceRequest(
                                                List.of(TransferSeed.of(seed)),
                                                Direction.FORWARD,
                                                Policy.FIFO,
                                                Limits.NONE,
                                                StopRules.NONE),
                                        Provenance.NOT_STATED,
                                        false),
                                Progress.SILENT,
                                Cancellation.NEVER);
        assertThat(remarks(large))
                .anyMatch(r ->
                        r.contains("(maximum flow), is not computed: this trace goes through 2,001")
                                && r.contains("up to 2,000"));
    }

    private static List<String> remarks(FlowSummary summary) {
        return summary.sections().stream()
                .flatMap(s -> s.parts().stream())
                .flatMap(p ->
                        p instanceof Part.Remark r
                                ? Stream.of(r.text().toString())
                                : Stream.empty())
                .toList();
    }
}
