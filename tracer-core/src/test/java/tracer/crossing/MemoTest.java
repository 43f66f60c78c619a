package tracer.crossing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.AccountFixture;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.TxId;

class MemoTest {
    /** The example of THORChain's documentation of memos: a swap to USDC on Ethereum. */
    private static final String DOCUMENTED =
            "=:ETH.USDC-0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48:0xe6a30f4f3bad978910e2cbb4d97581f5b5a0ade0";

    private static final String DESTINATION = "0xe6a30f4f3bad978910e2cbb4d97581f5b5a0ade0";
    private static final OutPoint OUTPUT = new OutPoint(new TxId(Hash32.ZERO), 1);

    @Test
    void readsWhoIsToBePaidWhatOnWhichChain() {
        Memo memo = read(DOCUMENTED).orElseThrow();
        assertThat(memo.destination()).isEqualTo(EvmAddress.of(DESTINATION));
        assertThat(memo.asksFor(EvmChain.ETHEREUM)).isTrue();
        assertThat(memo.asksFor(EvmChain.DEVELOPMENT)).isFalse();
        assertThat(
                        memo.canMean(
                                new Asset.Token(
                                        EvmAddress.of(
                                                "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"))))
                .isTrue();
        assertThat(memo.canMean(AccountFixture.token("another"))).isFalse();
        assertThat(memo.canMean(EvmChain.ETHEREUM.nativeAsset())).isFalse();
    }

    @Test
    void aSymbolAloneExcludesNoTokenAndAShortContractTheOthers() {
        Asset token = AccountFixture.token("usd");
        String end = token.id().substring(36);
        assertThat(read("s:ETH.USD:" + DESTINATION).orElseThrow().canMean(token)).isTrue();
        assertThat(read("SWAP:ETH.USD-" + end + ":" + DESTINATION).orElseThrow().canMean(token))
                .isTrue();
        assertThat(read("=:EVM-DEV.ETH:" + DESTINATION + ":123/1/0").orElseThrow())
                .satisfies(m -> assertThat(m.asksFor(EvmChain.DEVELOPMENT)).isTrue())
                .satisfies(m -> assertThat(m.canMean(EvmChain.DEVELOPMENT.nativeAsset())).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "=:ETH.USDC",
                "=:ETH:" + DESTINATION,
                "+:ETH.USDC:" + DESTINATION,
                "OUT:889d00a9bb3fdea18c65a3b2bf5b4bba",
                "=:BTC.BTC:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "=:ETH.USDC:0xe6a30f4f3bad978910e2cbb4d97581f5b5a0ade",
                "=:ETH.USDC:name"
            })
    void othersAreNoneOfOurs(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6a", "6a4c", "6a4cff3d", "6a053d3a", "51", "6a013d3d", "6a0100"})
    void brokenScriptsAreNone(String hex) {
        assertThat(Memo.of(OUTPUT, Script.ofHex(hex))).isEmpty();
    }

    @Test
    void longOnesAreRead() {
        assertThat(DOCUMENTED.length()).isGreaterThan(75);
        assertThat(read(DOCUMENTED).orElseThrow().text()).isEqualTo(DOCUMENTED);
    }

    private static Optional<Memo> read(String text) {
        return Memo.of(OUTPUT, script(text));
    }

    static Script script(String text) {
        String length = HexFormat.of().toHexDigits((byte) text.length());
        return Script.ofHex(
                "6a"
                        + (text.length() > 75 ? "4c" : "")
                        + length
                        + HexFormat.of().formatHex(text.getBytes(US_ASCII)));
    }
}
