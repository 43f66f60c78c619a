package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.TransactionFixture.spending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.entity.EntityStore.FirstPayment;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.ChainTip;
import tracer.ledger.LedgerChange;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptHash;
import tracer.ledger.StoreContract;
import tracer.ledger.Transaction;

/** What every {@link EntityStore} keeps and answers. */
public abstract class EntityStoreContract extends StoreContract {
    private final ChainFixture chain = ChainFixture.from(10);

    /** Pays alice, bob, carol, dave, erin, frank one output each, all at height 11. */
    private final Transaction pay =
            spending(coinbaseOf(chain.mine()), 0)
                    .pay("alice", 1)
                    .pay("bob", 2)
                    .pay("carol", 3)
                    .pay("dave", 4)
                    .pay("erin", 5)
                    .pay("frank", 6)
                    .build();

    /** Joins carol and bob; erin and frank. */
    private final Transaction carolBob = spending(pay, 2).spend(pay, 1).pay("shop", 5).build();

    private final Transaction erinFrank = spending(pay, 4).spend(pay, 5).pay("alice", 11).build();

    protected EntityStoreContract() {
        chain.mine(pay);
        chain.mine(carolBob, erinFrank);
    }

    @Test
    void drawsEvidenceAsTransactionsArrive() {
        store().apply(chain.change());
        Evidence first = coSpend("carol", "bob", carolBob, 12);
        Evidence second = coSpend("erin", "frank", new Evidence.Read(erinFrank.id(), 12, 2));
        assertThat(evidence()).containsExactly(first, second);
        assertThat(store().entities().evidenceOf(List.of(carolBob.id(), pay.id())))
                .isEqualTo(Map.of(carolBob.id(), List.of(first)));
        store().apply(chain.change());
        assertThat(evidence()).hasSize(2);
    }

    @Test
    void drawsEvidenceWhenTheLastInputBecomesKnown() {
        ChainFixture late = chain.forkAfter(12, "late");
        Transaction other = spending(coinbaseOf(late.at(11)), 0).pay("dave", 9).build();
        late.mine(other);
        Transaction joins = spending(other, 0).spend(pay, 0).pay("shop", 1).build();
        late.mine(joins);
        store().apply(connect(late.at(14)));
        assertThat(evidence()).isEmpty();
        store().apply(connect(late.at(13)));
        assertThat(evidence()).isEmpty();
        store().apply(connect(late.at(11)));
        assertThat(evidence()).containsExactly(coSpend("dave", "alice", joins, 14));
    }

    @Test
    void drawsEvidenceAnewWhereAClaimWasWrong() {
        OutPoint alice = pay.outPoint(0);
        OutPoint bob = pay.outPoint(1);
        ChainFixture fork = chain.forkAfter(11, "claims");
        Transaction joins = spending(alice).spend(bob).pay("shop", 1).build();
        Block block = fork.mine(joins);
        Script wrong = script("mallory");
        Map<OutPoint, Output> claims =
                Map.of(alice, pay.outputs().get(0), bob, new Output(Sats.of(2), wrong));
        store().apply(LedgerChange.connect(List.of(new ArrivedBlock(block, claims))));
        assertThat(evidence()).containsExactly(coSpend("alice", "mallory", joins, 12));
        assertThat(store().addresses().scripts(List.of(wrong.hash())))
                .isEqualTo(Map.of(wrong.hash(), wrong));
        assertThat(store().entities().firstPayments(List.of(wrong.hash()))).isEmpty();
        store().apply(connect(fork.at(11)));
        assertThat(evidence()).containsExactly(coSpend("alice", "bob", joins, 12));
        assertThat(store().addresses().scripts(List.of(wrong.hash()))).isEmpty();
    }

    @Test
    void knowsWhenAScriptWasFirstPaid() {
        store().apply(chain.change());
        assertThat(store().entities().firstPayments(hashes("alice", "frank", "nobody")))
                .isEqualTo(
                        Map.of(
                                hash("alice"), new FirstPayment(pay.id(), 11, 1, 0),
                                hash("frank"), new FirstPayment(pay.id(), 11, 1, 5)));
    }

    @Test
    void pairsBareKeysWithTheirHashes() {
        Script bare = ScriptFixture.bareKey("grace");
        Script hashed = ScriptFixture.keyHash("grace");
        chain.mine(
                spending(pay, 0).pay(bare, 1).pay(ScriptFixture.bareKey("heidi"), 0).build(),
                spending(pay, 3).pay(hashed, 1).pay(ScriptFixture.keyHash("ivan"), 0).build());
        store().apply(chain.change());
        List<List<ScriptHash>> pairs = new ArrayList<>();
        store().entities().forEachSameKey((b, h) -> pairs.add(List.of(b, h)));
        assertThat(pairs).containsExactly(List.of(bare.hash(), hashed.hash()));
    }

    @Test
    void keepsThePartitionThatWasComputedLast() {
        store().apply(chain.change());
        assertThat(store().entities().computedAt()).isEmpty();
        assertThat(store().entities().entities(Optional.empty(), 10)).isEmpty();
        store().cluster();
        Entity bob = new Entity(new EntityId(hash("bob")), 2);
        Entity erin = new Entity(new EntityId(hash("erin")), 2);
        assertThat(store().entities().computedAt()).contains(chain.tip());
        assertThat(store().entities().entitiesOf(hashes("alice", "bob", "carol", "erin", "frank")))
                .isEqualTo(
                        Map.of(
                                hash("bob"), bob,
                                hash("carol"), bob,
                                hash("erin"), erin,
                                hash("frank"), erin));
        assertThat(store().entities().entity(bob.id())).contains(bob);
        assertThat(store().entities().entity(new EntityId(hash("carol")))).isEmpty();
        assertThat(store().entities().entity(new EntityId(hash("alice")))).isEmpty();

        Transaction joinsAll =
                spending(pay, 3).spend(carolBob, 0).spend(erinFrank, 0).pay("payee", 1).build();
        chain.mine(joinsAll);
        Transaction dave = spending(coinbaseOf(chain.at(12)), 0).pay("bob", 1).build();
        Block last = chain.mine(dave);
        chain.mine(spending(dave, 0).spend(coinbaseOf(last), 0).pay("shop", 1).build());
        store().apply(chain.change()).cluster();
        // miner–bob–carol and alice–dave–shop; erin–frank as before.
        Entity miner = new Entity(new EntityId(hash("miner")), 3);
        Entity alice = new Entity(new EntityId(hash("alice")), 3);
        assertThat(store().entities().entities(Optional.empty(), 10))
                .containsExactlyInAnyOrder(miner, alice, erin)
                .isSortedAccordingTo(java.util.Comparator.comparing(Entity::id));
        assertThat(store().entities().entity(bob.id())).isEmpty();
        assertThat(store().entities().entitiesOf(hashes("bob", "miner", "shop")))
                .isEqualTo(
                        Map.of(
                                hash("bob"), miner,
                                hash("miner"), miner,
                                hash("shop"), alice));
    }

    @Test
    void countsAsComputedForNoBlockOnceEvidenceBelowMayBeAnother() {
        assertThat(store().entities().settings()).isEqualTo(EntitySettings.DEFAULT);
        store().apply(chain.change()).cluster(request(EntitySettings.DEFAULT.at(60)));
        ChainTip tip = chain.tip();
        chain.mine();
        store().apply(chain.change());
        assertThat(store().entities().computedAt()).contains(tip);
        ChainFixture fork = chain.forkAfter(11, "fork");
        fork.mine();
        store().apply(
                        new LedgerChange(
                                List.of(chain.at(13).hash(), chain.at(12).hash()),
                                List.of(ArrivedBlock.of(fork.at(12)))));
        assertThat(store().entities().computedAt()).isEmpty();
        assertThat(store().entities().settings()).isEqualTo(EntitySettings.DEFAULT.at(60));
    }

    @Test
    void keepsRulingsInTheirOrderAndWhatIsHeldBack() {
        store().apply(chain.change());
        Ruling out =
                new Ruling(
                        carolBob.id(),
                        Ruling.Verdict.LEFT_OUT,
                        "analyst",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        "a \"shared\" wallet");
        Ruling in =
                new Ruling(
                        carolBob.id(),
                        Ruling.Verdict.ACCEPTED,
                        "analyst",
                        Instant.parse("2026-01-02T03:04:06Z"),
                        "was wrong");
        assertThat(store().entities().rulings()).isEmpty();
        store().entities().add(out);
        assertThat(store().entities().rulings()).containsExactly(out);
        store().cluster(request(EntitySettings.DEFAULT));
        assertThat(store().entities().entitiesOf(hashes("bob", "erin"))).hasSize(1);
        store().entities().add(in);
        store().cluster(request(EntitySettings.DEFAULT));
        assertThat(store().entities().rulings()).containsExactly(out, in);
        assertThat(store().entities().entitiesOf(hashes("bob", "erin"))).hasSize(2);

        Transaction joinsBoth =
                spending(carolBob, 0).spend(erinFrank, 0).spend(pay, 3).pay("bob", 1).build();
        chain.mine(spending(pay, 0).spend(coinbaseOf(chain.at(12)), 0).pay("x", 1).build());
        chain.mine(joinsBoth);
        // alice–miner and two single scripts: no two large ones meet.
        store().apply(chain.change()).cluster(request(EntitySettings.DEFAULT.withLarge(2)));
        assertThat(store().entities().computed().map(Computed::by))
                .contains(EntitySettings.DEFAULT.withLarge(2));
        assertThat(store().entities().quarantined(10)).isEmpty();
        Transaction bridge =
                spending(joinsBoth, 0).spend(coinbaseOf(chain.at(13)), 0).pay("y", 1).build();
        chain.mine(bridge);
        store().apply(chain.change()).cluster(request(EntitySettings.DEFAULT.withLarge(2)));
        assertThat(store().entities().quarantined(10))
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.transaction()).isEqualTo(bridge.id());
                    assertThat(q.reason()).isEqualTo(Quarantined.Reason.TWO_LARGE);
                    assertThat(q.parts()).hasSize(2);
                });
        assertThat(store().entities().quarantined(0)).isEmpty();
        store().entities()
                .add(
                        new Ruling(
                                bridge.id(),
                                Ruling.Verdict.ACCEPTED,
                                "analyst",
                                Instant.EPOCH,
                                "one desk"));
        store().cluster(request(EntitySettings.DEFAULT.withLarge(2)));
        assertThat(store().entities().quarantined(10)).isEmpty();
    }

    /** The same entities, whether they grow block by block or are computed at the end. */
    @Test
    void growsToWhatComputingAtOnceGives() {
        grows(store(), Seed.of("economy"));
    }

    /** Lets a new store grow with an economy. */
    protected static void grows(Store growing, long seed) {
        Random random = new Random(seed);
        List<Block> blocks = ChainFixture.economy(seed, 0).blocks();
        ClusteringRequest request =
                new ClusteringRequest(
                        EntitySettings.DEFAULT.withLarge(3 + random.nextInt(3)),
                        List.of(),
                        Map.of());
        Store atOnce = reference().apply(ChainFixture.connect(blocks)).cluster(request);
        int from = 0;
        int steps = 0;
        while (from < blocks.size()) {
            int to = Math.min(blocks.size(), from + 1 + random.nextInt(blocks.size() / 3 + 1));
            growing.apply(ChainFixture.connect(blocks.subList(from, to))).update(request);
            from = to;
            steps++;
        }
        assertThat(steps).isGreaterThan(1);
        assertThat(growing.entities().computed()).isEqualTo(atOnce.entities().computed());
        List<Entity> entities = atOnce.entities().entities(Optional.empty(), 10_000);
        assertThat(entities).isNotEmpty();
        assertThat(growing.entities().entities(Optional.empty(), 10_000)).isEqualTo(entities);
        for (Entity e : entities) {
            assertThat(growing.entities().members(e.id(), Optional.empty(), 10_000))
                    .isEqualTo(atOnce.entities().members(e.id(), Optional.empty(), 10_000));
            assertThat(growing.entities().evidence(e.id(), 10_000))
                    .isEqualTo(atOnce.entities().evidence(e.id(), 10_000));
        }
        assertThat(growing.entities().quarantined(10_000))
                .isEqualTo(atOnce.entities().quarantined(10_000));
    }

    private ClusteringRequest request(EntitySettings settings) {
        return new ClusteringRequest(settings, store().entities().rulings(), Map.of());
    }

    @Test
    void pagesThroughEntitiesMembersAndEvidence() {
        String[] names = {"alice", "bob", "carol", "dave", "erin", "frank"};
        Transaction all =
                spending(pay, 0)
                        .spend(pay, 1)
                        .spend(pay, 2)
                        .spend(pay, 3)
                        .spend(pay, 4)
                        .pay("payee", 1)
                        .build();
        ChainFixture fork = chain.forkAfter(11, "all");
        fork.mine(all);
        store().apply(fork.change()).cluster();
        EntityId id = new EntityId(hash("alice"));
        List<ScriptHash> members = new ArrayList<>();
        List<ScriptHash> page = store().entities().members(id, Optional.empty(), 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            members.addAll(page);
            page = store().entities().members(id, Optional.of(members.getLast()), 2);
        }
        List<ScriptHash> joined = hashes(names).subList(0, 5);
        assertThat(members).isSorted().containsExactlyInAnyOrderElementsOf(joined);
        List<Evidence> evidence = store().entities().evidence(id, 10);
        assertThat(evidence).hasSize(4).isSorted();
        assertThat(store().entities().evidence(id, 3)).isEqualTo(evidence.subList(0, 3));
        assertThat(store().entities().members(new EntityId(hash("bob")), Optional.empty(), 9))
                .isEmpty();

        chain.mine();
        Store two = reference().apply(chain.change()).cluster();
        assertThat(two.entities().entities(Optional.empty(), 1)).hasSize(1);
        EntityId first = two.entities().entities(Optional.empty(), 1).getFirst().id();
        assertThat(two.entities().entities(Optional.of(first), 5)).hasSize(1);
    }

    @Test
    void keepsDerivedEvidenceBesideTheDrawn() {
        Script bare = ScriptFixture.bareKey("grace");
        Script hashed = ScriptFixture.keyHash("grace");
        Transaction early = spending(pay, 0).pay(hashed, 1).build();
        Transaction late = spending(pay, 3).pay(bare, 1).build();
        chain.mine(early);
        chain.mine(late);
        chain.mine(spending(late, 0).spend(carolBob, 0).pay("x", 1).build());
        store().apply(chain.change()).cluster().cluster();
        Evidence sameKey =
                Evidence.between(
                        bare.hash(),
                        hashed.hash(),
                        Rule.SAME_KEY,
                        new Evidence.Read(late.id(), 14, 1));
        EntityId id = new EntityId(hash("shop"));
        assertThat(store().entities().entity(id)).contains(new Entity(id, 3));
        assertThat(store().entities().evidence(id, 10)).hasSize(2).startsWith(sameKey);
        assertThat(store().entities().evidenceOf(List.of(late.id())))
                .isEqualTo(Map.of(late.id(), List.of(sameKey)));
        assertThat(evidence()).doesNotContain(sameKey);
    }

    private List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        store().entities().forEachEvidence(all::add);
        return all;
    }

    /** Of a transaction at the first position after the coinbase. */
    private static Evidence coSpend(String x, String y, Transaction t, int height) {
        return coSpend(x, y, new Evidence.Read(t.id(), height, 1));
    }

    private static Evidence coSpend(String x, String y, Evidence.Read from) {
        return Evidence.between(hash(x), hash(y), Rule.CO_SPEND, from);
    }

    private static List<ScriptHash> hashes(String... owners) {
        return java.util.Arrays.stream(owners).map(EntityStoreContract::hash).toList();
    }

    private static ScriptHash hash(String owner) {
        return script(owner).hash();
    }

    private static Script script(String owner) {
        return ScriptFixture.witnessKeyHash(owner);
    }
}
