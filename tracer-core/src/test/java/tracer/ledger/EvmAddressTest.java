package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.problem.BadInput;

/** Vectors of EIP-55. */
class EvmAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
            })
    void writesAndReadsTheChecksum(String text) {
        EvmAddress address = EvmAddress.of(text);
        assertThat(address.text()).isEqualTo(text);
        assertThat(EvmAddress.of("0x" + address.key())).isEqualTo(address);
        assertThat(EvmAddress.of("0x" + address.key().toUpperCase(Locale.ROOT))).isEqualTo(address);
    }

    @Test
    void saysWhereTheChecksumBreaks() {
        assertThatThrownBy(() -> EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("checksum")
                .hasMessageContaining("position 42");
    }

    @Test
    void saysWhatIsNoAddress() {
        assertThatThrownBy(() -> EvmAddress.of("0x1234"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("4 digits");
        assertThatThrownBy(() -> EvmAddress.of("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("position 42");
    }

    @Test
    void namesChainsByNumber() {
        assertThat(EvmChain.of(1)).isEqualTo(EvmChain.ETHEREUM);
        assertThat(EvmChain.of("ethereum")).isEqualTo(EvmChain.ETHEREUM);
        assertThat(EvmChain.of("evm-100").id()).isEqualTo("evm-100");
        assertThat(EvmChain.of("31337")).isEqualTo(EvmChain.DEVELOPMENT);
        assertThatThrownBy(() -> EvmChain.of("solana")).isInstanceOf(BadInput.class);
    }
}
