package tracer.ingest.corejson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/** Whatever a file holds: it is read right, or refused with its place. */
class HostileJsonTest {
    private static final int WITH_SPENDS = 3;

    @TempDir private Path folder;

    /** One change of one field in a block that is otherwise sound, and the field blamed for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"height\": 131|\"height\": 132|height",
                "\"height\": 131|\"height\": -1|height",
                "\"height\": 131|\"height\": 131.5|height",
                "\"height\": 131|\"height\": \"131\"|height",
                "\"height\": 131|\"height\": 1e400000000|height",
                "\"height\": 131|\"height\": 99999999999999999999999|height",
                "\"height\": 131|\"height\": 131, \"height\": 131|height",
                "\"height\": 131|\"high\": 131|height",
                "\"hash\": \"437018d6|\"hash\": \"437018d7|hash",
                "\"merkleroot\": \"|\"merkleroot\": \"00|merkleroot",
                "\"merkleroot\": \"|\"merkleroot\": \"zz|merkleroot",
                "\"bits\": \"207fffff\"|\"bits\": \"1d00ffff\"|hash",
                "\"bits\": \"207fffff\"|\"bits\": 545259519|bits",
                "\"time\": 17001|\"time\": 17002|hash",
                "\"previousblockhash\": \"|\"previousblockhash\": null, \"x\": \"|previousblockhash",
                "\"nTx\": 11|\"nTx\": 12|nTx",
                "\"txid\": \"|\"txid\": \"0|tx[0].txid",
                "\"value\": 50.|\"value\": 51.|tx[0].vout[0].value",
                "\"value\": 50.|\"value\": 050.|JSON",
                "\"value\": 0.0,|\"value\": 1e-999999999,|tx[0].vout[1].value",
                "\"value\": 0.0,|\"value\": 0.000000001,|tx[0].vout[1].value",
                "\"value\": 0.0,|\"value\": \"0\",|tx[0].vout[1].value",
                "\"value\": 0.0,|\"value\": NaN,|JSON",
                "\"n\": 1,|\"n\": 0,|tx[0].vout[1].n",
                "\"hex\": \"0014|\"hex\": \"0015|scriptPubKey.hex",
                "\"vin\": [{\"txid\": \"|\"vin\": [{\"txid\": \"f|vin[0].txid",
                "\"vin\": [{|\"vin\": [7, {|tx[0].vin",
                "\"prevout\": {|\"prevout\": 1, \"y\": {|vin[0].prevout",
                "\"prevout\": {|\"prevout\": {\"value\": -1, \"y\": {},|JSON",
                "\"tx\": [|\"tx\": [\"498c6cec\",|tx[0]",
                "\"tx\": [|\"tx\": [{},|tx[0].hex",
                "\"tx\": [|\"tx\": {\"a\": [|tx",
            })
    void blamesTheFieldThatWasChanged(String from, String to, String field) throws IOException {
        String sound = Recorded.BLOCKS.get(WITH_SPENDS);
        String changed = sound.replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThat(changed).as("the change is one").isNotEqualTo(sound);

        assertThatThrownBy(() -> readAll(changed))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blocks.json")
                .hasMessageContaining("line 1")
                .hasMessageContaining(field);
    }

    @Test
    void refusesAValueThatOnlyBinaryFractionsWouldLetPass() throws IOException {
        String sound = Recorded.BLOCKS.get(WITH_SPENDS);
        String changed =
                sound.replaceFirst("(\"prevout\": \\{.*?\"value\": [0-9.]+)", "$1000000001");
        assertThat(changed).isNotEqualTo(sound);
        assertThatThrownBy(() -> readAll(changed))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("prevout.value")
                .hasMessageContaining("not a whole number of satoshis");
    }

    @Test
    void refusesClaimsThatDisagreeWithTheFee() throws IOException {
        String sound = Recorded.BLOCKS.get(WITH_SPENDS);
        String changed = sound.replaceFirst("(\"prevout\": \\{.*?\"value\": )", "$11");
        assertThatThrownBy(() -> readAll(changed))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(".fee")
                .hasMessageContaining("inputs less outputs are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n ",
                "[]",
                "null",
                "true",
                "17",
                "\"0000002006226e\"",
                "{}",
                "[{}]",
                "[[]]",
                "{\"blocks\":[]}",
                "{\"result\":null,\"error\":{\"code\":-5,\"message\":\"Block not found\"},\"id\":1}",
                "{\"result\":\"00000020\",\"error\":null}",
                "{\"result\":{\"result\":{}}}",
                "]",
                "<html><body>401</body></html>",
                "{\"tx\":[],\"tx\":[]}",
                "{\"tx\":5}",
            })
    void refusesJsonOfAnotherShape(String text) {
        assertThatThrownBy(() -> readAll(text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("blocks.json");
    }

    @Test
    void refusesDepthAndSizeWithoutFollowingThem() {
        for (String bomb :
                List.of(
                        "[".repeat(2_000_000),
                        "{\"a\":".repeat(2_000_000),
                        "{\"result\":".repeat(2_000_000),
                        "{\"height\":" + "9".repeat(5_000_000) + "}",
                        "{\"x\":1." + "0".repeat(5_000_000) + ",\"tx\":[]}",
                        "{\"" + "n".repeat(5_000_000) + "\":1}",
                        "{\"hash\":\"" + "0".repeat(20_000_000) + "\"}")) {
            assertThatThrownBy(() -> readAll(bomb))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("blocks.json")
                    .satisfies(
                            e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(600));
        }
    }

    @Test
    void refusesOtherEncodings() {
        byte[] wide = Recorded.BLOCKS.get(1).getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> readAll(wide))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void neverAcceptsACutOffFile() throws IOException {
        String whole = Recorded.BLOCKS.get(0) + "\n" + Recorded.BLOCKS.get(1);
        int boundary = Recorded.BLOCKS.get(0).length();
        for (int length = 1; length < whole.length() - 1; length += 7) {
            if (length != boundary && length != boundary + 1) {
                String cut = whole.substring(0, length);
                assertThatThrownBy(() -> readAll(cut)).isInstanceOf(BadInput.class);
            }
        }
    }

    /** Random bytes of a sound file changed: never another error, never another block. */
    @Test
    void readsRightOrRefusesAfterAnyChangeOfAByte() throws IOException {
        long seed = 20_261_124;
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] sound = Recorded.BLOCKS.get(4).getBytes(StandardCharsets.UTF_8);
        String expected = readAll(sound);
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            byte[] changed = sound.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            try {
                assertThat(readAll(changed)).isEqualTo(expected);
            } catch (BadInput e) {
                refused++;
                assertThat(e.getMessage()).contains("blocks.json");
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private String readAll(String text) throws IOException {
        return readAll(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that is proven about the blocks in it. */
    private String readAll(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("blocks.json"), bytes);
        StringBuilder all = new StringBuilder();
        try (CoreJsonFiles source =
                CoreJsonFiles.open(
                        List.of(file),
                        Optional.of(BitcoinChain.REGTEST),
                        folder,
                        Progress.SILENT)) {
            source.available()
                    .forEach(r -> {
                        for (int h = r.from(); h <= r.to(); h++) {
                            all.append(source.blockAt(h).block());
                        }
                    });
        }
        return all.toString();
    }
}
