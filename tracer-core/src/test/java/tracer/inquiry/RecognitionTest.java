package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;

class RecognitionTest {
    /** First payment on main net, block 170. */
    private static final String TX =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";

    /** BIP 173, "Mainnet P2WPKH". */
    private static final String SEGWIT = "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4";

    private final Recognition recognition = Recognition.locating(BitcoinChain.MAIN);

    @ParameterizedTest
    @ValueSource(
            strings = {
                TX,
                "  " + TX + " ",
                "\"" + TX + "\",",
                "https://mempool.space/tx/" + TX,
                "https://blockstream.info/tx/" + TX + "?expand",
                "mempool.space/tx/" + TX,
                "https://www.blockchain.com/explorer/transactions/btc/" + TX
            })
    void findsTheHashInWhatIsPasted(String pasted) {
        assertThat(recognition.recognise(pasted)).isEqualTo(new Recognised.Hash(Hash32.ofHex(TX)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TX + ":1",
                TX + "#1",
                "https://mempool.space/tx/" + TX + "#vout=1",
                "https://mempool.space/tx/" + TX + ":1",
                "https://blockstream.info/tx/" + TX + "?output:1"
            })
    void findsTheOutput(String pasted) {
        assertThat(recognition.recognise(pasted))
                .isEqualTo(new Recognised.Out(new OutPoint(TxId.of(TX), 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "170|170",
                "#170|170",
                "481,824|481824",
                "https://mempool.space/block/170|170",
                "https://blockstream.info/block-height/170|170"
            })
    void findsTheHeight(String pasted, int height) {
        assertThat(recognition.recognise(pasted)).isEqualTo(new Recognised.Height(height));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SEGWIT,
                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX",
                "bitcoin:12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX?amount=0.1",
                "https://mempool.space/address/12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX"
            })
    void findsTheAddress(String pasted) {
        assertThat(recognition.recognise(pasted)).isInstanceOf(Recognised.Addressed.class);
    }

    /** Addresses are of EIP-55. */
    @ParameterizedTest
    @CsvSource({
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, Account",
        "0x0000000000000000000000000000000000000000, Account",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed, Malformed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe, Malformed",
        "0xf4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16, EvmHash",
        "0xf4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:log-17, Moved",
        "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:value, Moved",
        "0xf4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:lag-17, Malformed",
        "https://etherscan.io/address/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, Account"
    })
    void knowsWhatIsOfAccountChains(String pasted, String what) {
        assertThat(recognition.recognise(pasted).getClass().getSimpleName()).isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx|bitcoin-testnet",
                "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn|bitcoin-testnet",
                "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9|'ltc'"
            })
    void saysOfWhichOtherNetworkItIs(String pasted, String network) {
        assertThat(recognition.recognise(pasted)).isInstanceOf(Recognised.Foreign.class);
        assertThat(recognition.recognise(pasted).toString()).contains(network);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one character of the BIP 173 address changed: 'q' at number 11 to 'p'
                "bc1qw508d6pejxtdg4y5r3zarvary0c5xw7kv8f3t4|number 11, 'p'",
                // one character of the genesis coinbase's second miner changed
                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJY|number 34, 'Y'",
                // two characters changed: not told where
                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrYY|checksum",
                // a letter that is in no address
                "12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrO0|position 33"
            })
    void locatesTypingErrorsAndCorrectsNone(String pasted, String where) {
        assertThat(recognition.recognise(pasted)).isInstanceOf(Recognised.Malformed.class);
        String sentence = recognition.recognise(pasted).toString();
        assertThat(sentence).contains(where);
        assertThat(sentence).doesNotContain("12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX");
    }

    @Test
    void countsTheDigitsOfAHashThatIsTooShort() {
        assertThat(recognition.recognise(TX.substring(1)).toString()).contains("63 hexadecimal");
    }

    @Test
    void anythingElseMayBeALabel() {
        assertThat(recognition.recognise("Exchange A"))
                .isEqualTo(new Recognised.Words("Exchange A"));
    }

    @Test
    void neverFailsOnNoise() {
        long seed = 20_260_901L;
        Random random = new Random(seed);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (int i = 0; i < 300; i++) {
                        StringBuilder text = new StringBuilder();
                        for (int n = random.nextInt(120); n > 0; n--) {
                            text.appendCodePoint(
                                    random.nextInt(4) == 0
                                            ? random.nextInt(0x10ffff)
                                            : " 01bc:/#?.qQ=&aAfF".charAt(random.nextInt(18)));
                        }
                        assertThat(recognition.recognise(text.toString()))
                                .as("seed %d, text %s", seed, text)
                                .isNotNull();
                    }
                });
    }
}
