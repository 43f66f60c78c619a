package tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.RealData;

/** The first 4,313 blocks of main net through the command. */
class MainnetAcceptanceTest {
    private static final String FIRST_PAYMENT =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";

    @TempDir static Path data;

    @BeforeAll
    static void ingest() throws Exception {
        Path blocks = RealData.folder("bitcoin/mainnet-genesis-run");
        JsonNode ingested =
                new Shell(data)
                        .succeed("ingest", "bitcoin", "--blocks", blocks.toString(), "--json")
                        .json();
        assertThat(ingested.get("blocks").asInt()).isEqualTo(4_313);
        assertThat(ingested.get("transactions").asInt()).isEqualTo(4_371);
    }

    @AfterAll
    static void letTheStoreGo() throws Exception {
        new Shell(data).run("status", "--keep-store", "1");
    }

    @Test
    void showsTheFirstPayment() throws Exception {
        JsonNode tx = new Shell(data).succeed("tx", FIRST_PAYMENT, "--json").json();

        assertThat(tx.at("/block/height").asInt()).isEqualTo(170);
        assertThat(tx.at("/totalIn/sats").asText()).isEqualTo("5000000000");
        assertThat(tx.at("/outputs/0/amount/sats").asText()).isEqualTo("1000000000");
        assertThat(tx.at("/outputs/1/amount/sats").asText()).isEqualTo("4000000000");
    }

    @Test
    void importsPublicTagPacksWholeOrNotAtAll() throws Exception {
        Shell shell = new Shell(data);
        String packs = RealData.folder("attribution").toString();
        Shell.Result refused = shell.run("labels", "import", packs);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .contains("1 entry cannot be used", "line 1069", "ofac.yaml", "--skip-bad");
        assertThat(shell.succeed("labels", "list", "--json").json().get("total").asInt()).isZero();

        JsonNode imported = shell.succeed("labels", "import", packs, "--skip-bad", "--json").json();
        assertThat(imported.get("read").asInt()).isEqualTo(1_313);
        assertThat(imported.get("added").asInt()).isEqualTo(1_307);
        assertThat(imported.get("byConfidence").toString())
                .isEqualTo(
                        "[{\"confidence\":\"authority_data\",\"level\":60,\"labels\":224},"
                                + "{\"confidence\":\"service_data\",\"level\":50,\"labels\":481},"
                                + "{\"confidence\":\"forensic\",\"level\":50,\"labels\":71},"
                                + "{\"confidence\":\"unknown\",\"level\":5,\"labels\":537}]");
        assertThat(imported.get("skipped")).hasSize(13);
        JsonNode again = shell.succeed("tags", "import", packs, "--skip-bad", "--json").json();
        assertThat(again.get("added").asInt()).isZero();
        assertThat(shell.succeed("labels", "list", "--rows", "2000").out())
                .contains(
                        "unspecified; perhaps ethereum",
                        "OFAC SDN",
                        "undated",
                        "authority_data (60)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"haircut", "fifo"})
    void followsItsChangeToItsFourEnds(String policy) throws Exception {
        JsonNode trace = trace("forward", FIRST_PAYMENT + ":1", "--policy", policy);

        assertThat(ends(trace))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "a16f3ce4dd5deb92d98ef5cf8afeaf0775ebca408f708b2146c4fb42b41e14be:0",
                                "1000000000 unspent",
                                "298ca2045d174f8a158961806ffc4ef96fad02d71a6b84d9fa0491813a776160:0",
                                "100000000 unspent",
                                "828ef3b079f9c23829c56fe86e85b4a69d9e06e5b54ea597eef5fb3ffef509fe:1",
                                "1800000000 unspent",
                                "a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33:0",
                                "1100000000 unspent"));
        assertThat(sum(trace, "fees")).isEqualTo("0");
        assertThat(trace.at("/balance/closes").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"haircut", "fifo"})
    void listsTheFeeOfATransactionOnTheWay(String policy) throws Exception {
        String payingFee = "f8bf1e886d6ba6e4927acf861cf5ab3e62af2d50a6b011427f0369fa3e058eb2";
        JsonNode tx = new Shell(data).succeed("tx", payingFee, "--json").json();
        assertThat(tx.at("/block/height").asInt()).isEqualTo(2_817);
        assertThat(tx.at("/fee/amount/sats").asText()).isEqualTo("100000000");

        JsonNode trace = trace("forward", tx.at("/inputs/0/output").asText(), "--policy", policy);
        assertThat(trace.at("/balance/closes").asBoolean()).isTrue();
        assertThat(trace.at("/balance/terms").toString()).contains(payingFee);
    }

    @Test
    void tellsNotFoundFromMistakes() throws Exception {
        Shell shell = new Shell(data);

        assertThat(shell.run("tx", "00".repeat(32)).exit()).isEqualTo(3);
        assertThat(shell.run("tx", "xyz").exit()).isEqualTo(2);
        assertThat(shell.run("trace", "forward", FIRST_PAYMENT + ":7").exit()).isIn(2, 3);
        assertThat(shell.run("trace", "sideways", FIRST_PAYMENT + ":1").exit()).isEqualTo(2);
        assertThat(shell.run("trace", "forward", FIRST_PAYMENT + ":1", "--hops", "1").exit())
                .isEqualTo(7);
        Shell.Result typo = shell.run("address", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb");
        assertThat(typo.exit()).isEqualTo(2);
        assertThat(typo.err()).contains("checksum");
    }

    @Test
    void aBundleOfTheFirstPaymentProvesIt(@TempDir Path elsewhere) throws Exception {
        Path one = elsewhere.resolve("one.zip");
        Path two = elsewhere.resolve("two.zip");
        Shell shell = new Shell(data);
        String seed = FIRST_PAYMENT + ":1";
        shell.succeed("bundle", seed, "--out", one.toString());
        shell.succeed("bundle", seed, "--out", two.toString());
        assertThat(two).hasSameBinaryContentAs(one);

        Shell stranger = new Shell(Files.createDirectory(elsewhere.resolve("nothing")));
        JsonNode verified = stranger.succeed("verify", one.toString(), "--json").json();
        assertThat(verified.get("verified").asBoolean()).isTrue();
        assertThat(verified.get("askFullNode")).hasSize(4);
        assertThat(verified.get("statements").toString())
                .contains(
                        "{\"standing\":\"proven\",\"kind\":\"payment\",\"about\":\"%s\",\"sentence\":\"pays 40.00000000 BTC to 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S, in block 170\"}"
                                .formatted(seed));
        assertThat(stranger.succeed("verify", one.toString()).out())
                .contains("yes, under checkpoint 2016")
                .contains("that it is block 4312 of bitcoin is not shown");
        assertThat(stranger.data()).isEmptyDirectory();
        assertThat(
                        shell.run(
                                        "bundle",
                                        seed,
                                        "--direction",
                                        "back",
                                        "--policy",
                                        "haircut",
                                        "--hops",
                                        "0",
                                        "--out",
                                        elsewhere.resolve("back").toString())
                                .exit())
                .as("cut off by a limit")
                .isEqualTo(7);
        assertThat(stranger.succeed("verify", elsewhere.resolve("back").toString()).out())
                .contains("the result is partial");
    }

    @Test
    void answersTheSameBytesTwice() throws Exception {
        Shell shell = new Shell(data);
        String[] question = {"trace", "forward", FIRST_PAYMENT + ":1", "--json"};

        assertThat(shell.succeed(question).out()).isEqualTo(shell.succeed(question).out());
    }

    private JsonNode trace(String direction, String seed, String... more) throws Exception {
        String[] args = new String[4 + more.length];
        args[0] = "trace";
        args[1] = direction;
        args[2] = seed;
        args[3] = "--json";
        System.arraycopy(more, 0, args, 4, more.length);
        return new Shell(data).succeed(args).json();
    }

    private static Map<String, String> ends(JsonNode trace) {
        Map<String, String> ends = new TreeMap<>();
        for (JsonNode holding : trace.get("holdings")) {
            if (!holding.get("end").isNull()) {
                ends.put(
                        holding.get("output").asText(),
                        holding.at("/traced/sats").asText()
                                + " "
                                + holding.at("/end/kind").asText());
            }
        }
        return ends;
    }

    private static String sum(JsonNode trace, String term) {
        for (JsonNode t : trace.at("/balance/terms")) {
            if (t.get("term").asText().equals(term)) {
                return t.at("/amount/sats").asText();
            }
        }
        throw new AssertionError("no term " + term);
    }
}
