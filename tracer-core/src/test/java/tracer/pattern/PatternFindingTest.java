package tracer.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;
import static tracer.pattern.Made.BTC;
import static tracer.pattern.Made.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tracer.attribution.Category;
import tracer.evidence.EvidenceClass;
import tracer.flow.Direction;
import tracer.flow.Rational;
import tracer.job.Cancellation;
import tracer.ledger.Block;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.pattern.Verdict.Outcome;
import tracer.problem.NotFound;

class PatternFindingTest {
    private final Made made = new Made();

    private static List<String> ids(Finding finding) {
        return finding.items().stream().map(Finding.Item::id).toList();
    }

    private static List<String> ids(List<Transaction> transactions) {
        return transactions.stream().map(t -> t.id().toString()).toList();
    }

    @Test
    void aTraceFindsItsPeelsInChainOrderInBothDirections() {
        List<Transaction> peels = made.peels(made.coin("rich", 20 * BTC), 5);
        made.store();
        Patterns forward = made.patterns(seed(peels));
        Finding chain = verdict(forward, Indicator.PEELING_CHAIN).findings().getFirst();
        assertThat(ids(chain)).isEqualTo(ids(peels));
        assertThat(chain.quantities().getFirst().amount()).isEqualTo(Rational.of(5 * BTC));
        assertThat(chain.items())
                .extracting(Finding.Item::restsOn)
                .containsOnly(EvidenceClass.FACT);
        Patterns backward = made.patterns(peels.getLast().outPoint(0), Direction.BACKWARD);
        assertThat(ids(verdict(backward, Indicator.PEELING_CHAIN).findings().getFirst()))
                .isEqualTo(ids(peels));
    }

    private static OutPoint seed(List<Transaction> peels) {
        return ((Input.Spend) peels.getFirst().inputs().getFirst()).output();
    }

    @Test
    void anAddressInTheMiddleFindsTheWholeChain() {
        List<Transaction> peels = made.peels(made.coin("rich", 20 * BTC), 6);
        made.store();
        for (String owner : List.of("rich", "change 3", "payee 4")) {
            assertThat(
                            ids(
                                    verdict(made.patterns(owner), Indicator.PEELING_CHAIN)
                                            .findings()
                                            .getFirst()))
                    .as(owner)
                    .isEqualTo(ids(peels));
        }
        assertThat(made.patterns("rich").notExamined())
                .anyMatch(s -> s.startsWith("indirect exposure"));
        assertThatThrownBy(() -> made.patterns("nobody")).isInstanceOf(NotFound.class);
    }

    @Test
    void twoPeelsAreNoneAndAnUnspentSeedHasNothingToJudge() {
        List<Transaction> peels = made.peels(made.coin("rich", 20 * BTC), 2);
        made.store();
        assertThat(verdict(made.patterns(seed(peels)), Indicator.PEELING_CHAIN).outcome())
                .isEqualTo(Outcome.NOT_FOUND);
        Patterns unspent = made.patterns(peels.getLast().outPoint(0));
        assertThat(unspent.findings()).isEmpty();
        assertThat(unspent.verdicts()).hasSize(Indicator.values().length);
        assertThat(unspent.cut()).isFalse();
        assertThat(verdict(unspent, Indicator.PASS_THROUGH).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void aMissingBlockBeforeMakesFreshnessUnknownAndSaysWhichBlock() {
        List<Transaction> peels = made.peels(made.coin("rich", 20 * BTC), 4);
        made.store(0);
        Verdict verdict = verdict(made.patterns(seed(peels)), Indicator.PEELING_CHAIN);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CANNOT_BE_JUDGED);
        assertThat(verdict.undecided().getFirst().reason())
                .contains("4 transactions")
                .contains("blocks 0");
    }

    @Test
    void aChangeAddressUsedBeforeBreaksTheChain() {
        Transaction rich = made.coin("rich", 20 * BTC);
        made.coin("change 2", BTC);
        List<Transaction> peels = made.peels(rich, 4);
        made.store();
        assertThat(verdict(made.patterns(seed(peels)), Indicator.PEELING_CHAIN).outcome())
                .isEqualTo(Outcome.NOT_FOUND);
    }

    /** Ten customers pay a till, which is emptied at once. */
    private Transaction till(int customers) {
        List<Transaction> coins = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            coins.add(made.coin("customer " + i, BTC));
        }
        TransactionFixture sweep = null;
        for (Transaction coin : coins) {
            Transaction paid = spending(coin, 0).pay("till", BTC).build();
            made.chain.mine(paid);
            sweep = sweep == null ? spending(paid, 0) : sweep.spend(paid, 0);
        }
        Transaction swept = java.util.Objects.requireNonNull(sweep).pay("bank", 9 * BTC).build();
        made.chain.mine(swept);
        return swept;
    }

    @Test
    void tenCustomersMakeAFunnelOfAnHonestTillWhichIsItsKnownFalsePositive() {
        till(10);
        made.store();
        Patterns patterns = made.patterns("till");
        Finding fan = verdict(patterns, Indicator.FAN_IN).findings().getFirst();
        assertThat(fan.items()).hasSize(10);
        assertThat(fan.sentence()).contains("10 parties pay address");
        Finding funnel = verdict(patterns, Indicator.FUNNEL).findings().getFirst();
        assertThat(funnel.items()).hasSize(11);
        assertThat(funnel.quantities())
                .extracting(Finding.Quantity::amount)
                .first()
                .isEqualTo(Rational.of(10 * BTC));
        assertThat(Indicator.FUNNEL.innocent())
                .anyMatch(s -> s.contains("shop that sells its takings"));
    }

    @Test
    void nineCustomersAreNoFan() {
        till(9);
        made.store();
        assertThat(verdict(made.patterns("till"), Indicator.FAN_IN).outcome())
                .isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void payersThatAreNotStoredMakeAFanUndecided() {
        till(10);
        // The first customer's coin: who pays the till with it is not known then.
        Block first = made.chain.at(2);
        made.store(first.height());
        Verdict verdict = verdict(made.patterns("till"), Indicator.FAN_IN);
        assertThat(verdict.outcome()).isEqualTo(Outcome.CANNOT_BE_JUDGED);
        assertThat(verdict.undecided().getFirst().reason()).contains("payers are not known");
    }

    @Test
    void wagesPaidAtOnceAreAFanOut() {
        Transaction coin = made.coin("employer", 20 * BTC);
        TransactionFixture wages = spending(coin, 0);
        for (int i = 0; i < 12; i++) {
            wages.pay("worker " + i, BTC);
        }
        Transaction paid = wages.build();
        made.chain.mine(paid);
        made.store();
        Finding fan =
                verdict(made.patterns(coin.outPoint(0)), Indicator.FAN_OUT).findings().getFirst();
        assertThat(fan.items()).hasSize(12);
        assertThat(fan.subject())
                .isEqualTo(new Subject(Subject.Kind.ADDRESS, Made.address("employer").text()));
    }

    @Test
    void anAddressThatIsEmptiedThreeTimesPassesThroughAndIsCutOffByTheBudget() {
        for (int i = 0; i < 3; i++) {
            Transaction in = made.coin("deposit", BTC);
            made.chain.mine(spending(in, 0).pay("hot", BTC - 1_000).build());
        }
        made.store();
        assertThat(verdict(made.patterns("deposit"), Indicator.PASS_THROUGH).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.sentence()).contains("3 episodes"));
        Patterns cut =
                made.finding(new Budget(300, 500, 2, 20_000, 2_000))
                        .ofAddress(Made.address("deposit"), Parameters.DEFAULT, Cancellation.NEVER);
        assertThat(cut.cut()).isTrue();
        assertThat(verdict(cut, Indicator.PASS_THROUGH).undecided().getFirst().reason())
                .isEqualTo("it has 3 payments; at most 2 of one party are looked at");
        Patterns cancelled =
                made.finding(Budget.DEFAULT)
                        .ofAddress(Made.address("deposit"), Parameters.DEFAULT, () -> true);
        assertThat(verdict(cancelled, Indicator.FAN_IN).outcome())
                .isEqualTo(Outcome.CANNOT_BE_JUDGED);
    }

    @Test
    void exposureIsDirectOrIndirectWithThePolicysAmount() {
        Transaction coin = made.coin("payer", 20 * BTC);
        Transaction first =
                spending(coin, 0).pay("the mixer", 2 * BTC).pay("between", 18 * BTC).build();
        made.chain.mine(first);
        Transaction second =
                spending(first, 1).pay("listed", 5 * BTC).pay("rest", 13 * BTC - 1_000).build();
        made.chain.mine(second);
        made.label("the mixer", Category.MIXER);
        made.label("listed", Category.SANCTIONED);
        made.store();
        List<Finding> found =
                verdict(made.patterns(coin.outPoint(0)), Indicator.EXPOSURE).findings();
        assertThat(found).hasSize(2);
        Finding direct = found.get(0);
        assertThat(direct.sentence())
                .startsWith("direct: ")
                .contains("the mixer (mixer, says test)");
        assertThat(direct.restsOn()).isEqualTo(EvidenceClass.LABEL);
        assertThat(ids(direct)).containsExactly(first.outPoint(0).toString());
        Finding indirect = found.get(1);
        assertThat(indirect.sentence())
                .startsWith("indirect: ")
                .contains("under fifo")
                .contains("date unknown");
        assertThat(indirect.restsOn()).isEqualTo(EvidenceClass.CONVENTION);
        assertThat(indirect.quantities().getLast().amount()).isEqualTo(Rational.of(5 * BTC));
        assertThat(verdict(made.patterns("between"), Indicator.EXPOSURE).findings())
                .singleElement()
                .satisfies(f ->
                        assertThat(f.sentence()).contains("pays listed (sanctioned, says test)"));
        assertThat(verdict(made.patterns("rest"), Indicator.EXPOSURE).outcome())
                .isEqualTo(Outcome.NOT_FOUND);
    }

    /** FIFO sends nothing there, another policy would: the payment itself is on the chain. */
    @Test
    void anOutputWithoutTracedValueCountsWithZero() {
        Transaction coin = made.coin("payer", BTC);
        Transaction other = made.coin("payer", 5 * BTC);
        Transaction joined =
                spending(coin, 0)
                        .spend(other, 0)
                        .pay("shop", 2 * BTC)
                        .pay("the mixer", 4 * BTC)
                        .build();
        made.chain.mine(joined);
        made.label("the mixer", Category.MIXER);
        made.store();
        Finding found =
                verdict(made.patterns(coin.outPoint(0)), Indicator.EXPOSURE).findings().getFirst();
        assertThat(found.quantities().getFirst().amount()).isEqualTo(Rational.of(4 * BTC));
        assertThat(found.quantities().getLast().amount()).isEqualTo(Rational.ZERO);
    }

    @Test
    void aLabelOnAnotherAddressOfTheEntityIsAnInference() {
        Transaction a = made.coin("pool a", BTC);
        Transaction b = made.coin("pool b", BTC);
        made.chain.mine(spending(a, 0).spend(b, 0).pay("pool c", 2 * BTC).build());
        Transaction coin = made.coin("payer", BTC);
        made.chain.mine(spending(coin, 0).pay("pool b", BTC - 1).build());
        made.label("pool a", Category.MIXER);
        made.store();
        assertThat(verdict(made.patterns("payer"), Indicator.EXPOSURE).findings())
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.restsOn()).isEqualTo(EvidenceClass.INFERENCE);
                    assertThat(f.sentence()).contains("inferred");
                });
    }

    @Test
    void withoutLabelsExposureCannotBeJudged() {
        Transaction coin = made.coin("payer", BTC);
        made.store();
        assertThat(verdict(made.patterns(coin.outPoint(0)), Indicator.EXPOSURE).outcome())
                .isEqualTo(Outcome.CANNOT_BE_JUDGED);
    }

    @Test
    void theSameQuestionGivesTheSameAnswer() {
        List<Transaction> peels = made.peels(made.coin("rich", 20 * BTC), 5);
        till(12);
        made.store();
        assertThat(made.patterns(seed(peels))).isEqualTo(made.patterns(seed(peels)));
        assertThat(made.patterns("till")).isEqualTo(made.patterns("till"));
    }

    @Test
    void noIndicatorAccusesAnybody() {
        Wording wording = new Wording(Parameters.DEFAULT);
        for (Indicator i : Indicator.values()) {
            String text =
                    (i.title() + i.document() + i.innocent() + wording.predicate(i))
                            .toLowerCase(Locale.ROOT);
            assertThat(text).doesNotContainPattern("traffick|launder|suspect|criminal");
            assertThat(i.innocent()).isNotEmpty();
        }
    }
}
