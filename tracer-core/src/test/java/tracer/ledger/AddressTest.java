package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.bitcoinj.base.BitcoinNetwork;
import org.bitcoinj.base.LegacyAddress;
import org.bitcoinj.base.SegwitAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.problem.BadInput;

class AddressTest {
    /** BIP 350, and key_io_valid.json of Bitcoin Core for the other networks. */
    @ParameterizedTest
    @CsvSource({
        "main, BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4,"
                + "0014751e76e8199196d454941c45d1b3a323f1433bd6",
        "test, tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7,"
                + "00201863143c14c5166804bd19203356da136c985678cd4d27a1b8c6329604903262",
        "main, bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y,"
                + "5128751e76e8199196d454941c45d1b3a323f1433bd6751e76e8199196d454941c45d1b3a323f1433bd6",
        "main, BC1SW50QGDZ25J, 6002751e",
        "main, bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs, 5210751e76e8199196d454941c45d1b3a323",
        "test4, tb1qqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesrxh6hy,"
                + "0020000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
        "signet, tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c,"
                + "5120000000c4a5cad46221b2a187905e5266362b99d5e91c6ce24d165dab93e86433",
        "main, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0,"
                + "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
        "main, 1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo, 76a914a31c06bd463e3923bc1aadbde48b16976c08071788ac",
        "main, 36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm, a914373b819a068f32b7a6b38b6b38729647cfde01c287",
        "test4, mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ, 76a914ce28b26c57472737f5c3561a1761185bd8589a4388ac",
        "signet, 2N1r7aC69VHeE7yQJPDLi9T1PYq4wnwvjuT, a9145e5a35ab44b3efaea5129ba22b88ba3e2976614587",
        "regtest, n4fajahJrAuKbN7uNsKjLjQkz9Qn5ewJXQ, 76a914fdeca3b08e38af53d7c4c60e3ad208ce5066441088ac",
        "regtest, bcrt1qdavt4j2sd7dlhqsavtnfxvzppw6k7qy97tmnu9,"
                + "00146f58bac9506f9bfb821d62e69330410bb56f0085",
        "regtest, bcrt1sx6p8njlx7h9mc2agz4yg82dzne23050ncq72cneeecez2pst8mahn8xecsf8g6hzx94420,"
                + "6028368279cbe6f5cbbc2ba8154883a9a29e5517d1f3c03cac4f39ce3225060b3efb799cd9c412746ae2",
    })
    void standsForItsScript(String network, String text, String script) {
        BitcoinChain chain = BitcoinChain.of(network);

        Address address = Address.of(text, chain);

        assertThat(address.script()).isEqualTo(Script.ofHex(script));
        boolean isBase58 = text.length() < 36 && !text.toLowerCase(Locale.ROOT).startsWith("bc1");
        assertThat(address.text()).isEqualTo(isBase58 ? text : text.toLowerCase(Locale.ROOT));
        assertThat(Script.ofHex(script).address(chain)).hasValue(address);
    }

    /** Invalid addresses of BIP 350 with its reasons, then of BIP 173. */
    @ParameterizedTest
    @CsvSource({
        "tc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5zuyut, human-readable part",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd, Bech32 not Bech32m",
        "BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL, Bech32 not Bech32m",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh, Bech32m not Bech32",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4, character in checksum",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R, witness version",
        "bc1pw5dgrnzv, 1 byte",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav, 41 bytes",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P, length for version 0",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf, padding too long",
        "bc1gmk9yu, no data",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5, checksum",
        "bc1rw5uspcuh, program length",
        "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du, padding",
        "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mp, checksum",
        "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2m0, alphabet",
        "1, too short",
        "'', nothing",
        "5JuW2AMDYu4xVwRG9DZW18VbzQrGcd5RCgb99sS6ehJsNQXu5b9, a private key",
        "mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ, another network",
        "tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7, another network",
    })
    void refusesWhatIsNoAddressOfMainNet(String text, String reason) {
        assertThatThrownBy(() -> Address.of(text, BitcoinChain.MAIN))
                .as(reason)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(text.isEmpty() ? "'" : text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tb1z0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqglt7rf",
                "tb1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq24jc47",
                "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq47Zagq",
                "tb1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vpggkg4j"
            })
    void refusesWhatIsNoAddressOfTestNet(String text) {
        assertThatThrownBy(() -> Address.of(text, BitcoinChain.TEST)).isInstanceOf(BadInput.class);
    }

    @Test
    void saysWhereACharacterCannotBe() {
        assertThatThrownBy(() ->
                        Address.of("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3b4", BitcoinChain.MAIN))
                .hasMessageContaining("'b' at position 41");
        assertThatThrownBy(
                        () -> Address.of("1FsSia9rv4NeEwvJ2GvXrX7OyxYspbN2mo", BitcoinChain.MAIN))
                .hasMessageContaining("'O' at position 24");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithBitcoinjOnEveryNetwork(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            for (BitcoinChain chain : BitcoinChain.values()) {
                byte[] hash = new byte[20];
                random.nextBytes(hash);
                if (i % 10 == 0) {
                    hash[0] = 0; // leading zeros are the delicate case of Base58
                }
                BitcoinNetwork network = network(chain);
                String hex = HexFormat.of().formatHex(hash);
                assertText("76a914" + hex + "88ac", chain)
                        .isEqualTo(LegacyAddress.fromPubKeyHash(network, hash).toString());
                assertText("a914" + hex + "87", chain)
                        .isEqualTo(LegacyAddress.fromScriptHash(network, hash).toString());
                assertText("0014" + hex, chain)
                        .isEqualTo(SegwitAddress.fromHash(network, hash).toString());
                int version = 1 + random.nextInt(16);
                byte[] program = new byte[version == 1 ? 32 : 2 + random.nextInt(39)];
                random.nextBytes(program);
                assertText(
                                "%02x%02x%s"
                                        .formatted(
                                                0x50 + version,
                                                program.length,
                                                HexFormat.of().formatHex(program)),
                                chain)
                        .as("seed %d", seed)
                        .isEqualTo(SegwitAddress.fromProgram(network, version, program).toString());
            }
        }
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertText(
            String script, BitcoinChain chain) {
        Address address = Script.ofHex(script).address(chain).orElseThrow();
        assertThat(Address.of(address.text(), chain)).isEqualTo(address);
        return assertThat(address.text());
    }

    private static BitcoinNetwork network(BitcoinChain chain) {
        return switch (chain) {
            case MAIN -> BitcoinNetwork.MAINNET;
            case TEST, TEST4 -> BitcoinNetwork.TESTNET;
            case SIGNET -> BitcoinNetwork.SIGNET;
            case REGTEST -> BitcoinNetwork.REGTEST;
        };
    }
}
