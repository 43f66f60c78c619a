package tracer.ingest.demo.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tracer.RealData;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;

/** Our reading of BIP 340 and 341 against Taproot spends that Bitcoin Core itself signed. */
class NodeSignaturesTest {
    @Test
    void taprootSignaturesOfARealNodeAreSound() throws IOException {
        Path blocks = RealData.file("bitcoin/core-regtest/blocks.ndjson.gz");
        int checked = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(blocks)),
                                StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (String line = lines.readLine();
                    line != null && checked < 100;
                    line = lines.readLine()) {
                for (JsonNode tx : json.readTree(line).get("tx")) {
                    checked += check(tx);
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(100);
    }

    private static int check(JsonNode tx) {
        if (tx.get("vin").get(0).has("coinbase")) {
            return 0;
        }
        List<Output> spent = new ArrayList<>();
        for (JsonNode in : tx.get("vin")) {
            JsonNode from = in.get("prevout");
            spent.add(
                    new Output(
                            Sats.ofBtc(from.get("value").asText()),
                            Script.ofHex(from.get("scriptPubKey").get("hex").asText())));
        }
        SignatureHash hash =
                new SignatureHash(
                        TransactionFormat.parseHex(tx.get("hex").asText(), Origin.of("node")),
                        spent);
        int checked = 0;
        for (int i = 0; i < spent.size(); i++) {
            JsonNode witness = tx.get("vin").get(i).path("txinwitness");
            byte[] script = spent.get(i).script().bytes().toArray();
            if (script[0] != 0x51
                    || witness.size() != 1
                    || witness.get(0).asText().length() != 128) {
                continue;
            }
            byte[] signature = HexFormat.of().parseHex(witness.get(0).asText());
            byte[] key = Arrays.copyOfRange(script, 2, 34);
            assertThat(Schnorr.verify(key, hash.taproot(i), signature)).isTrue();
            checked++;
        }
        return checked;
    }
}
