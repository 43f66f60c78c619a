package tracer.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tracer.CoreRegtest;
import tracer.change.ChangeExpression;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.memory.MemoryLedger;
import tracer.mixing.CollaborativeSpend;

/** Co-spend against wallets whose owners are known: figures counted over the data set itself. */
final class CoreRegtestEntityTest {
    @Test
    void joinsOwnersWithoutAFalseMerge() throws IOException {
        MemoryLedger ledger = stored();
        Partition partition =
                new Clustering(ledger, ledger)
                        .recompute(Progress.SILENT, Cancellation.NEVER)
                        .orElseThrow();
        assertThat(partition.merges()).isEqualTo(1_024);

        Map<ScriptHash, String> owners = CoreRegtest.owners();
        assertThat(owners).hasSize(7_207);
        ledger.forEachEvidence(
                e -> assertThat(owners.get(e.a())).isNotNull().isEqualTo(owners.get(e.b())));
        Map<ScriptHash, EntityId> entities = new HashMap<>();
        partition.forEachMember((member, entity) -> entities.put(member, entity.id()));
        Pairs pairs = Pairs.count(List.copyOf(owners.keySet()), owners, entities);
        assertThat(pairs.joinedWrongly).isZero();
        assertThat(pairs.recall()).isCloseTo(0.0173, within(0.00005));
    }

    @Test
    void leavesOutTheCoinJoinsAndNothingElse() throws IOException {
        Map<TxId, String> kinds = CoreRegtest.kinds();
        MemoryLedger ledger = stored();
        Set<TxId> leftOut = new HashSet<>();
        int several = 0;
        for (var block : ledger.blocks(0, 1_000)) {
            for (PlacedTransaction t : block.transactions()) {
                Set<Script> scripts = new HashSet<>();
                t.fundings().stream()
                        .map(Funding::spentOutput)
                        .forEach(o -> o.map(Output::script).ifPresent(scripts::add));
                if (scripts.size() > 1) {
                    several++;
                    if (CollaborativeSpend.of(t) instanceof CollaborativeSpend.Collaborative) {
                        leftOut.add(t.id());
                    } else {
                        assertThat(ledger.evidenceOf(List.of(t.id()))).containsKey(t.id());
                    }
                }
            }
        }
        assertThat(several).isEqualTo(42 + 248);
        assertThat(leftOut)
                .hasSize(42)
                .allSatisfy(id -> assertThat(kinds.get(id)).isEqualTo("coinjoin"));
    }

    /** A rule for change with one false edge on this data: it is found, named, and undone. */
    @Test
    void findsTheOneWrongChangeMergeAndUndoesIt() throws IOException {
        MemoryLedger ledger = stored();
        EntitySettings settings =
                EntitySettings.DEFAULT.with(ChangeExpression.of("unique(not-round-3)"));
        Map<ScriptHash, String> owners = CoreRegtest.owners();
        Clustering clustering = new Clustering(ledger, ledger);
        Partition joined =
                clustering
                        .recompute(
                                new ClusteringRequest(settings, List.of(), Map.of()),
                                Progress.SILENT,
                                Cancellation.NEVER)
                        .orElseThrow();
        Map<EntityId, ScriptHash> one = new HashMap<>();
        List<List<ScriptHash>> strangers = new ArrayList<>();
        joined.forEachMember((member, entity) -> {
            ScriptHash other = one.putIfAbsent(entity.id(), member);
            if (other != null && !Objects.equals(owners.get(member), owners.get(other))) {
                strangers.add(List.of(other, member));
            }
        });
        assertThat(strangers).isNotEmpty();
        ScriptHash from = strangers.getFirst().getFirst();
        ScriptHash to = strangers.getFirst().getLast();
        EntityExplanation.Joined why =
                (EntityExplanation.Joined) EntityExplanation.between(ledger, from, to);
        List<Evidence> wrong =
                why.steps().stream()
                        .map(EntityExplanation.Step::evidence)
                        .filter(e -> !Objects.equals(owners.get(e.a()), owners.get(e.b())))
                        .toList();
        assertThat(wrong).hasSize(1);
        assertThat(wrong.getFirst().rule()).isEqualTo(Rule.CHANGE);
        assertThat(why.confidence()).isEqualTo(Rule.CHANGE.confidence());

        ledger.add(
                new Ruling(
                        wrong.getFirst().transaction(),
                        Ruling.Verdict.LEFT_OUT,
                        "analyst",
                        Instant.EPOCH,
                        "paid back by another wallet"));
        clustering.recompute(
                new ClusteringRequest(settings, ledger.rulings(), Map.of()),
                Progress.SILENT,
                Cancellation.NEVER);
        assertThat(EntityExplanation.between(ledger, from, to))
                .isEqualTo(new EntityExplanation.Apart());
    }

    @Test
    void continuesWhereItStoodAndGivesWhatComputingAnewGives() throws IOException {
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        List<Block> blocks = CoreRegtest.blocks();
        ClusteringRequest request = ClusteringRequest.DEFAULT;
        Clustering clustering = new Clustering(ledger, ledger);
        for (int from = 0; from < blocks.size(); from += 100) {
            int to = Math.min(from + 100, blocks.size());
            ledger.apply(ChainFixture.connect(blocks.subList(from, to)));
            assertThat(
                            new Continuation(ledger, ledger, request, Progress.SILENT)
                                    .to(ledger.coverage().tip().orElseThrow())
                                    .isPresent())
                    .isEqualTo(from > 0);
            assertThat(clustering.update(request, Progress.SILENT, Cancellation.NEVER)).isTrue();
        }
        List<Entity> grown = ledger.entities(Optional.empty(), 10_000);
        clustering.recompute(Progress.SILENT, Cancellation.NEVER);
        assertThat(grown).isEqualTo(ledger.entities(Optional.empty(), 10_000));
        assertThat(grown.stream().mapToInt(e -> e.members() - 1).sum()).isEqualTo(1_024);
    }

    /** A store and the arrays beside it give the same entities, whatever the settings. */
    @Test
    void storeAndArraysAgree() throws IOException {
        MemoryLedger ledger = stored();
        ChainEvidence evidence = new ChainEvidence();
        ledger.blocks(0, 1_000).forEach(evidence::add);
        for (EntitySettings settings :
                List.of(
                        EntitySettings.DEFAULT,
                        EntitySettings.DEFAULT.withSameScripts(),
                        EntitySettings.DEFAULT.with(ChangeExpression.recommended()),
                        EntitySettings.DEFAULT
                                .with(ChangeExpression.of("unique(peeling-chain) | fresh"))
                                .withLarge(20))) {
            Partition stored =
                    new Clustering(ledger, ledger)
                            .recompute(
                                    new ClusteringRequest(settings, List.of(), Map.of()),
                                    Progress.SILENT,
                                    Cancellation.NEVER)
                            .orElseThrow();
            ChainEntities arrays = ChainEntities.of(evidence, settings);
            assertThat(arrays.merges()).as("%s", settings).isEqualTo((int) stored.merges());
            assertThat(arrays.entities()).isEqualTo((int) stored.entityCount());
            assertThat(arrays.quarantined())
                    .extracting(Quarantined::transaction)
                    .isEqualTo(
                            stored.quarantined().stream().map(Quarantined::transaction).toList());
            Map<EntityId, Integer> numbers = new HashMap<>();
            stored.forEachMember((member, entity) -> {
                int number =
                        arrays.entity(
                                evidence.chain()
                                        .script(
                                                Objects.requireNonNull(
                                                        ledger.scripts(List.of(member))
                                                                .get(member))));
                assertThat(numbers.putIfAbsent(entity.id(), number)).isIn(null, number);
            });
        }
    }

    private static MemoryLedger stored() throws IOException {
        MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        List<Block> blocks = CoreRegtest.blocks();
        assertThat(blocks).hasSize(623);
        ledger.apply(ChainFixture.connect(blocks));
        return ledger;
    }

    /** Pairs of addresses, by whether they have one owner and whether we say so. */
    private static final class Pairs {
        private long joinedRightly;
        private long joinedWrongly;
        private long missed;

        static Pairs count(
                List<ScriptHash> scripts,
                Map<ScriptHash, String> owners,
                Map<ScriptHash, EntityId> entities) {
            Pairs pairs = new Pairs();
            for (int i = 0; i < scripts.size(); i++) {
                String owner = owners.get(scripts.get(i));
                EntityId entity = entities.get(scripts.get(i));
                for (int j = i + 1; j < scripts.size(); j++) {
                    boolean oneOwner = Objects.equals(owner, owners.get(scripts.get(j)));
                    boolean joined = entity != null && entity.equals(entities.get(scripts.get(j)));
                    pairs.joinedRightly += joined && oneOwner ? 1 : 0;
                    pairs.joinedWrongly += joined && !oneOwner ? 1 : 0;
                    pairs.missed += !joined && oneOwner ? 1 : 0;
                }
            }
            return pairs;
        }

        double recall() {
            return (double) joinedRightly / (joinedRightly + missed);
        }
    }
}
