package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.Seed;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.ledger.Block;
import tracer.ledger.Bytes;
import tracer.ledger.OutPoint;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.proof.VerificationDocument.BlockProof;
import tracer.proof.VerificationDocument.TransactionProof;

/** Bundles over real blocks: what they prove, and that no byte of them can be changed. */
class MainNetBundleTest {
    private static final String FIRST_PAYMENT =
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";
    private static final OutPoint SEED = OutPoint.of(FIRST_PAYMENT + ":1");
    private static final Set<String> ENDS =
            Set.of(
                    "a16f3ce4dd5deb92d98ef5cf8afeaf0775ebca408f708b2146c4fb42b41e14be:0",
                    "298ca2045d174f8a158961806ffc4ef96fad02d71a6b84d9fa0491813a776160:0",
                    "828ef3b079f9c23829c56fe86e85b4a69d9e06e5b54ea597eef5fb3ffef509fe:1",
                    "a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33:0");

    private static List<Block> blocks = List.of();
    private static MemoryLedger ledger =
            new MemoryLedger(tracer.ledger.BitcoinChain.MAIN, t -> List.of());

    @BeforeAll
    static void read() {
        blocks = MainNetChain.blocks();
        ledger = MainNetChain.ledger(blocks);
    }

    private static Bag bag(Direction direction, Policy policy) {
        return Bundles.freeze(ledger, new MemoryLabels(), Bundles.question(SEED, direction, policy))
                .bag();
    }

    @Test
    void theFirstPaymentIsProvenUnderACheckpoint() {
        VerificationDocument d = Verifier.check(bag(Direction.FORWARD, Policy.FIFO));

        assertThat(d.verified()).isTrue();
        assertThat(d.dataHeight()).hasValue(4_312);
        assertThat(Bundles.about(d, "proven", "payment"))
                .contains(SEED.toString())
                .containsAll(ENDS);
        assertThat(Bundles.about(d, "proven", "spend"))
                .contains(SEED.toString())
                .doesNotContainAnyElementsOf(ENDS);
        assertThat(Bundles.about(d, "not-provable", "unspent")).isEqualTo(ENDS);
        assertThat(Set.copyOf(d.askFullNode())).isEqualTo(ENDS);
        assertThat(Bundles.about(d, "recomputed", "traced")).containsAll(ENDS);
        BlockProof block =
                d.blocks().stream().filter(b -> b.height() == 170).findFirst().orElseThrow();
        assertThat(block.hash())
                .isEqualTo("00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee");
        assertThat(block.anchor())
                .contains("0 000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
        assertThat(block.seal())
                .contains("2016 00000000a141216a896c54f211301c436e557a8d55900637bbdce14c6c7bddef");
        assertThat(block.headersFromAnchor()).isEqualTo(170);
        assertThat(block.onTop()).isEqualTo(4_142);
        assertThat(block.retargeting()).isEqualTo("checked");
        // 4,143 headers of 2³² + 2¹⁶ + 1 hashes each.
        assertThat(block.expectedHashes())
                .isEqualTo(Long.toString(4_143L * ((1L << 32) + (1L << 16) + 1)));
        assertThat(block.expectedHashesText()).isEqualTo("2^44");
        assertThat(block.shown()).isTrue();
    }

    /** Block 9, whose reward the first payment spends, is there to prove the value. */
    @Test
    void everyInputsFundingIsThereAndProven() {
        VerificationDocument d = Verifier.check(bag(Direction.FORWARD, Policy.FIFO));

        assertThat(d.transactions())
                .extracting(TransactionProof::txid)
                .contains("0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9");
        BundleContents contents = Bundles.contents(bag(Direction.FORWARD, Policy.FIFO));
        Set<String> ids = new java.util.HashSet<>();
        contents.transactions().forEach(t -> ids.add(t.id().toString()));
        d.transactions().stream()
                .filter(t -> t.role().contains("value was followed"))
                .forEach(t ->
                        ledger
                                .transactions(List.of(tracer.ledger.TxId.of(t.txid())))
                                .values()
                                .stream()
                                .flatMap(p -> p.spent().stream())
                                .forEach(o -> assertThat(ids).contains(o.tx().toString())));
    }

    /** Blocks after the last checkpoint cost little to forge, so that they prove nothing. */
    @Test
    void paymentsAboveTheLastCheckpointAreNotProven() {
        OutPoint late = blocks.get(4_100).transactions().getFirst().outPoint(0);
        VerificationDocument d =
                Bundles.freeze(
                                ledger,
                                new MemoryLabels(),
                                Bundles.question(late, Direction.FORWARD, Policy.FIFO))
                        .document();

        assertThat(d.verified()).isTrue();
        assertThat(d.statements()).noneMatch(s -> s.standing().equals("proven"));
        assertThat(Bundles.about(d, "not-provable", "payment-in-block-not-shown"))
                .containsExactly(late.toString());
        assertThat(d.blocks())
                .allSatisfy(b -> {
                    assertThat(b.shown()).isFalse();
                    assertThat(b.anchor().orElse("")).startsWith("4032 ");
                    assertThat(b.sentence()).contains("one person can afford");
                });
    }

    static List<Policy> policies() {
        return Policy.ofOutputs(Direction.FORWARD);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyPolicyVerifiesBothWays(Policy policy) {
        for (Direction direction : Direction.values()) {
            if (!Policy.ofOutputs(direction).contains(policy)) {
                continue;
            }
            Bag bag = bag(direction, policy);
            assertThat(bag.digest()).isEqualTo(bag(direction, policy).digest());
            assertThat(ZipForm.write(bag.files()))
                    .isEqualTo(ZipForm.write(bag(direction, policy).files()));
            assertThat(Verifier.check(bag).verified()).isTrue();
        }
    }

    /** What a limit cut off is in the bundle as far as it was looked at. */
    @Test
    void aPartialAnswerVerifiesAndSaysSo() {
        Bundling.Frozen frozen =
                Bundles.freeze(
                        ledger,
                        new MemoryLabels(),
                        new TraceRequest(
                                SEED,
                                Direction.FORWARD,
                                Policy.HAIRCUT,
                                Limits.NONE.withHops(1),
                                StopRules.DEFAULT));

        assertThat(frozen.isLimited()).isTrue();
        assertThat(frozen.document().verified()).isTrue();
        assertThat(frozen.document().truncated()).isTrue();
        assertThat(Bundles.statements(frozen.document(), "recomputed", "limit")).hasSize(1);
    }

    @Test
    void aHundredChangedBytesOfTheFolderAreAllFound() {
        Bag bag = bag(Direction.FORWARD, Policy.FIFO);
        long seed = Seed.of("the changed bytes");
        Random random = new Random(seed);
        List<BundlePath> paths = List.copyOf(bag.files().keySet());
        for (int i = 0; i < 100; i++) {
            // Files are chosen first, so that the small ones are hit as well.
            BundlePath path = paths.get(random.nextInt(paths.size()));
            byte[] bytes = bag.file(path).toArray();
            if (bytes.length > 0) {
                int at = random.nextInt(bytes.length);
                bytes[at] ^= (byte) (1 + random.nextInt(255));
                assertDifferent(Bundles.with(bag, path, bytes), "%s, byte %d".formatted(path, at));
            }
        }
    }

    @Test
    void aHundredChangedBytesOfTheZipAreAllFound() {
        byte[] zip = ZipForm.write(bag(Direction.FORWARD, Policy.FIFO).files());
        long seed = Seed.of("the changed bytes");
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            // Half of them in the directory at the end, which is small.
            int at =
                    i % 2 == 0
                            ? random.nextInt(zip.length)
                            : zip.length - 1 - random.nextInt(1_100);
            byte[] changed = zip.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            VerificationDocument d =
                    new Verifier(ChainRules::of).verified(() -> ZipForm.read(changed, "b.zip"));
            assertThat(d.verified()).as("byte %d", at).isFalse();
            assertThat(d.place()).isPresent();
        }
    }

    /** Even whoever mends the manifests afterwards is found out, wherever a byte was changed. */
    @Test
    void changedBytesUnderMendedManifestsAreFound() {
        Bag bag = bag(Direction.FORWARD, Policy.FIFO);
        long seed = Seed.of("the changed bytes");
        Random random = new Random(seed);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            BundlePath path = BundleForm.OUTPUTS.payload().get(random.nextInt(10));
            byte[] bytes = bag.file(path).toArray();
            if (bytes.length > 0) {
                int at = random.nextInt(bytes.length);
                bytes[at] ^= (byte) (1 + random.nextInt(255));
                Map<BundlePath, Bytes> files = Bundles.with(bag, path, bytes);
                VerificationDocument d =
                        Verifier.check(Bag.ofPayload(BundleForm.OUTPUTS, files, Optional.empty()));
                if (d.verified()) {
                    unnoticed.add("%s, byte %d".formatted(path, at));
                }
            }
        }
        // The coverage is a claim of whoever made the bundle; nothing else may differ.
        assertThat(unnoticed).allMatch(u -> u.startsWith("data/chain.txt"));
    }

    private static void assertDifferent(Map<BundlePath, Bytes> files, String what) {
        VerificationDocument d = Bundles.verify(files);
        assertThat(d.verified()).as(what).isFalse();
        assertThat(d.place()).as(what).isPresent();
        assertThat(d.statements()).as(what).isEmpty();
    }
}
