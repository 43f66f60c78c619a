package tracer.crossing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountTransactionFixture.by;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.AccountFixture;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.crossing.CrossingResult.Outcome;
import tracer.crossing.SeenMemo.Standing;
import tracer.entity.CoSpend;
import tracer.flow.Rational;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

/**
 * A deposit of 0.01 BTC, stamped 1,700,001,400; the other chain has a block each 12 s from
 * 1,700,000,000 on, so that its block 117 is the first after the deposit.
 */
class CrossingFindingTest {
    private static final EvmChain DEV = EvmChain.DEVELOPMENT;

    /** Stamped 200 s after the other chain's first block. */
    private static final int BEGIN = 166_667;

    private static final int FIRST_AFTER = 117;
    private static final long SATS = 1_000_000;

    /** 1 BTC = 65,000 of a token with 6 decimals, less 1 % to 2 %. */
    private static final Terms.Declared RATE =
            new Terms.Declared(
                    AccountFixture.token("usd"),
                    Rational.of(650),
                    "the test",
                    Rational.of(1, 100),
                    Rational.of(2, 100),
                    Rational.of(5, 1000));

    private static final long FITS = 640_000_000;

    private final ChainFixture bitcoin = ChainFixture.from(BEGIN);
    private final AccountFixture other = AccountFixture.from(DEV, 0);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final MemoryAccounts accounts = new MemoryAccounts();
    private final MemoryLabels labels = new MemoryLabels();
    private final List<Transaction> beside = new ArrayList<>();
    private Transaction deposit = TransactionFixture.coinbase("none yet").build();

    @BeforeEach
    void labels() {
        label("Swapper", Category.BRIDGE, "swapper");
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(DEV, address("vault")),
                                "Swapper",
                                Category.BRIDGE,
                                "the test")));
    }

    @Test
    void whatFitsAmountAndTimeIsACandidateAndNoMore() {
        deposits();
        pays(FIRST_AFTER + 3, "someone", FITS);
        CrossingResult found = find(RATE);
        assertThat(found.outcome()).isInstanceOf(Outcome.Found.class);
        assertThat(found.candidates()).hasSize(1);
        assertThat(found.candidates().getFirst().grade()).isEqualTo(Grade.B);
        assertThat(found.candidates().getFirst().transfer().to()).contains(address("someone"));
        assertThat(
                        RATE.impliedFee(
                                found.value(), found.candidates().getFirst().transfer().amount()))
                .isEqualTo(Rational.of(1, 65));
    }

    @Test
    void theMemosDestinationPaidOnceIsAnIdentifierAndTheEqualAmountBesideItIsShown() {
        deposits("=:EVM-DEV.USD:" + address("ours").text());
        pays(FIRST_AFTER + 3, "ours", FITS);
        pays(FIRST_AFTER + 4, "someone", FITS);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("ours A", "someone B");
        assertThat(standings(found)).containsExactly(Standing.AUTHENTICATED);
    }

    @Test
    void aMemoInATransactionThatPaysNoServiceIsShownAndIdentifiesNothing() {
        forged("=:EVM-DEV.USD:" + address("someone").text(), "a stranger");
        deposits();
        pays(FIRST_AFTER + 4, "someone", FITS);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("someone B");
        assertThat(standings(found)).containsExactly(Standing.PAYS_NO_SERVICE);
    }

    @Test
    void aMemoWhoseDestinationTheServiceNeverPaidIsNotAuthenticated() {
        deposits("=:EVM-DEV.USD:" + address("ours").text());
        pays(FIRST_AFTER + 4, "someone", FITS);
        payBy("a stranger", FIRST_AFTER + 5, "ours", FITS);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("someone B");
        assertThat(standings(found)).containsExactly(Standing.NEVER_PAID);
    }

    @Test
    void aDestinationPaidTwiceIsNoIdentifier() {
        deposits("=:EVM-DEV.USD:" + address("ours").text());
        pays(FIRST_AFTER + 3, "ours", FITS);
        pays(FIRST_AFTER + 9, "ours", 5);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("ours B");
        assertThat(found.candidates().getFirst().isNamed()).isTrue();
        assertThat(standings(found)).containsExactly(Standing.PAID_REPEATEDLY);
    }

    @Test
    void aDestinationThatAnotherDepositNamesTooIsNoIdentifier() {
        String memo = "=:EVM-DEV.USD:" + address("ours").text();
        forged(memo, "swapper");
        deposits(memo);
        pays(FIRST_AFTER + 3, "ours", FITS);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("ours B");
        assertThat(standings(found)).containsExactly(Standing.AMBIGUOUS, Standing.OTHER_DEPOSIT);
    }

    @Test
    void twoMemosInOneDepositIdentifyNothing() {
        deposits(
                "=:EVM-DEV.USD:" + address("ours").text(),
                "=:EVM-DEV.USD:" + address("someone").text());
        pays(FIRST_AFTER + 3, "ours", FITS);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("ours B");
        assertThat(standings(found)).containsExactly(Standing.AMBIGUOUS, Standing.NEVER_PAID);
    }

    @Test
    void aMemoForAnotherChainNamesNobodyHere() {
        deposits("=:ETH.USD:" + address("ours").text());
        pays(FIRST_AFTER + 3, "ours", FITS);
        CrossingResult found = find(RATE);
        assertThat(grades(found)).containsExactly("ours B");
        assertThat(found.candidates().getFirst().isNamed()).isFalse();
        assertThat(standings(found)).containsExactly(Standing.ELSEWHERE);
    }

    /** 650 · 1,000,000 · 0.98 · 0.995 and 650 · 1,000,000 · 0.99 · 1.005. */
    @ParameterizedTest
    @CsvSource({"633814999,0", "633815000,1", "646717500,1", "646717501,0"})
    void bothBoundsOfTheAmountFit(long amount, int expected) {
        deposits();
        pays(FIRST_AFTER + 3, "someone", amount);
        assertThat(find(RATE).candidates()).hasSize(expected);
    }

    /** The window of 400 s ends with block 150, stamped 1,700,001,800. */
    @ParameterizedTest
    @CsvSource({"116,0", "117,1", "150,1", "151,0"})
    void theWindowBeginsWithTheDepositAndIncludesItsEnd(int height, int expected) {
        deposits();
        pays(height, "someone", FITS);
        assertThat(find(RATE, Duration.ofSeconds(400)).candidates()).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"150,true", "151,false"})
    void aWindowThatIsNotWhollyStoredIsNotIndexed(int tip, boolean missing) {
        deposits();
        mineTo(tip);
        Outcome outcome = find(RATE, Duration.ofSeconds(400), false).outcome();
        assertThat(outcome instanceof Outcome.NotIndexed).isEqualTo(missing);
        assertThat(outcome instanceof Outcome.NoneFound).isNotEqualTo(missing);
    }

    @Test
    void nothingStoredIsNotIndexedToo() {
        deposits("=:EVM-DEV.USD:" + address("ours").text());
        CrossingResult found = find(RATE, Duration.ofHours(1), false);
        assertThat(found.outcome()).isInstanceOf(Outcome.NotIndexed.class);
        assertThat(standings(found)).containsExactly(Standing.UNKNOWN);
        assertThat(found.otherAsOf()).isEmpty();
    }

    @Test
    void withoutARateNoAmountIsComparedButAMemoStillIdentifies() {
        deposits("=:EVM-DEV.USD:" + address("ours").text());
        pays(FIRST_AFTER + 3, "ours", 17);
        pays(FIRST_AFTER + 4, "someone", FITS);
        CrossingResult found = find(new Terms.NotDeclared());
        assertThat(found.outcome()).isInstanceOf(Outcome.NoRate.class);
        assertThat(grades(found)).containsExactly("ours A");
    }

    @Test
    void anOutputThatNoLabelCallsABridgeIsNoDeposit() {
        label("Shop", Category.SERVICE, "shop");
        deposit = paying("shop");
        assertThat(find(RATE).outcome()).isInstanceOf(Outcome.NotAtBridge.class);
    }

    @Test
    void aServiceWithoutALabelOnTheOtherChainIsNotCalledIdle() {
        label("Other Swapper", Category.BRIDGE, "other swapper");
        deposit = paying("other swapper");
        pays(FIRST_AFTER + 3, "someone", FITS);
        assertThat(find(RATE).outcome()).isInstanceOf(Outcome.NoVaultKnown.class);
    }

    @Test
    void paymentsAmongTheServicesOwnAddressesAreNone() {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.ofUnspecifiedChain(address("reserve")),
                                "Swapper",
                                Category.BRIDGE,
                                "the test")));
        deposits();
        pays(FIRST_AFTER + 3, "reserve", FITS);
        assertThat(find(RATE).outcome()).isInstanceOf(Outcome.NoneFound.class);
    }

    /** Eight payments in 3,600 s, two of which fit: 8/3600 · 400 · 2/8. */
    @Test
    void chanceMatchesAreRateTimesWindowTimesShareThatFits() {
        deposits();
        for (int i = 0; i < 6; i++) {
            pays(10 + i, "customer " + i, 1_000 + i);
        }
        pays(20, "earlier", FITS);
        pays(FIRST_AFTER + 3, "someone", FITS);
        mineTo(300);
        CrossingResult found = find(RATE, Duration.ofSeconds(400), false);
        assertThat(found.candidates()).hasSize(1);
        assertThat(((Outcome.Found) found.outcome()).chance())
                .isEqualTo(new Chance.Expected(Rational.of(2, 9), 8, 2, 3_600, 400));
    }

    @Test
    void aDepositThatIsNotStoredIsAGapAndAMissingOutputBadInput() {
        deposits();
        ledger.apply(bitcoin.change());
        CrossingFinding finding = new CrossingFinding(ledger, labels, accounts);
        OutPoint unknown = new OutPoint(TransactionFixture.coinbase("unknown").build().id(), 0);
        assertThatThrownBy(() ->
                        finding.find(new CrossingRequest(unknown, DEV, Duration.ofHours(1), RATE)))
                .isInstanceOf(DataGap.class);
        assertThatThrownBy(() ->
                        finding.find(
                                new CrossingRequest(
                                        deposit.outPoint(9), DEV, Duration.ofHours(1), RATE)))
                .isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 604_801})
    void aWindowOfNothingOrOfMoreThanAWeekIsRefused(long seconds) {
        assertThatThrownBy(() ->
                        new CrossingRequest(
                                deposit.outPoint(0), DEV, Duration.ofSeconds(seconds), RATE))
                .isInstanceOf(BadInput.class);
    }

    private void label(String name, Category category, String owner) {
        labels.add(
                List.of(
                        new Label(
                                new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash(owner)),
                                name,
                                category,
                                "the test")));
    }

    /** A transaction with a memo that is not the deposit's. */
    private void forged(String memo, String pays) {
        beside.add(
                TransactionFixture.spending(new OutPoint(deposit.id(), 7))
                        .pay(ScriptFixture.keyHash(pays), 500)
                        .pay(MemoTest.script(memo), 0)
                        .build());
    }

    private void deposits(String... memos) {
        deposit = paying("swapper", memos);
    }

    /** In the third block, stamped 1,700,001,400. */
    private Transaction paying(String owner, String... memos) {
        Transaction from = ChainFixture.coinbaseOf(bitcoin.mine());
        bitcoin.mine();
        TransactionFixture made =
                TransactionFixture.spending(from, 0).pay(ScriptFixture.keyHash(owner), SATS);
        for (String memo : memos) {
            made.pay(MemoTest.script(memo), 0);
        }
        Transaction built = made.build();
        List<Transaction> all = new ArrayList<>(beside);
        all.add(built);
        bitcoin.mine(all.toArray(Transaction[]::new));
        return built;
    }

    private void pays(int height, String receiver, long amount) {
        payBy("vault", height, receiver, amount);
    }

    private void payBy(String payer, int height, String receiver, long amount) {
        mineTo(height - 1);
        other.mine(by(payer).log("usd", payer, receiver, amount));
    }

    private void mineTo(int height) {
        while (other.blocks().size() <= height) {
            other.mine();
        }
    }

    private CrossingResult find(Terms terms) {
        return find(terms, Duration.ofHours(1), true);
    }

    private CrossingResult find(Terms terms, Duration within) {
        return find(terms, within, true);
    }

    private CrossingResult find(Terms terms, Duration within, boolean wholly) {
        if (wholly) {
            mineTo(FIRST_AFTER + 301);
        }
        ledger.apply(bitcoin.change());
        if (!other.blocks().isEmpty()) {
            accounts.sink(DEV).apply(other.change());
        }
        CrossingResult result =
                new CrossingFinding(ledger, labels, accounts)
                        .find(new CrossingRequest(deposit.outPoint(0), DEV, within, terms));
        assertThat(result.from().getEpochSecond()).isEqualTo(1_700_001_400);
        return result;
    }

    private static List<String> grades(CrossingResult found) {
        return found.candidates().stream()
                .map(c ->
                        List.of("ours", "someone").stream()
                                        .filter(n ->
                                                c.transfer().to().orElseThrow().equals(address(n)))
                                        .findFirst()
                                        .orElseThrow()
                                + " "
                                + c.grade())
                .toList();
    }

    private static List<Standing> standings(CrossingResult found) {
        return found.memos().stream().map(SeenMemo::standing).toList();
    }
}
