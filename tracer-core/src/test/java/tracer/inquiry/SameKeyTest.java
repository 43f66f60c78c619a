package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.bitcoin.PublicKeyFormat;
import tracer.entity.CoSpend;
import tracer.inquiry.AddressDocument.KeyNote;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Bytes;
import tracer.ledger.EvmAddress;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptForms;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

class SameKeyTest {
    /** The public key of the private key 1: the generator of the curve. */
    private static final String ONE =
            "0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

    private static final String ACCOUNT_OF_ONE = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";

    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final SameKey sameKey = new SameKey(MemoryPorts.of(ledger, labels));

    @ParameterizedTest
    @CsvSource({
        ONE + "," + ACCOUNT_OF_ONE,
        "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5,0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF",
        "02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9,0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69",
    })
    void knowsTheAccountsOfTheFirstKeys(String key, String account) {
        byte[] longForm = PublicKeyFormat.longFormOfAny(hex(key)).orElseThrow();
        assertThat(EvmAddress.ofKey(longForm).text()).isEqualTo(account);
        assertThat(PublicKeyFormat.longFormOfAny(longForm)).contains(longForm);
    }

    @Test
    void ofABareKey() {
        KeyNote note = sameKey.of(List.of(bare(ONE)), List.of()).orElseThrow();
        assertThat(note.account()).contains(ACCOUNT_OF_ONE);
        assertThat(note.shownBy()).isEmpty();
        assertThat(note.seenOn()).isEmpty();
        assertThat(note.sentence()).contains("of which no blocks are stored");
    }

    @Test
    void aSpendShowsTheKeyOfAHash() {
        Script hashed =
                Address.of("1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH", BitcoinChain.MAIN).script();
        byte[] unlock = hex("03aabbcc" + "21" + ONE);
        assertThat(ScriptForms.key(hashed, Bytes.of(unlock))).contains(Bytes.ofHex(ONE));
        assertThat(ScriptForms.key(hashed, Bytes.of(hex("21" + ONE.replace("98", "99")))))
                .isEmpty();
        assertThat(ScriptForms.key(hashed, Bytes.of(hex("76")))).isEmpty();
        assertThat(ScriptForms.key(ScriptFixture.witnessKeyHash("a"), Bytes.of(unlock))).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaid() {
        List<Payment> none = List.of();
        assertThat(sameKey.of(List.of(ScriptFixture.witnessKeyHash("a")), none))
                .hasValueSatisfying(n -> {
                    assertThat(n.account()).isEmpty();
                    assertThat(n.sentence()).contains("witnesses, which are not stored");
                });
        assertThat(sameKey.of(List.of(ScriptFixture.keyHash("a")), none))
                .hasValueSatisfying(
                        n -> assertThat(n.sentence()).contains("not shown by the spends"));
        assertThat(sameKey.of(List.of(bare("02" + "ff".repeat(32))), none))
                .map(KeyNote::account)
                .contains(Optional.empty());
    }

    private static Script bare(String key) {
        return Script.of(Bytes.ofHex("21" + key + "ac"));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
