package tracer.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.token;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.account.AccountLedger;
import tracer.account.TransferId;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Denomination;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.inquiry.AccountCase;
import tracer.inquiry.Inquiry;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;
import tracer.protection.Protected;

/**
 * Summaries of traces over accounts say what the trace says, and claim no more than a node does.
 */
class AccountSummaryTest {
    private final AccountCase made = new AccountCase();
    private final Inquiry inquiry = made.inquiry();

    private static AccountTraceRequest question(
            TransferId seed, Direction direction, Policy policy, Limits limits) {
        return new AccountTraceRequest(seed, direction, policy, limits, StopRules.DEFAULT);
    }

    private FlowSummary summary(AccountTraceRequest question, boolean confidential) {
        return inquiry.accounts()
                .summary(
                        new AccountSummaryRequest(
                                EvmChain.ETHEREUM, question, Provenance.NOT_STATED, confidential),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private FlowSummary forward(TransferId seed) {
        return summary(question(seed, Direction.FORWARD, Policy.FIFO, Limits.NONE), false);
    }

    private AccountTrace trace(AccountTraceRequest question) {
        AccountLedger ledger = inquiry.ports().accounts().ledger(EvmChain.ETHEREUM);
        return new AccountFlow(inquiry.ports().labels())
                .trace(ledger, question, Progress.SILENT, Cancellation.NEVER);
    }

    private static List<List<String>> rows(FlowSummary summary, String section) {
        return section(summary, section).parts().stream()
                .flatMap(p -> p instanceof Part.Grid g ? g.rows().stream() : Stream.empty())
                .map(r -> r.cells().stream().map(Phrase::toString).toList())
                .toList();
    }

    private static Section section(FlowSummary summary, String title) {
        return summary.sections().stream()
                .filter(s -> s.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String text(FlowSummary summary, String title) {
        return section(summary, title).parts().stream()
                .map(p ->
                        switch (p) {
                            case Part.Remark(var t) -> t.toString();
                            case Part.Letter l ->
                                    l.caption()
                                            + l.paragraphs().stream()
                                                    .map(Phrase::toString)
                                                    .collect(Collectors.joining("\n", "\n", ""));
                            case Part.Sentences s ->
                                    s.statements().stream()
                                            .map(t -> t.text().toString())
                                            .collect(Collectors.joining("\n"));
                            case Part.Grid g -> g.caption();
                            case Part.Words w -> "";
                        })
                .collect(Collectors.joining("\n"));
    }

    /** Nobody reads eighteen digits of base units, and a budget is one of transfers. */
    @Test
    void limitsAreSaidInTheWordsOfTheAsset() {
        Limits limits =
                new Limits(
                        OptionalInt.of(3),
                        Optional.of(BigInteger.TEN.pow(16)),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1);
        FlowSummary cut =
                summary(question(made.seed(), Direction.FORWARD, Policy.FIFO, limits), false);
        assertThat(rows(cut, Scope.TITLE))
                .filteredOn(row -> row.getFirst().equals("limits"))
                .singleElement()
                .extracting(row -> row.get(1))
                .isEqualTo("at most 3 hops; nothing below 0.01 ETH; at most 1 transfers");
        assertThat(cut.sections().toString())
                .contains("the budget of 1 transfers")
                .doesNotContain("1 transactions");
    }

    static Stream<Arguments> questions() {
        return Stream.of(Direction.values())
                .flatMap(d -> Policy.ofAccounts(d).stream().map(p -> Arguments.of(p, d)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void nothingIsAFactAndEverySentenceRestsOnATransferOfTheTrace(
            Policy policy, Direction direction) {
        for (TransferId seed : List.of(made.seed(), made.tokenSeed())) {
            AccountTraceRequest question = question(seed, direction, policy, Limits.NONE);
            FlowSummary summary = summary(question, false);
            Set<String> moved =
                    trace(question).movements().stream()
                            .map((Movement m) -> m.transfer().id().toString())
                            .collect(Collectors.toSet());

            assertThat(summary.footnotes()).extracting(Footnote::where).isSubsetOf(moved);
            assertThat(summary.statements())
                    .isNotEmpty()
                    .noneMatch(s -> s.evidence() == EvidenceClass.FACT);
            assertThat(summary.statements())
                    .filteredOn(s -> s.text().toString().contains(" moved "))
                    .isNotEmpty()
                    .allMatch(s ->
                            s.text()
                                    .toString()
                                    .contains("as the node claims that served the block"));
            assertThat(summary).isEqualTo(summary(question, false));
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyMovementStandsInTheTableWithItsAmounts(Policy policy, Direction direction) {
        AccountTraceRequest question = question(made.seed(), direction, policy, Limits.NONE);
        Denomination ether = new Denomination(java.util.OptionalInt.of(18), "ETH");

        List<List<String>> rows = rows(summary(question, false), AccountTables.STEPS);
        assertThat(rows).hasSameSizeAs(trace(question).movements());
        trace(question)
                .movements()
                .forEach(m ->
                        assertThat(rows)
                                .anyMatch(r ->
                                        r.contains(m.transfer().id().toString())
                                                && r.contains(
                                                        ether.number(
                                                                Rational.of(m.transfer().amount())))
                                                && r.contains(ether.number(m.traced()))));
    }

    /** Read back from print: the terms of the account are those of the trace, and close. */
    @Test
    void theAccountIsTheTraces() {
        AccountTraceRequest question =
                question(made.seed(), Direction.FORWARD, Policy.FIFO, Limits.NONE);
        Denomination ether = new Denomination(java.util.OptionalInt.of(18), "ETH");
        AccountTrace trace = trace(question);

        List<List<String>> rows = rows(summary(question, false), Account.TITLE);
        assertThat(rows.getFirst().get(1)).isEqualTo("3.000000000000000000");
        for (int i = 0; i < trace.balance().terms().size(); i++) {
            assertThat(rows.get(i + 1).get(1))
                    .isEqualTo(ether.number(trace.balance().terms().get(i).amount()));
        }
        assertThat(rows.get(trace.balance().terms().size() + 1).get(1))
                .isEqualTo("3.000000000000000000");
    }

    @Test
    void legalProcessNamesTheDepositAddressTheTransferAndTheTime() {
        FlowSummary summary = forward(made.seed());

        assertThat(rows(summary, LegalProcess.TITLE))
                .anySatisfy(r ->
                        assertThat(r)
                                .contains("“Exchange A”", address("exchange").text())
                                .contains("none: the chain's own asset", "0.800000000000000000")
                                .anyMatch(c -> c.matches("0x[0-9a-f]{64}:value"))
                                .anyMatch(c -> c.matches("190000\\d\\d, 20\\d\\d-.* UTC"))
                                .contains("“labels.csv” (date not given)"));
        assertThat(text(summary, LegalProcess.TITLE))
                .contains("Please preserve")
                .contains("does not say that you");
    }

    @Test
    void aTokenIsToldByItsContractAndItsSymbolIsAQuotedClaim() {
        FlowSummary summary = forward(made.tokenSeed());
        String contract = token("usd").contract().text();

        assertThat(summary.title()).startsWith("500.0 of the token by transfer 0x");
        assertThat(rows(summary, "Question, scope and seed").toString())
                .contains(contract + ", which calls itself “USD”")
                .contains("any contract can call itself anything");
        assertThat(rows(summary, LegalProcess.TITLE))
                .allSatisfy(r -> assertThat(r).contains(contract));
    }

    @Test
    void whatTheNodeCouldNotSeeAndWhatWasCutIsSaid() {
        FlowSummary summary =
                summary(
                        question(
                                made.seed(),
                                Direction.FORWARD,
                                Policy.FIFO,
                                Limits.NONE.withHops(1)),
                        false);

        assertThat(summary.partial()).isTrue();
        assertThat(text(summary, "What this does not show"))
                .contains("Internal transfers were not seen in blocks 19000013")
                .contains("It is partial");
        assertThat(rows(summary, Account.TITLE).toString()).contains("the limit of 1 hops");
    }

    @Test
    void thePayerOfASiteLeavesOnPurposeAndUnderTheBannerOnly() {
        inquiry.ports()
                .labels()
                .add(
                        List.of(
                                new Label(
                                        LabelSubject.of(EvmChain.ETHEREUM, address("site")),
                                        "A site",
                                        Category.ADVERTISING,
                                        "a list")));
        AccountTraceRequest question =
                question(made.seed(), Direction.FORWARD, Policy.FIFO, Limits.NONE);

        assertThatThrownBy(() -> summary(question, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing was exported")
                .hasMessageContaining("--confidential");
        assertThat(summary(question, true).marking()).contains(Protected.BANNER);
    }

    @Test
    void saysWhoServedTheBlocksAndOfWhichThatIsNotRecorded() {
        assertThat(rows(forward(made.seed()), "Methods, data and how to repeat it"))
                .contains(
                        List.of(
                                "19000000–19000012",
                                "node https://node.example/… (calls itself Geth/v1.14.0)",
                                "2026-01-02T03:04:05Z",
                                "trace-block (13 blocks)",
                                "claimed"),
                        List.of(
                                "19000013",
                                "not recorded",
                                "not recorded",
                                "not recorded",
                                "claimed"));
    }
}
