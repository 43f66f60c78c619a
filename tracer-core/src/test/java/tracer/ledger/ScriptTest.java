package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    private static final String KEY =
            "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";
    private static final String LONG_KEY =
            "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                    + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";

    @ParameterizedTest
    @CsvSource({
        "P2PK, 21{key}ac",
        "P2PK, 41{long}ac",
        "OTHER, 21{key}ad",
        "OTHER, 2105{zero32}ac", // no form of a key
        "P2PKH, 76a914{zero20}88ac",
        "OTHER, 76a914{zero20}88ac00",
        "P2SH, a914{zero20}87",
        "OTHER, a914{zero20}88",
        "P2MS, 5121{key}51ae",
        "P2MS, 5221{key}41{long}21{key}53ae",
        "OTHER, 5321{key}21{key}52ae", // three of two
        "OTHER, 5121{key}52ae", // one key where two are announced
        "OTHER, 5121{key}51af", // with VERIFY it leaves nothing true
        "P2MS, 5121{key}21ff{zero32}52ae", // data in place of a key
        "OTHER, 510551525354555152ae", // data too short for a key
        "P2WPKH, 0014{zero20}",
        "P2WSH, 0020{zero32}",
        "OTHER, 0015{zero20}00", // version 0 of another length cannot be spent
        "P2TR, 5120{zero32}",
        "WITNESS_OTHER, 5114{zero20}",
        "WITNESS_OTHER, 51024e73", // pay to anchor
        "WITNESS_OTHER, 6028{zero20}{zero20}",
        "OTHER, 5129{zero20}{zero20}00", // 41 bytes
        "OTHER, 510100", // one byte
        "OTHER, 6114{zero20}", // OP_NOP
        "OP_RETURN, 6a",
        "OP_RETURN, 6a4c",
        "OTHER, ''",
        "OTHER, 51",
    })
    void hasTheClassOfItsForm(ScriptType type, String script) {
        assertThat(script(script).type()).isEqualTo(type);
    }

    @Test
    void aBareKeyShowsTheAddressOfItsHash() {
        // The generator point's key; its address is known from the first private key there is.
        assertThat(script("21{key}ac").address(BitcoinChain.MAIN).orElseThrow().text())
                .isEqualTo("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH");
        assertThat(script("41{long}ac").address(BitcoinChain.MAIN).orElseThrow().text())
                .isEqualTo("1EHNa6Q4Jz2uvNExL497mE43ikXhwF6kZm");
    }

    @ParameterizedTest
    @CsvSource({"6a", "6a0568656c6c6f", "''", "51", "5121{key}51ae"})
    void someScriptsHaveNoAddress(String script) {
        assertThat(script(script).address(BitcoinChain.MAIN)).isEmpty();
    }

    @Test
    void dataCarriersAndOverlongScriptsCanNeverBeSpent() {
        assertThat(script("6a").isUnspendable()).isTrue();
        assertThat(Script.of(new byte[10_001]).isUnspendable()).isTrue();
        assertThat(Script.of(new byte[10_000]).isUnspendable()).isFalse();
        assertThat(script("").isUnspendable()).isFalse();
    }

    @Test
    void isNamedByTheHashOfItsBytes() {
        // SHA-256 of nothing
        assertThat(script("").hash())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static Script script(String form) {
        return Script.ofHex(
                form.replace("{key}", KEY)
                        .replace("{long}", LONG_KEY)
                        .replace("{zero20}", "00".repeat(20))
                        .replace("{zero32}", "00".repeat(32)));
    }
}
