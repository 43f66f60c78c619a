package tracer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.inquiry.AccountCase;

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

    @ParameterizedTest
    @CsvSource({
        "account-trace?seed=abc, 400",
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
