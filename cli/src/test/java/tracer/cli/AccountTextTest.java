package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.AccountFixture;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.inquiry.AccountCase;
import tracer.inquiry.AccountSeedQuestion;
import tracer.inquiry.AccountTraceDocument;
import tracer.inquiry.AssetUnits;
import tracer.inquiry.Inquiry;
import tracer.inquiry.OpenCase;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

class AccountTextTest {
    private final AccountCase made = new AccountCase();
    private final Inquiry inquiry = made.inquiry();

    private AccountTraceDocument trace(Policy policy, Limits limits) {
        return inquiry.accounts()
                .trace(
                        EvmChain.ETHEREUM,
                        new AccountTraceRequest(
                                made.seed(), Direction.FORWARD, policy, limits, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    @Test
    void aTraceSaysWayEndsRemaindersBalanceAndWhatItLacks() {
        assertThat(AccountTraceText.of(trace(Policy.FIFO, Limits.NONE), false))
                .startsWith("3.000000000000000000 ETH of transfer 0x")
                .contains("on ethereum, where it went, under FIFO")
                .contains(made.seed() + " [claimed]")
                .contains("Exchange A (exchange, says labels.csv")
                .contains("not indexed: ")
                .contains("of a balance of")
                .contains("source = stops + unspent + fees + ")
                .contains("exact, in base units")
                .contains("3000000000000000000")
                .contains("The account closes exactly.")
                .contains("Note: Internal transfers were not seen in blocks")
                .doesNotContain("partial")
                .contains("True up to block 19000013 ");
    }

    /** What reads as one is a row; nothing of it is lost, and --unfold shows it. */
    @Test
    void aChainThatPassesItOnIsARowUntilUnfolded() {
        OpenCase many = new OpenCase();
        many.chain.holds("payer", 10_000);
        TransferId seed = many.chain.pay("payer", "link1", 10_000);
        for (int i = 1; i <= 8; i++) {
            many.chain.pay("link" + i, "link" + (i + 1), 10_000 - 10 * i, 5);
        }
        AccountTraceDocument trace =
                many.inquiry()
                        .accounts()
                        .trace(
                                EvmChain.ETHEREUM,
                                new AccountTraceRequest(
                                        seed,
                                        Direction.FORWARD,
                                        Policy.FIFO,
                                        Limits.NONE,
                                        StopRules.DEFAULT),
                                Progress.SILENT,
                                Cancellation.NEVER);
        String folded = AccountTraceText.of(trace, false);
        assertThat(folded)
                .contains("15 that read as one, see below [inference]")
                .contains("hops 1–8 [inference, by fold-passing-on v1]: 8 accounts, each of which")
                .contains("15 transfers are folded into 1 line, with 8 balances; --unfold shows")
                .contains(seed.toString())
                .contains("The account closes exactly.")
                .doesNotContain(address("link5").text());
        assertThat(AccountTraceText.of(trace, true))
                .contains(address("link5").text())
                .doesNotContain("folded")
                .doesNotContain("inference");
    }

    @Test
    void aLimitIsSaidAndTheExactShareOfHaircutPrinted() {
        AccountTraceDocument limited =
                trace(
                        Policy.HAIRCUT,
                        new Limits(
                                java.util.OptionalInt.of(1),
                                Optional.empty(),
                                java.util.OptionalInt.empty(),
                                java.util.OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                100));
        assertThat(limited.truncated()).isTrue();
        assertThat(AccountTraceText.of(limited, false))
                .contains("A limit cut this trace off: the result is partial.")
                .contains("under haircut")
                .contains("not followed");
    }

    @Test
    void aTransactionOffersItsTransfersAsSeeds() {
        var tx = inquiry.accounts().transaction(made.paymentTransaction(), Optional.empty());
        assertThat(AccountTransactionText.choice(tx, "back"))
                .contains("tracer trace back " + made.seed())
                .doesNotContain("trace back 0x%s:fee".formatted(made.paymentTransaction()));
        var failed = inquiry.accounts().transaction(made.failedTransaction(), Optional.empty());
        assertThat(AccountTransactionText.choice(failed, "forward"))
                .contains("moved nothing but its fee")
                .doesNotContain("tracer trace");
        assertThat(AccountTransactionText.of(failed))
                .contains("outcome failed: ")
                .contains("fee-tip");
    }

    @Test
    void anAddressSaysUnknownWhereNobodyKnows() {
        String text =
                AccountAddressText.of(
                        inquiry.accounts().address(address("stranger"), Optional.empty(), 50));
        assertThat(text).containsPattern("native +unknown +0\\.400000000000000000 ETH .* unknown ");
        assertThat(
                        AccountAddressText.of(
                                inquiry.accounts()
                                        .address(address("collector"), Optional.empty(), 1)))
                .contains("Known collector")
                .contains("list more with --rows");
    }

    private ExitCode traced(String seed, LimitOptions limits) {
        OutputOptions output = new OutputOptions();
        output.quiet = true;
        return new AccountTracing(
                        inquiry, new Stoppable(output, List.of()), Optional.empty(), false)
                .trace(
                        AccountSeedQuestion.of(List.of(seed), Direction.FORWARD),
                        new AccountQuestion.How(
                                Direction.FORWARD, Policy.FIFO, limits, Guards.DEFAULT));
    }

    @Test
    void theCommandTracesListsOrRefusesAndSaysSoByItsExitCode() {
        String seed = made.seed().toString();
        assertThat(traced(seed, new LimitOptions())).isEqualTo(ExitCode.OK);
        assertThat(traced("0x" + made.paymentTransaction(), new LimitOptions()))
                .isEqualTo(ExitCode.OK);
        LimitOptions least = new LimitOptions();
        least.min = "1.5eth";
        assertThat(traced(seed, least)).isEqualTo(ExitCode.LIMIT);
        least.min = "0.01btc";
        assertThatThrownBy(() -> traced(seed, least))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("ETH");
        LimitOptions mixes = new LimitOptions();
        mixes.throughMixes = true;
        assertThatThrownBy(() -> traced(seed, mixes))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("for Bitcoin");
        assertThatThrownBy(() ->
                        traced("0x" + made.paymentTransaction() + ":fee-tip", new LimitOptions()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is a fee");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5eth, 500000000000000000",
        "1 ETH, 1000000000000000000",
        "0.000000000000000001eth, 1",
        "1000units, 1000"
    })
    void readsLeastAmountsExactly(String text, BigInteger units) {
        assertThat(AssetUnits.of(text, EvmChain.ETHEREUM.nativeAsset())).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000",
                "0.01btc",
                "5sat",
                "0.0000000000000000001eth",
                "0.5units",
                "1.2.3eth",
                "-1eth",
                "eth",
                "",
                "1pol"
            })
    void refusesOtherUnitsAndWhatIsNotExact(String text) {
        assertThatThrownBy(() -> AssetUnits.of(text, EvmChain.ETHEREUM.nativeAsset()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(text);
    }

    /** A token can call itself ETH; that is no unit. */
    @Test
    void tokensAreCountedInBaseUnitsOnly() {
        assertThat(AssetUnits.of("7units", AccountFixture.token("usd"))).isEqualTo(7);
        assertThatThrownBy(() -> AssetUnits.of("7eth", AccountFixture.token("usd")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1000units");
        assertThatThrownBy(() -> LimitOptions.amount("0.5eth"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("0.01btc");
    }

    @ParameterizedTest
    @CsvSource({
        "0xab:value, true",
        "txid:1, false",
        "0x12, true",
        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT, false"
    })
    void theFormOfTheSeedDecides(String text, boolean accounts) {
        assertThat(ChainOption.isOfAccounts(text)).isEqualTo(accounts);
    }
}
