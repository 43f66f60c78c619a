package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.inquiry.AccountCase;
import tracer.ledger.EvmChain;

class AccountApiTest {
    private static AccountCase made;
    private static WebServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        made = new AccountCase();
        server = WebServer.start(made.inquiry(), 0);
        http = new Http(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersTracesTransactionsAndAddressesOfAccounts() {
        String tx = "0x" + made.paymentTransaction();
        for (String path :
                new String[] {
                    "account-trace?seed=" + Http.encode(made.seed().toString()),
                    "account-trace?direction=backward&policy=haircut&chain=ethereum&seed="
                            + Http.encode(made.tokenSeed().toString()),
                    "account-exposure?seed=" + Http.encode(made.seed().toString()),
                    "account-path?target=category:exchange&asset=native&best=widest&count=3&source="
                            + address("payer"),
                    "account-tx/" + tx,
                    "account-address/" + address("site") + "?size=2"
                }) {
            JsonNode document = http.json("api/v1/" + path);
            assertThat(document.path("schema").textValue())
                    .as(path + document)
                    .matches("tracer\\.account-[a-z]+/1");
            assertThat(document.get("dataHeight").intValue())
                    .isEqualTo(made.chain().tip().height());
        }
    }

    @Test
    void aLeastAmountInBaseUnitsCuts() {
        JsonNode trace =
                http.json(
                        "api/v1/account-trace?minUnits=1000000000000000000&seed="
                                + Http.encode(made.seed().toString()));
        assertThat(trace.get("truncated").booleanValue()).isTrue();
        assertThat(trace.get("question").get("limits").get("minTraced").get("units").textValue())
                .isEqualTo("1000000000000000000");
        assertThat(trace.get("notFollowed")).isNotEmpty();
        assertThat(trace.get("balance").get("closes").booleanValue()).isTrue();
    }

    private static String seed() {
        return Http.encode(made.seed().toString());
    }

    private static String two() {
        return made.seed()
                + "=1eth,"
                + made.chain()
                        .at(AccountCase.FIRST + 4)
                        .transactions()
                        .getFirst()
                        .transfers()
                        .getLast()
                        .id();
    }

    /** What a trace takes, every answer about one takes, by the same words. */
    @Test
    void severalTransfersAreComparedExposedExportedAndTold() {
        String asked = "?share=1/2&seed=" + Http.encode(two());
        JsonNode trace = http.json("api/v1/account-trace" + asked);
        JsonNode comparison = http.json("api/v1/account-compare" + asked);
        assertThat(comparison.get("source")).isEqualTo(trace.get("balance").get("source"));
        assertThat(comparison.get("question").get("seeds"))
                .isEqualTo(trace.get("question").get("seeds"));
        assertThat(comparison.get("policies")).allMatch(p -> p.get("closes").booleanValue());
        JsonNode exposure = http.json("api/v1/account-exposure" + asked);
        assertThat(exposure.get("question").get("seeds"))
                .isEqualTo(trace.get("question").get("seeds"));
        assertThat(exposure.get("title").textValue()).contains("value of 2 transfers could");
        JsonNode graph =
                Http.parse(http.get("api/v1/account-export" + asked + "&format=json").body());
        assertThat(graph.get("question").textValue()).contains("the value of 2 transfers");
        HttpResponse<String> page = http.get("api/v1/account-summary.html" + asked);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body().replaceAll("<[^>]*>", ""))
                .contains("where the value of the 2 transfers listed below went");
    }

    /** An address stands for what it received; what is left out is said in every answer. */
    @Test
    void anAddressIsASeedWithinTheTimeThatIsNamed() {
        String asked =
                "?asset=native&paidTo=%d&seed=%s"
                        .formatted(
                                AccountCase.FIRST + 4,
                                tracer.account.AccountFixture.address("collector").text());
        JsonNode trace = http.json("api/v1/account-trace" + asked);
        assertThat(trace.get("question").get("seeds")).hasSize(2);
        assertThat(trace.get("balance").get("source").get("units").textValue())
                .isEqualTo("2800000000000000000");
        String left = "Left out: 1 transfer of ETH, together 0.300000000000000000 ETH";
        assertThat(trace.get("notes").toString()).contains("Seeds: 2 transfers", left);
        assertThat(http.json("api/v1/account-compare" + asked).get("notes").toString())
                .contains(left);
        assertThat(http.json("api/v1/account-exposure" + asked).get("notes").toString())
                .contains(left);
        assertThat(http.get("api/v1/account-export" + asked + "&format=json").body())
                .contains(left);
        assertThat(http.get("api/v1/account-summary.html" + asked).body().replaceAll("<[^>]*>", ""))
                .contains("They were named by", left);
    }

    @Test
    void severalTransfersAreOneQuestion() {
        String two = two();
        JsonNode trace = http.json("api/v1/account-trace?share=1/2&seed=" + Http.encode(two));
        assertThat(trace.get("question").get("seeds")).hasSize(2);
        assertThat(trace.get("question").get("seeds").toString())
                .contains("=1000000000000000000units", "=1/2");
        assertThat(trace.get("balance").get("source").get("units").textValue())
                .isEqualTo("1150000000000000000");
        assertThat(trace.get("balance").get("closes").booleanValue()).isTrue();
    }

    @Test
    void exportsTheGraphOfATraceAsItWasAsked() {
        String limits = "&policy=haircut&hops=2";
        HttpResponse<String> answer =
                http.get("api/v1/account-export?format=json&seed=" + seed() + limits);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"evidence-graph.json\"");
        JsonNode graph = Http.parse(answer.body());
        JsonNode trace = http.json("api/v1/account-trace?seed=" + seed() + limits);
        assertThat(graph.get("dataHash").textValue())
                .isEqualTo("0x" + trace.get("dataHash").textValue());
        assertThat(graph.get("truncated").booleanValue()).isTrue();
        for (JsonNode movement : trace.get("movements")) {
            assertThat(graph.get("edges"))
                    .anyMatch(e -> e.get("reference").equals(movement.get("id")));
        }
        assertThat(http.get("api/v1/account-export?format=graphml&seed=" + seed()).body())
                .contains("<graphml");
    }

    @Test
    void tellsATraceInSentencesAsPageAndAsPdf() {
        HttpResponse<String> page =
                http.get("api/v1/account-summary.html?preparedBy=Unit&seed=" + seed());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body().replaceAll("<[^>]*>", ""))
                .contains("as the node claims that served the block")
                .contains("“Unit”");
        HttpResponse<String> pdf =
                http.get("api/v1/account-summary.pdf?paper=letter&seed=" + seed());
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-export", "account-summary.html", "account-summary.pdf"})
    void aProtectedAddressIsNotHandedOutUnasked(String path) {
        AccountCase other = new AccountCase();
        other.inquiry()
                .ports()
                .labels()
                .add(
                        List.of(
                                new Label(
                                        LabelSubject.of(EvmChain.ETHEREUM, address("site")),
                                        "A site",
                                        Category.ADVERTISING,
                                        "a list")));
        try (WebServer guarded = WebServer.start(other.inquiry(), 0)) {
            Http there = new Http(guarded.url());
            String asked =
                    "api/v1/%s?seed=%s".formatted(path, Http.encode(other.seed().toString()));
            HttpResponse<String> refused = there.get(asked);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Http.parse(refused.body()).get("detail").textValue())
                    .contains("nothing was exported");
            HttpResponse<String> marked = there.get(asked + "&confidential=true");
            assertThat(marked.statusCode()).as(marked.body()).isEqualTo(200);
            assertThat(marked.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("CONFIDENTIAL-");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "account-export?seed=SEED&format=xlsx, 400",
        "account-export?seed=SEED&minSats=5, 400",
        "account-summary.html?seed=abc, 400",
        "account-summary.pdf?seed=SEED&paper=a3, 400",
        "account-trace?seed=abc, 400",
        "'account-trace?seed=SEED,SEED', 400",
        "account-trace?seed=SEED&share=5sat, 400",
        "account-export?format=json&seed=SEED=3/2, 400",
        "account-trace?seed=SEED&asset=native, 400",
        "account-trace?seed=SEED&paidFrom=3&paidTo=2, 400",
        "account-trace?seed=SEED&minUnits=0.5, 400",
        "account-trace?seed=SEED&minSats=5, 400",
        "account-trace?seed=SEED&chain=nowhere, 400",
        "account-trace?seed=SEED&chain=base, 409",
        "account-tx/0x12, 400",
        "account-address/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed, 400",
        "account-address/0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, 409"
    })
    void refusesWithAReason(String path, int status) {
        String asked = path.replace("SEED", Http.encode(made.seed().toString()));
        var answer = http.get("api/v1/" + asked);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Http.parse(answer.body()).get("detail").textValue()).isNotBlank();
    }
}
