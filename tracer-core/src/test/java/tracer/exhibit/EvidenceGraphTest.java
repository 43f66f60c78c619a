package tracer.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.evidence.EvidenceClass;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

class EvidenceGraphTest {
    private final PaidSite made = new PaidSite();

    static List<Policy> forward() {
        return Policy.ofOutputs(Direction.FORWARD);
    }

    static List<Policy> backward() {
        return Policy.ofOutputs(Direction.BACKWARD);
    }

    @ParameterizedTest
    @MethodSource("forward")
    void itsEndsAndFeesAddUpToTheSourceOfTheTrace(Policy policy) {
        EvidenceGraph graph = made.forward(policy).graph();

        assertThat(ends(graph).plus(fees(graph))).isEqualTo(Rational.of(800_000));
        assertThat(graph.header().account().getFirst().amount().amount())
                .isEqualTo(Rational.of(800_000));
    }

    @ParameterizedTest
    @MethodSource("backward")
    void backwardItsEndsAddUpToTheTarget(Policy policy) {
        OutPoint target = made.deposited.outPoint(0);
        EvidenceGraph graph = made.trace(target, Direction.BACKWARD, policy, Limits.NONE).graph();

        assertThat(ends(graph)).isEqualTo(Rational.of(1_100_000));
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void aTraceThatGoesNowhereIsStillOnAnEdge(Direction direction) {
        EvidenceGraph graph =
                made.trace(
                                made.collected.outPoint(1),
                                direction,
                                Policy.FIFO,
                                Limits.NONE.withHops(0))
                        .graph();

        assertThat(ends(graph)).isEqualTo(Rational.of(600_001));
        assertThat(graph.header().limited()).isTrue();
        assertThat(graph.header().notFollowed()).hasSize(1);
    }

    @Test
    void everyTransactionIsWholeAndItsAmountsAreTheStores() {
        EvidenceGraph graph = made.forward(Policy.HAIRCUT).graph();
        Map<String, Rational> paid = new HashMap<>();
        Map<String, Rational> spent = new HashMap<>();
        for (PlacedTransaction t :
                made.ledger
                        .transactions(
                                List.of(made.visit.id(), made.collected.id(), made.deposited.id()))
                        .values()) {
            Transaction tx = t.transaction();
            for (int i = 0; i < tx.outputs().size(); i++) {
                paid.put(
                        tx.outPoint(i).toString(),
                        Rational.of(tx.outputs().get(i).value().value()));
            }
            for (int i = 0; i < t.fundings().size(); i++) {
                spent.put(
                        t.spent().get(i).toString(),
                        Rational.of(
                                t.fundings().get(i).spentOutput().orElseThrow().value().value()));
            }
        }
        assertThat(amounts(graph, Edge.Kind.PAYS)).isEqualTo(paid);
        assertThat(amounts(graph, Edge.Kind.SPENDS)).isEqualTo(spent);
    }

    @Test
    void everyEdgeSaysWhatItRestsOn() {
        EvidenceGraph graph = made.forward(Policy.FIFO).graph();

        assertThat(classes(graph, Edge.Kind.PAYS)).containsOnly(EvidenceClass.FACT);
        assertThat(classes(graph, Edge.Kind.SPENDS)).containsOnly(EvidenceClass.FACT);
        assertThat(classes(graph, Edge.Kind.SAME_OWNER)).containsOnly(EvidenceClass.INFERENCE);
        assertThat(classes(graph, Edge.Kind.MEMBER_OF)).containsOnly(EvidenceClass.INFERENCE);
        assertThat(classes(graph, Edge.Kind.LABELLED_AS)).containsOnly(EvidenceClass.LABEL);
        Edge same =
                graph.edges().stream()
                        .filter(e -> e.kind() == Edge.Kind.SAME_OWNER)
                        .findFirst()
                        .orElseThrow();
        assertThat(same.basis().orElseThrow())
                .isEqualTo(
                        new Edge.Basis.Inference(
                                "co-spend",
                                OptionalInt.of(1),
                                OptionalInt.of(80),
                                Optional.of(made.collected.id().toString())));
    }

    @Test
    void aLabelThatReachesAnAddressThroughItsEntityIsDrawnAsThat() {
        EvidenceGraph graph = made.forward(Policy.FIFO).graph();
        String deposit = Payments.id(PaidSite.script("deposit").hash());
        String labelled = Payments.id(PaidSite.script("other deposit").hash());

        assertThat(graph.edges())
                .anyMatch(e -> e.kind() == Edge.Kind.MEMBER_OF && e.from().equals(deposit))
                .anyMatch(e -> e.kind() == Edge.Kind.MEMBER_OF && e.from().equals(labelled))
                .anyMatch(e -> e.kind() == Edge.Kind.LABELLED_AS && e.from().equals(labelled))
                .noneMatch(e -> e.kind() == Edge.Kind.LABELLED_AS && e.from().equals(deposit));
        assertThat(graph.edges())
                .filteredOn(e -> e.to().equals(deposit))
                .singleElement()
                .satisfies(e ->
                        assertThat(e.traced().orElseThrow().end().orElseThrow().evidence())
                                .isEqualTo("inference"));
    }

    @Test
    void anInputThatIsNotStoredIsUnknownAndNotZero() {
        Transaction odd = PaidSite.fromElsewhere(made.visit);
        made.chain.mine(odd);
        made.ledger.apply(ChainFixture.connect(made.chain.blocks().getLast()));
        EvidenceGraph graph = made.selection(odd.id().toString()).graph();

        Edge spend =
                graph.edges().stream()
                        .filter(e -> e.from().startsWith("unknown:"))
                        .findFirst()
                        .orElseThrow();
        assertThat(spend.movement().orElseThrow().amount()).isEmpty();
        assertThat(graph.nodes())
                .filteredOn(n -> n instanceof Node.Transaction)
                .singleElement()
                .satisfies(n ->
                        assertThat(((Node.Transaction) n).fee())
                                .isEqualTo(new Node.FeePaid("unknown", Optional.empty())));
    }

    /** As of blocks 91,842 and 91,880 of main-net. */
    @Test
    void aCoinbaseThatCameTwiceIsPaidTwiceAndLostOnce() {
        Transaction coinbase = ChainFixture.coinbaseOf(made.chain.at(1));
        made.chain.mineWith(coinbase);
        made.ledger.apply(ChainFixture.connect(made.chain.blocks().getLast()));
        EvidenceGraph graph =
                made.trace(coinbase.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE)
                        .graph();

        assertThat(graph.edges())
                .filteredOn(e -> e.kind() == Edge.Kind.PAYS && e.id().contains(".block-1"))
                .singleElement()
                .satisfies(e ->
                        assertThat(e.traced().orElseThrow().end().orElseThrow().kind())
                                .isEqualTo("overwritten"));
        assertThat(ends(graph)).isEqualTo(Rational.of(2 * ChainFixture.REWARD));
    }

    @Test
    void aSelectionTakesWhatItsLinesName() {
        EvidenceGraph graph =
                made.selection(
                                "# what we look at",
                                made.collected.id().toString().toUpperCase(Locale.ROOT),
                                "",
                                made.deposited.outPoint(0).toString(),
                                PaidSite.address("payer").text())
                        .graph();

        assertThat(transactions(graph))
                .contains(
                        made.collected.id().toString(),
                        made.deposited.id().toString(),
                        made.swept.id().toString(),
                        made.visit.id().toString())
                .hasSize(5);
        assertThat(graph.edges()).noneMatch(e -> e.traced().isPresent());
        assertThat(graph.header().policy()).isEmpty();
    }

    @Test
    void aSelectionSaysWhichOfItIsUnknown() {
        String nobody = "00".repeat(32);
        assertThatThrownBy(() -> made.selection(made.visit.id().toString(), nobody))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("transaction " + nobody)
                .message()
                .doesNotContain(made.visit.id().toString());
        assertThatThrownBy(() ->
                        made.selection(
                                made.visit.outPoint(9).toString(),
                                ScriptFixture.keyHash("x")
                                        .address(PaidSite.CHAIN)
                                        .orElseThrow()
                                        .text()))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("2 of the selection are not stored")
                .hasMessageContaining(made.visit.outPoint(9).toString());
    }

    @Test
    void whatIsUnknownMayExistWhereBlocksAreMissing() {
        made.chain.mine();
        made.chain.mine();
        made.ledger.apply(ChainFixture.connect(made.chain.blocks().getLast()));
        assertThatThrownBy(() -> made.selection("00".repeat(32)))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("may exist");
    }

    @Test
    void aSelectionNamesTheLinesThatCannotBeRead() {
        assertThatThrownBy(() -> made.selection(made.visit.id().toString(), "", "zz", "1:2"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("2 lines")
                .hasMessageContaining("line 3")
                .hasMessageContaining("line 4");
        assertThatThrownBy(() -> made.selection("# nothing")).isInstanceOf(BadInput.class);
    }

    @Test
    void whatALimitCutsIsSaid() {
        Selection miner = Selection.of(PaidSite.address("miner").text(), PaidSite.CHAIN);
        EvidenceGraph graph = made.exhibition().of(miner, 2).graph();

        assertThat(transactions(graph)).hasSize(2);
        assertThat(graph.header().limited()).isTrue();
        assertThat(graph.header().notFollowed().getFirst().reason())
                .contains("not all of its 4 payments");
        Selection two = Selection.of(made.visit.id() + "\n" + made.swept.id(), PaidSite.CHAIN);
        assertThatThrownBy(() -> made.exhibition().of(two, 1)).isInstanceOf(LimitExceeded.class);
    }

    private static List<String> transactions(EvidenceGraph graph) {
        return graph.nodes().stream()
                .filter(n -> n instanceof Node.Transaction)
                .map(n -> ((Node.Transaction) n).transaction())
                .toList();
    }

    private static Map<String, Rational> amounts(EvidenceGraph graph, Edge.Kind kind) {
        return graph.edges().stream()
                .filter(e -> e.kind() == kind)
                .map(e -> e.movement().orElseThrow())
                .collect(
                        Collectors.toMap(
                                Edge.Movement::reference, m -> m.amount().orElseThrow().amount()));
    }

    private static List<EvidenceClass> classes(EvidenceGraph graph, Edge.Kind kind) {
        return graph.edges().stream().filter(e -> e.kind() == kind).map(Edge::evidence).toList();
    }

    private static Rational ends(EvidenceGraph graph) {
        return Rational.sum(
                graph.edges().stream()
                        .flatMap(e -> e.traced().stream())
                        .filter(t -> t.end().isPresent())
                        .map(t -> t.amount().amount())
                        .toList());
    }

    private static Rational fees(EvidenceGraph graph) {
        return Rational.sum(
                graph.nodes().stream()
                        .flatMap(n ->
                                n instanceof Node.Transaction t
                                        ? t.passage().stream()
                                        : Stream.<Node.Passage>empty())
                        .map(p -> p.tracedFee().amount())
                        .toList());
    }
}
