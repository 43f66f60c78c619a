package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.ledger.ChainFixture;

class ApiTest {
    private static PeelingCase made;
    private static WebServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        made = new PeelingCase();
        server = WebServer.start(made.inquiry(), 0);
        http = new Http(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyAnswerNamesItsSchemaAndTheBlockItIsTrueFor() {
        String hash = made.chain().tip().hash().toString();
        for (String path :
                List.of(
                        "status",
                        "search?q=5",
                        "tx/" + made.seed().tx(),
                        "address/" + made.site(),
                        "entity/" + made.site(),
                        "entity-why?from=%s&to=%s".formatted(made.site(), made.site()),
                        "entity/%s/history".formatted(made.site()),
                        "entity/%s/without?rule=co-spend".formatted(made.site()),
                        "held",
                        "trace?seed=" + made.seed(),
                        "fund?of=entity:%s&claims=%s".formatted(made.site(), made.seed()),
                        "path?source=%s&target=%s".formatted(made.site(), made.exchange()),
                        "path?source=%s,entity:%s&target=category:exchange&best=widest&count=3&avoid=mixer"
                                .formatted(made.site(), made.site()))) {
            HttpResponse<String> answer = http.get("api/v1/" + path);
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
            JsonNode document = Http.parse(answer.body());
            assertThat(document.get("schema").textValue())
                    .as(path)
                    .matches("tracer\\.[a-z-]+/[12]");
            assertThat(document.get("dataHeight").intValue())
                    .as(path)
                    .isEqualTo(made.chain().tip().height());
            assertThat(document.get("dataHash").textValue()).as(path).isEqualTo(hash);
            assertThat(document.has("truncated")).as(path).isTrue();
        }
    }

    @Test
    void noAmountIsAJsonNumber() {
        JsonNode trace = http.json("api/v1/trace?policy=haircut&seed=" + made.seed());
        List<JsonNode> amounts = trace.findValues("sats");
        assertThat(amounts).isNotEmpty().allMatch(JsonNode::isTextual);
        assertThat(trace.get("balance").get("closes").booleanValue()).isTrue();
        assertThat(amounts).anyMatch(a -> a.textValue().contains("/"));
    }

    @Test
    void theSameQuestionGivesTheSameBytes() {
        String path = "api/v1/trace?policy=haircut&seed=" + made.seed();
        assertThat(http.get(path).body()).isEqualTo(http.get(path).body());
    }

    @Test
    void limitsOfTheQuestionReachTheTrace() {
        JsonNode trace =
                http.json(
                        "api/v1/trace?hops=3&minSats=1000&transactions=50&stop=mixer,bridge"
                                + "&throughEntities=false&to=2030-01-01T00:00:00Z&direction=forward"
                                + "&policy=haircut-int&seed="
                                + made.seed());
        JsonNode question = trace.get("question");
        assertThat(question.get("policy").textValue()).isEqualTo("haircut-int");
        assertThat(question.get("limits").get("hops").intValue()).isEqualTo(3);
        assertThat(question.get("limits").get("minTraced").get("sats").textValue())
                .isEqualTo("1000");
        assertThat(question.get("limits").get("to").textValue()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(question.get("stops").get("categories")).hasSize(2);
        assertThat(question.get("stops").get("throughEntities").booleanValue()).isFalse();
        assertThat(trace.get("truncated").booleanValue()).isTrue();
        assertThat(trace.get("notFollowed")).isNotEmpty();
    }

    @Test
    void pagesFollowTheCursorToTheEnd() {
        String miner =
                ChainFixture.coinbaseOf(made.chain().at(1))
                        .outputs()
                        .getFirst()
                        .script()
                        .address(tracer.ledger.BitcoinChain.REGTEST)
                        .orElseThrow()
                        .text();
        List<String> outputs = new ArrayList<>();
        JsonNode page = http.json("api/v1/address/%s?size=40".formatted(miner));
        while (true) {
            page.get("payments").forEach(p -> outputs.add(p.get("output").textValue()));
            if (page.get("next").isNull()) {
                break;
            }
            page =
                    http.json(
                            "api/v1/address/%s?size=40&cursor=%s"
                                    .formatted(miner, Http.encode(page.get("next").textValue())));
        }
        assertThat(outputs).doesNotHaveDuplicates().hasSize(page.get("total").intValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tx/zz|400|bad-input|64 hexadecimal",
                "tx/0000000000000000000000000000000000000000000000000000000000000000|404|not-found|not in what is stored",
                "address/12c6DSiU4Rq3P4ZxziKxzrL5LmMBrzjrJX|400|bad-input|version byte 0",
                "address/%27%3B%20DROP%20TABLE|400|bad-input|alphabet",
                "address/%00|400||",
                "entity/..%2F..%2Fetc|400||",
                "entity/0000000000000000000000000000000000000000000000000000000000000000|404|not-found|belongs to no entity",
                "search|400|bad-input|parameter 'q' is missing",
                "trace|400|bad-input|parameter 'seed' is missing",
                "trace?seed=abc|400|bad-input|txid:index",
                "trace?seed=0000000000000000000000000000000000000000000000000000000000000000:0|404|not-found|",
                "trace?seed=0000000000000000000000000000000000000000000000000000000000000000:99999999999|400|bad-input|output index",
                "path?source=x&target=y|400|bad-input|too short",
                "status?verbose=1|400|bad-input|no parameter 'verbose'",
                "nothing|404|not-found|/api/openapi.json"
            })
    void refusesWithAProblemThatSaysWhy(String path, int status, String kind, String words) {
        HttpResponse<String> answer = http.get("api/v1/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (kind != null) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            JsonNode problem = Http.parse(answer.body());
            assertThat(problem.get("type").textValue()).isEqualTo("urn:tracer:problem:" + kind);
            assertThat(problem.get("status").intValue()).isEqualTo(status);
            assertThat(problem.get("detail").textValue()).contains(words == null ? "" : words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hops=-1",
                "hops=1e9",
                "hops=99999999999999999999",
                "hops=1&hops=2",
                "minSats=-5",
                "minSats=0.5",
                "minSats=2100000000000001",
                "fromHeight=9&toHeight=3",
                "from=yesterday",
                "to=2021-13-45T00:00:00Z",
                "transactions=0",
                "transactions=10001",
                "stop=everything",
                "stop=,",
                "throughEntities=perhaps",
                "direction=sideways",
                "policy=poison",
                "hop=3",
                "seed=other"
            })
    void aLimitThatIsNotUnderstoodIsRefusedInsteadOfIgnored(String parameters) {
        HttpResponse<String> answer =
                http.get("api/v1/trace?seed=%s&%s".formatted(made.seed(), parameters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Http.parse(answer.body()).get("detail").textValue()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; MATCH (n) DETACH DELETE n; //",
                "\u0000\u0001\u202e\ud83d\ude00",
                "../../../../etc/passwd",
                "%00%0a%0d",
                "http://[::1",
                "bitcoin:",
                "${jndi:ldap://x/y}"
            })
    void searchTakesAnythingAsText(String text) {
        HttpResponse<String> answer = http.get("api/v1/search?q=" + Http.encode(text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Http.parse(answer.body()).get("answers").get(0).get("outcome").textValue())
                .isEqualTo("unrecognised");
    }

    @Test
    void searchTakesFiveHundredMixedLines() {
        String lines =
                (made.seed().tx() + "\n" + made.seed() + "\n" + made.site() + "\n5\nexchange\n")
                        .repeat(100);
        JsonNode found = http.json("api/v1/search?q=" + Http.encode(lines));
        assertThat(found.get("answers")).hasSize(500);
        assertThat(found.get("answers"))
                .allMatch(a -> a.get("outcome").textValue().equals("found"));
    }

    @Test
    void anErrorOfOursSaysNothingOfItsInside() {
        try (WebServer broken = WebServer.start(BrokenInquiry.inquiry(), 0)) {
            HttpResponse<String> answer = new Http(broken.url()).get("api/v1/status");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
        }
    }
}
