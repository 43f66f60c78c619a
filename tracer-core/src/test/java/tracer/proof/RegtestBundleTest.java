package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.CoreRegtest;
import tracer.Seed;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.entity.Entity;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Input;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;

/** Bundles over a real node's chain, with labels, entities, CoinJoins and claims. */
class RegtestBundleTest {
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private static List<Block> blocks = List.of();

    @BeforeAll
    static void ingest() throws IOException {
        blocks = CoreRegtest.blocks();
        LEDGER.apply(LedgerChange.connect(blocks.stream().map(ArrivedBlock::of).toList()));
        new Clustering(LEDGER, LEDGER).recompute(Progress.SILENT, Cancellation.NEVER);
    }

    private static OutPoint anyOutput(Random random) {
        List<Transaction> in = blocks.get(random.nextInt(blocks.size())).transactions();
        Transaction t = in.get(random.nextInt(in.size()));
        return t.outPoint(random.nextInt(t.outputs().size()));
    }

    static List<Policy> policies() {
        return Policy.ofOutputs(Direction.FORWARD);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void anyTraceVerifiesAndNothingIsProvenWithoutWork(Policy policy) {
        long seed = Seed.of("the outputs");
        Random random = new Random(seed);
        MemoryLabels labels = new MemoryLabels();
        labels.add(List.of(labelOn(anyOutput(random)), labelOn(anyOutput(random))));
        for (int i = 0; i < 12; i++) {
            OutPoint output = anyOutput(random);
            for (Direction direction : Direction.values()) {
                if (!Policy.ofOutputs(direction).contains(policy)) {
                    continue;
                }
                VerificationDocument d =
                        Bundles.freeze(LEDGER, labels, Bundles.question(output, direction, policy))
                                .document();
                assertThat(d.verified()).as("%s %s", direction, output).isTrue();
                assertThat(d.statements())
                        .filteredOn(s -> s.standing().equals("proven"))
                        .as("but for genesis, which the verifier knows")
                        .allMatch(
                                s -> s.kind().equals("block") || s.sentence().endsWith("block 0"));
                assertThat(d.blocks())
                        .allSatisfy(b -> assertThat(b.retargeting()).isEqualTo("no proof of work"));
            }
        }
    }

    private static Label labelOn(OutPoint output) {
        Script script = output(output).script();
        return script.address(BitcoinChain.REGTEST)
                .map(a -> new Label(a, "Exchange\n\\A\u202e", Category.EXCHANGE, "a \"test\""))
                .orElseGet(() -> labelOn(anyOutput(new Random(1))));
    }

    private static Output output(OutPoint at) {
        return Objects.requireNonNull(outputs().get(at));
    }

    private static PlacedTransaction placed(MemoryLedger ledger, TxId id) {
        return Objects.requireNonNull(ledger.transactions(List.of(id)).get(id));
    }

    private static Map<OutPoint, Output> outputs() {
        Map<OutPoint, Output> outputs = new HashMap<>();
        for (Block b : blocks) {
            for (Transaction t : b.transactions()) {
                for (int i = 0; i < t.outputs().size(); i++) {
                    outputs.put(t.outPoint(i), t.outputs().get(i));
                }
            }
        }
        return outputs;
    }

    /** A label on one script of an entity stops value at another, and the bundle shows why. */
    @Test
    void aStopThroughAnEntityCarriesItsEvidence() {
        OutPoint seed = outputOfAnEntity();
        Script script = output(seed).script();
        Entity entity =
                Objects.requireNonNull(
                        LEDGER.entitiesOf(List.of(script.hash())).get(script.hash()));
        ScriptHash other =
                LEDGER.members(entity.id(), java.util.Optional.empty(), 10).stream()
                        .filter(m -> !m.equals(script.hash()))
                        .findFirst()
                        .orElseThrow();
        Script labelled = Objects.requireNonNull(LEDGER.scripts(Set.of(other)).get(other));
        MemoryLabels labels = new MemoryLabels();
        labels.add(
                List.of(
                        new Label(
                                labelled.address(BitcoinChain.REGTEST).orElseThrow(),
                                "Exchange",
                                Category.EXCHANGE,
                                "test")));
        OutPoint before = spentBy(seed);
        Bundling.Frozen frozen =
                Bundles.freeze(
                        LEDGER,
                        labels,
                        Bundles.question(before, Direction.FORWARD, Policy.HAIRCUT));

        assertThat(frozen.document().verified()).isTrue();
        assertThat(Bundles.about(frozen.document(), "not-provable", "entity"))
                .contains(seed.toString(), entity.id().toString());
        assertThat(Bundles.statements(frozen.document(), "recomputed", "inference")).isNotEmpty();

        BundleContents c = Bundles.contents(frozen.bag());
        assertThat(c.evidence()).isNotEmpty();
        BundleContents without =
                new BundleContents(
                        c.question(),
                        c.answer(),
                        c.chain(),
                        c.transactions(),
                        c.proofs(),
                        c.claims(),
                        c.hubs(),
                        c.labels(),
                        c.memberships(),
                        c.evidence().subList(1, c.evidence().size()));
        VerificationDocument d = Bundles.verify(without);
        assertThat(d.verified()).isFalse();
        assertThat(d.place()).contains("data/evidence.txt");
    }

    /** An output of some entity that was paid by a transaction which spends. */
    private static OutPoint outputOfAnEntity() {
        for (Block b : blocks) {
            for (Transaction t : b.transactions()) {
                for (int i = 0; i < t.outputs().size(); i++) {
                    ScriptHash script = t.outputs().get(i).script().hash();
                    if (!t.isCoinbase()
                            && t.inputs().size() == 1
                            && !LEDGER.entitiesOf(List.of(script)).isEmpty()) {
                        return t.outPoint(i);
                    }
                }
            }
        }
        throw new AssertionError("no entity is paid");
    }

    private static OutPoint spentBy(OutPoint output) {
        return placed(LEDGER, output.tx()).spent().getFirst();
    }

    /** Blocks from the middle on, with what they spend as their node claims it. */
    @Test
    void claimsAreNamedAndNeverProven() {
        int from = blocks.size() / 2;
        Map<OutPoint, Output> outputs = outputs();
        List<ArrivedBlock> later = new ArrayList<>();
        for (Block b : blocks.subList(from, blocks.size())) {
            Map<OutPoint, Output> claimed = new HashMap<>();
            for (Transaction t : b.transactions()) {
                for (Input input : t.inputs()) {
                    if (input instanceof Input.Spend s) {
                        claimed.put(s.output(), Objects.requireNonNull(outputs.get(s.output())));
                    }
                }
            }
            later.add(new ArrivedBlock(b, claimed));
        }
        MemoryLedger half = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        half.apply(LedgerChange.connect(later));
        Transaction onClaims =
                later.stream()
                        .flatMap(b -> b.block().transactions().stream())
                        .filter(t -> t.inputs().size() == 1)
                        .filter(t ->
                                placed(half, t.id()).fundings().stream()
                                        .anyMatch(f -> f instanceof tracer.ledger.Funding.Claimed))
                        .findFirst()
                        .orElseThrow();
        Bundling.Frozen frozen =
                Bundles.freeze(
                        half,
                        new MemoryLabels(),
                        Bundles.question(
                                onClaims.outPoint(0), Direction.BACKWARD, Policy.HAIRCUT_INT));

        assertThat(frozen.document().verified()).isTrue();
        assertThat(Bundles.contents(frozen.bag()).claims()).isNotEmpty();
        assertThat(Bundles.statements(frozen.document(), "not-provable", "claimed"))
                .anyMatch(s -> s.sentence().contains(Claim.SERVING_NODE));
        assertThat(frozen.document().statements())
                .as("nothing leads from there to the genesis block")
                .noneMatch(s -> s.standing().equals("proven"));
    }

    /** The last of an odd number of transactions, proven at a place after the end. */
    @Test
    void aRepeatedLastTransactionIsRefused() {
        Block odd =
                blocks.stream()
                        .filter(b -> b.transactions().size() % 2 == 1)
                        .filter(b -> b.transactions().size() > 2)
                        .findFirst()
                        .orElseThrow();
        Transaction last = odd.transactions().getLast();
        BundleContents c =
                Bundles.contents(
                        Bundles.freeze(
                                        LEDGER,
                                        new MemoryLabels(),
                                        Bundles.question(
                                                last.outPoint(0), Direction.FORWARD, Policy.FIFO))
                                .bag());
        List<MerkleProof> proofs =
                c.proofs().stream()
                        .map(p ->
                                p.transaction().equals(last.id())
                                        ? new MerkleProof(
                                                p.transaction(),
                                                p.height(),
                                                new MerkleBranch(
                                                        p.position() + 1, p.branch().siblings()))
                                        : p)
                        .toList();
        VerificationDocument d =
                Bundles.verify(
                        new BundleContents(
                                c.question(),
                                c.answer(),
                                c.chain(),
                                c.transactions(),
                                proofs,
                                c.claims(),
                                c.hubs(),
                                c.labels(),
                                c.memberships(),
                                c.evidence()));
        assertThat(d.verified()).isFalse();
        assertThat(d.difference().orElse("")).contains("CVE-2012-2459");
    }

    @Test
    void hubsAndLargeEntitiesAreClaimedAndTheClockIsRefused() {
        Limits limits =
                Limits.NONE.with(
                        Guards.NONE
                                .withPayments(OptionalInt.of(2))
                                .withMembers(3)
                                .withShare(Rational.of(1, 1_000))
                                .withWithin(Duration.ofDays(3)));
        Random random = new Random(Seed.of("the hubs"));
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < 60; i++) {
            TraceRequest question =
                    new TraceRequest(
                            anyOutput(random),
                            Direction.FORWARD,
                            Policy.FIFO,
                            limits,
                            StopRules.NONE);
            Bundling.Frozen frozen = Bundles.freeze(LEDGER, new MemoryLabels(), question);
            assertThat(frozen.document().verified()).isTrue();
            assertThat(Bundles.contents(frozen.bag()).question()).isEqualTo(question);
            Bundles.statements(frozen.document(), "not-provable", "hub")
                    .forEach(s -> kinds.add("hub"));
            Bundles.statements(frozen.document(), "not-provable", "entity").stream()
                    .filter(s -> s.sentence().contains("more than 3"))
                    .forEach(s -> kinds.add("entity"));
            BundleContents c = Bundles.contents(frozen.bag());
            if (!c.hubs().isEmpty()) {
                VerificationDocument without = Bundles.verify(withoutHubs(c));
                assertThat(without.verified()).isFalse();
            }
        }
        assertThat(kinds).containsExactly("entity", "hub");
        TraceRequest timed =
                new TraceRequest(
                        anyOutput(random),
                        Direction.FORWARD,
                        Policy.FIFO,
                        Limits.NONE.with(Guards.NONE.withTime(Duration.ofHours(1))),
                        StopRules.NONE);
        assertThatThrownBy(() -> Bundles.freeze(LEDGER, new MemoryLabels(), timed))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("budget of time");
    }

    private static BundleContents withoutHubs(BundleContents c) {
        return new BundleContents(
                c.question(),
                c.answer(),
                c.chain(),
                c.transactions(),
                c.proofs(),
                c.claims(),
                new TreeMap<>(),
                c.labels(),
                c.memberships(),
                c.evidence());
    }
}
