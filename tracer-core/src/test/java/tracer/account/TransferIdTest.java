package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ledger.Hash32;
import tracer.problem.BadInput;

class TransferIdTest {
    private static final Hash32 HASH = Hash32.ofHex("ab".repeat(32));

    @ParameterizedTest
    @EnumSource(TransferKind.class)
    void readsWhatItWrites(TransferKind kind) {
        TransferId id =
                new TransferId(
                        HASH,
                        kind,
                        switch (kind) {
                            case CALL -> "0.12";
                            case LOG, WITHDRAWAL, REWARD -> "17";
                            default -> "";
                        });
        assertThat(TransferId.of(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {":log", ":log-", ":log-x", ":value-1", ":tip", ""})
    void refusesWhatNamesNone(String end) {
        assertThatThrownBy(() -> TransferId.of("0x" + HASH + end))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("0xHASH:log-17");
    }

    @Test
    void numbersOnlyWhatComesSeveralTimes() {
        assertThatThrownBy(() -> new TransferId(HASH, TransferKind.VALUE, "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransferId(HASH, TransferKind.LOG, "1."))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
