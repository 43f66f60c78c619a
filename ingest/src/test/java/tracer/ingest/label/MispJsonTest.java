package tracer.ingest.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.attribution.Label;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/** Events of MISP, sound and odd. */
class MispJsonTest {
    private static final String GENESIS = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private static final String ACCOUNT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private final List<Label> labels = new ArrayList<>();

    /** Fields as the templates of MISP name them: coin-address, version 7. */
    @Test
    void eventsOfMispGiveTheirAddresses() throws IOException {
        LabelReport report =
                read(
                        """
                        {"Event": {"uuid": "5d1", "info": "Ransom note", "date": "2023-05-06",
                          "Orgc": {"name": "CERT X"},
                          "Attribute": [{"type": "btc", "value": "%s"},
                                        {"type": "ip-dst", "value": "127.0.0.1"}],
                          "Object": [
                            {"name": "coin-address", "Attribute": [
                              {"object_relation": "address-crypto", "value": "%s"},
                              {"object_relation": "symbol", "value": "ETH"},
                              {"object_relation": "current-balance", "value": "1.5"}]},
                            {"name": "coin-address", "Attribute": [
                              {"object_relation": "address", "value": "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"}]},
                            {"name": "file", "Attribute": []}]}}
                        """
                                .formatted(GENESIS, ACCOUNT));
        assertThat(labels)
                .extracting(l -> l.subject().text() + " " + l.name() + " " + l.source())
                .containsExactlyInAnyOrder(
                        ACCOUNT + " Ransom note MISP event 5d1 by CERT X",
                        GENESIS + " Ransom note MISP event 5d1 by CERT X");
        assertThat(labels.getFirst().asserted()).contains(LocalDate.parse("2023-05-06"));
        assertThat(report.rejected().count()).isEqualTo(1);
        assertThat(report.rejected().first().getFirst().reason()).contains("checksum");
        assertThat(report.skipped())
                .containsExactly(
                        new LabelFile.Count("attribute ip-dst", 1),
                        new LabelFile.Count("object file", 1));
    }

    /** JSON has no order of fields, and programs that write it have many. */
    @Test
    void theOrderOfFieldsDoesNotMatter() throws IOException {
        List<String> object =
                new ArrayList<>(
                        List.of(
                                "\"name\": \"coin-address\"",
                                "\"meta-category\": \"financial\"",
                                "\"Attribute\": [{\"value\": \"%s\", \"object_relation\": \"address\"}, {\"object_relation\": \"symbol\", \"value\": \"ETH\"}]"
                                        .formatted(ACCOUNT)));
        List<String> event =
                new ArrayList<>(
                        List.of(
                                "\"info\": \"Ransom note\"",
                                "\"uuid\": \"5d1\"",
                                "\"Orgc\": {\"id\": 1, \"name\": \"CERT X\"}",
                                "\"Org\": {\"name\": \"CERT Y\"}",
                                "\"Tag\": [{\"name\": \"tlp:red\"}]",
                                "\"Attribute\": [{\"value\": \"%s\", \"type\": \"btc\"}]"
                                        .formatted(GENESIS)));
        Random random = new Random(Seed.of("fields of MISP in any order"));
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(object, random);
            Collections.shuffle(event, random);
            List<String> all = new ArrayList<>(event);
            all.add(
                    random.nextInt(event.size() + 1),
                    "\"Object\": [{" + String.join(", ", object) + "}]");
            labels.clear();
            read("{\"Event\": {" + String.join(", ", all) + "}}");
            assertThat(labels)
                    .as(all.toString())
                    .extracting(l -> l.subject().text() + " " + l.name() + " " + l.source())
                    .containsExactlyInAnyOrder(
                            ACCOUNT + " Ransom note MISP event 5d1 by CERT X",
                            GENESIS + " Ransom note MISP event 5d1 by CERT X");
        }
    }

    @Test
    void eventsMayStandInAResponseOrOneAfterAnother() throws IOException {
        String event =
                "{\"Event\": {\"info\": \"%s\", \"uuid\": \"u\", \"Attribute\": [{\"type\": \"btc\", \"value\": \"%s\"}]}}";
        String one = event.formatted("one", GENESIS);
        String two = event.formatted("two", GENESIS);
        read("{\"response\": [" + one + ", " + two + "]}");
        read(one + "\n" + two + "\n");
        read("[" + one + ", [" + two + "]]");
        assertThat(labels)
                .extracting(Label::name)
                .containsExactly("one", "two", "one", "two", "one", "two");
    }

    @Test
    void anAttachmentOfMegabytesIsPassedOver() throws IOException {
        read(
                "{\"Event\": {\"info\": \"x\", \"uuid\": \"u\", \"Attribute\": [{\"type\": \"malware-sample\", \"value\": \"a|b\", \"data\": \"%s\"}, {\"type\": \"btc\", \"value\": \"%s\"}]}}"
                        .formatted("A".repeat(5_000_000), GENESIS));
        assertThat(labels).hasSize(1);
    }

    @Test
    void anEventThatIsCutOffGivesNothing() {
        String whole =
                "{\"Event\": {\"info\": \"x\", \"uuid\": \"u\", \"Attribute\": [{\"type\": \"btc\", \"value\": \"%s\"}]}}"
                        .formatted(GENESIS);
        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(BadInput.class);
        }
    }

    private LabelReport read(String json) throws IOException {
        LabelReading reading = new LabelReading("event.json", labels::add);
        new MispJson(LabelTerms.of(BitcoinChain.MAIN))
                .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), reading);
        return reading.report("");
    }
}
