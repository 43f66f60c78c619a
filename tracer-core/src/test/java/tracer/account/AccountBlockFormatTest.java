package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountTransactionFixture.by;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.bitcoin.Origin;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

class AccountBlockFormatTest {
    private static final EvmChain CHAIN = EvmChain.ETHEREUM;
    private static final Origin HERE = Origin.of("a test");

    @Test
    void givesRandomBlocksBackAsTheyWere() {
        long seed = Seed.of("blocks");
        for (AccountBlock block : AccountFixture.economy(CHAIN, 0, 200, seed).blocks()) {
            byte[] bytes = AccountBlockFormat.bytesOf(block, CHAIN);
            assertThat(AccountBlockFormat.parse(bytes, CHAIN, HERE)).isEqualTo(block);
        }
    }

    /** Written out by hand from the documentation of the format. */
    @Test
    void isTheDocumentedBytes() {
        AccountFixture chain = AccountFixture.from(CHAIN, 258);
        AccountBlock block =
                chain.mine(
                        new Seen(Seen.Calls.NOT_SEEN, true),
                        List.of(
                                by("alice")
                                        .named("tx")
                                        .tip(256, "v")
                                        .log("usd", "alice", "bob", 0)
                                        .to("usd")
                                        .notFollowed(1, 2)),
                        List.of(new AccountFixture.Own(TransferKind.WITHDRAWAL, "bob", 9)));
        String expected =
                "01"
                        + "02010000"
                        + block.hash()
                        + block.parent()
                        + hex(
                                ByteBuffer.allocate(8)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putLong(block.time())
                                        .array())
                        + "03"
                        + "01"
                        + "01"
                        + AccountFixture.hash("tx")
                        + "00000000"
                        + key("alice")
                        + "01"
                        + key("usd")
                        + "00"
                        + "00"
                        + "01000000"
                        + "02000000"
                        + "02"
                        + "01"
                        + "00"
                        + "00000000"
                        + "03"
                        + key("alice")
                        + key("v")
                        + "020100"
                        + "06"
                        + "0131"
                        + "01000000"
                        + "07"
                        + key("alice")
                        + key("bob")
                        + AccountFixture.token("usd").id()
                        + "00"
                        + "01"
                        + "01000000"
                        + "07"
                        + "0130"
                        + "00000000"
                        + "02"
                        + key("bob")
                        + "0109";
        assertThat(hex(AccountBlockFormat.bytesOf(block, CHAIN))).isEqualTo(expected);
    }

    @Test
    void knowsEveryKindAndCode() {
        assertThat(AccountBlockFormat.KINDS).containsExactlyInAnyOrder(TransferKind.values());
        assertThat(AccountBlockFormat.CALLS).containsExactlyInAnyOrder(Seen.Calls.values());
        assertThat(AccountBlockFormat.OUTCOMES)
                .containsExactlyInAnyOrder(AccountTransaction.Outcome.values());
    }

    /** What is read after a change of one byte is either refused or has exactly those bytes. */
    @Test
    void readsNothingButItsOwnForm() {
        long seed = Seed.of("changed bytes");
        Random random = new Random(seed);
        int refused = 0;
        int tried = 0;
        for (AccountBlock block : AccountFixture.economy(CHAIN, 7, 30, seed).blocks()) {
            byte[] sound = AccountBlockFormat.bytesOf(block, CHAIN);
            for (int i = 0; i < 200; i++) {
                byte[] changed = sound.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                tried++;
                refused += isRefused(changed) ? 1 : 0;
            }
            for (int length = 0; length < sound.length; length += 1 + random.nextInt(5)) {
                assertThat(isRefused(Arrays.copyOf(sound, length))).isTrue();
            }
            assertThat(isRefused(Arrays.copyOf(sound, sound.length + 1))).isTrue();
        }
        assertThat(refused).isPositive().isLessThan(tried);
    }

    private static boolean isRefused(byte[] bytes) {
        AccountBlock read;
        try {
            read = AccountBlockFormat.parse(bytes, CHAIN, HERE);
        } catch (BadInput e) {
            return true;
        }
        assertThat(AccountBlockFormat.bytesOf(read, CHAIN)).isEqualTo(bytes);
        return false;
    }

    @Test
    void refusesOtherVersionsAndSaysWhere() {
        byte[] bytes = AccountBlockFormat.bytesOf(AccountFixture.from(CHAIN, 1).mine(), CHAIN);
        bytes[0] = 2;
        assertThatThrownBy(() -> AccountBlockFormat.parse(bytes, CHAIN, HERE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a test, offset 0")
                .hasMessageContaining("version 2");
    }

    private static String key(String name) {
        return AccountFixture.address(name).key();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
