package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.Seed;
import tracer.ledger.Bytes;

class PatriciaRootTest {
    /** Of the tests that Ethereum's clients share: TrieTests/trieanyorder.json. */
    @ParameterizedTest
    @CsvSource({
        "A=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,d23786fb4a010da3ce639d66d5e904a11dbc02746d1ce25029e53290cabf28ab",
        "doe=reindeer;dog=puppy;dogglesworth=cat,8aad789dff2f538bca5d8ea56e8abe10f4c7ba3a5dea95fea4cd6e7c3a1168d3",
        "do=verb;horse=stallion;doge=coin;dog=puppy,5991bb8c6514148a29db676a14ac506cd2cd5775ace63c30a4fe457715e9ac84",
        "foo=bar;food=bass,17beaa1648bafa633cda809c90c04af50fc8aed3cb40d16efbddee6fdf63c4c3",
        "be=e;dog=puppy;bed=d,3f67c7a47520f79faa29255d2d3c084a7a6df0453116ed7232ff10277a8be68b",
        "test=test;te=testy,8452568af70d8d140f58d941338542f645fcca50094b20f3c3d8c3df49337928",
    })
    void isThatOfTheSharedTests(String entries, String root) {
        List<String> all = new ArrayList<>(List.of(entries.split(";")));
        Random random = new Random(Seed.of("order of entries"));
        for (int i = 0; i < 5; i++) {
            List<Bytes> keys = new ArrayList<>();
            List<Bytes> values = new ArrayList<>();
            for (String e : all) {
                String[] parts = e.split("=", 2);
                keys.add(Bytes.of(parts[0].getBytes(StandardCharsets.US_ASCII)));
                values.add(Bytes.of(parts[1].getBytes(StandardCharsets.US_ASCII)));
            }
            assertThat(PatriciaRoot.of(keys, values)).hasToString(root);
            Collections.shuffle(all, random);
        }
    }

    @Test
    void ofNothingAndOfBinaryKeysIsThatOfTheSharedTests() {
        assertThat(PatriciaRoot.ofList(List.of()))
                .hasToString("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
        assertThat(
                        PatriciaRoot.of(
                                List.of(Bytes.ofHex("0045"), Bytes.ofHex("4500")),
                                List.of(Bytes.ofHex("0123456789"), Bytes.ofHex("9876543210"))))
                .hasToString("285505fcabe84badc8aa310e2aae17eddc7d120aabec8a476902c8184b3a3503");
    }
}
