package tracer.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.account.AccountFixture.address;
import static tracer.account.AccountFixture.token;
import static tracer.account.AccountTransactionFixture.by;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.account.AccountBlock;
import tracer.account.AccountFixture;
import tracer.account.Seen;
import tracer.account.TransferId;
import tracer.account.TransferKind;
import tracer.attribution.Category;
import tracer.evidence.EvidenceClass;
import tracer.exhibit.Edge.Kind;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.flow.TransferSeed;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;
import tracer.protection.Protected;

/** Graphs of traces over accounts: complete, claimed, exact, and nobody protected unasked. */
class AccountGraphTest {
    private final TransferCase made = new TransferCase();

    /** The payer's 1,000 reach a collector, which pays a fee, an exchange and a friend. */
    private TransferId payment() {
        made.open("payer", 5_000).open("site", 10).open("collector", 0).open("friend", 0);
        TransferId seed =
                TransferCase.first(
                        made.chain.mine(by("payer").burn(3).pay("site", 1_000)),
                        TransferKind.VALUE);
        made.chain.mine(by("site").burn(7).tip(2, "miner").pay("collector", 900));
        made.chain.mine(by("collector").burn(5).pay("exchange", 600));
        made.chain.mine(
                new Seen(Seen.Calls.NOT_SEEN, true),
                List.of(by("collector").pay("friend", 100)),
                List.of());
        made.label("exchange", "Exchange A", Category.EXCHANGE);
        return seed;
    }

    private Exhibit forward(TransferId seed, Policy policy) {
        return made.trace(seed, Direction.FORWARD, policy, Limits.NONE);
    }

    private static Rational ended(EvidenceGraph graph) {
        return Rational.sum(
                graph.edges().stream()
                        .flatMap(e -> e.traced().stream())
                        .filter(t -> t.end().isPresent())
                        .map(t -> t.amount().amount())
                        .toList());
    }

    static List<Policy> policies() {
        return Policy.ofAccounts(Direction.FORWARD);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theEdgesThatEndAddUpToTheSource(Policy policy) {
        TransferId seed = payment();
        EvidenceGraph forward = forward(seed, policy).graph();
        assertThat(ended(forward)).isEqualTo(Rational.of(1_000));
        if (Policy.ofAccounts(Direction.BACKWARD).contains(policy)) {
            EvidenceGraph back = made.trace(seed, Direction.BACKWARD, policy, Limits.NONE).graph();
            assertThat(ended(back)).isEqualTo(Rational.of(1_000));
        }
        assertThat(forward.count(Kind.TRANSFERS)).isGreaterThan(4);
        assertThat(forward.count(Kind.HOLDS)).isPositive();
    }

    /** The payer's 1,000 and half of the 900 that are paid on of them: the same coins once. */
    @ParameterizedTest
    @MethodSource("policies")
    void severalSeedsAreOneGraph(Policy policy) {
        TransferId seed = payment();
        TransferId on = TransferCase.first(made.chain.at(2), TransferKind.VALUE);
        made.open("third", 77);
        TransferId third =
                TransferCase.first(
                        made.chain.mine(by("third").pay("friend", 77)), TransferKind.VALUE);
        EvidenceGraph graph =
                made.exhibition()
                        .ofTrace(
                                EvmChain.ETHEREUM,
                                new AccountTraceRequest(
                                        List.of(
                                                TransferSeed.whole(third),
                                                TransferSeed.of(on + "=1/2"),
                                                TransferSeed.whole(seed)),
                                        Direction.FORWARD,
                                        policy,
                                        Limits.NONE,
                                        StopRules.NONE),
                                Progress.SILENT,
                                Cancellation.NEVER)
                        .graph();
        GraphHeader.Term source = graph.header().account().getFirst();
        assertThat(source.name()).isEqualTo("source");
        assertThat(ended(graph)).isEqualTo(source.amount().amount());
        assertThat(source.amount().amount())
                .isBetween(Rational.of(1_077), Rational.of(1_077 + 450));
        assertThat(graph.header().question()).contains("the value of 3 transfers");
        assertThat(graph.header().parameters())
                .anyMatch(p ->
                        p.name().equals("seed")
                                && List.of(p.value().split(","))
                                        .containsAll(
                                                List.of(
                                                        third.toString(),
                                                        on + "=1/2",
                                                        seed.toString())));
    }

    @Test
    void everyTransferIsClaimedAndTheHeaderSaysOnWhatItRests() {
        EvidenceGraph graph = forward(payment(), Policy.FIFO).graph();

        assertThat(graph.edges())
                .allSatisfy(e ->
                        assertThat(e.evidence())
                                .isEqualTo(
                                        e.kind() == Kind.LABELLED_AS
                                                ? EvidenceClass.LABEL
                                                : EvidenceClass.CLAIMED));
        assertThat(graph.nodes()).noneMatch(n -> n.evidence() == EvidenceClass.FACT);
        GraphHeader h = graph.header();
        assertThat(h.chain()).isEqualTo("ethereum");
        assertThat(h.height()).isEqualTo(4);
        assertThat(h.hash()).isEqualTo("0x" + made.chain.tip().hash());
        assertThat(h.policy()).contains(new Edge.PolicyNote("fifo", Policy.FIFO.version()));
        assertThat(h.parameters()).contains(new GraphHeader.Parameter("asset", "ethereum:ETH"));
        assertThat(h.notes())
                .anyMatch(n -> n.contains("claimed by the node"))
                .anyMatch(n -> n.contains("Internal transfers were not seen in blocks 4"));
        assertThat(graph.edges())
                .filteredOn(e -> e.kind() == Kind.LABELLED_AS)
                .extracting(Edge::from)
                .containsExactly("account:ethereum:" + address("exchange").text());
    }

    @Test
    void anIndependentReaderFindsTheSameCountsAndAmounts() {
        Exhibit exhibit = forward(payment(), Policy.HAIRCUT);
        EvidenceGraph graph = exhibit.graph();
        GraphMlReader read =
                GraphMlReader.read(exhibit.files(ExportFormat.GRAPHML, false).getFirst());

        assertThat(read.graph().vertexSet()).hasSize(graph.nodes().size());
        assertThat(read.graph().edgeSet()).hasSize(graph.edges().size());
        assertThat(read.edges().stream().map(e -> e.getOrDefault("traced", "")).toList())
                .containsExactlyInAnyOrderElementsOf(
                        graph.edges().stream()
                                .map(e ->
                                        e.traced()
                                                .map(t -> t.amount().amount().toString())
                                                .orElse(""))
                                .toList());
    }

    @Test
    void theMostThatATokenCanSayComesBackExactly() {
        Asset.Token usd = token("usd");
        made.open("a", usd, AccountFixture.MOST)
                .open("b", usd, BigInteger.ZERO)
                .open("c", usd, BigInteger.ZERO);
        TransferId seed =
                TransferCase.first(
                        made.chain.mine(by("a").log("usd", "a", "b", AccountFixture.MOST)),
                        TransferKind.LOG);
        made.chain.mine(by("b").log("usd", "b", "c", AccountFixture.MOST));
        Exhibit exhibit = forward(seed, Policy.FIFO);
        String most = AccountFixture.MOST.toString();

        List<Map<String, String>> edges =
                GraphMlReader.read(exhibit.files(ExportFormat.GRAPHML, false).getFirst()).edges();
        assertThat(edges)
                .hasSize(3)
                .allSatisfy(e ->
                        assertThat(e)
                                .containsEntry("amount", most)
                                .containsEntry("traced", most)
                                .containsEntry("asset", usd.contract().text())
                                .doesNotContainKey("decimals"));
        for (JsonNode e : Files.json(exhibit).get("edges")) {
            assertThat(e.get("amount").textValue()).isEqualTo(most);
            assertThat(e.get("tracedRuns").textValue()).isEqualTo("0+" + most);
        }
        assertThat(Files.rows(Files.named(exhibit.files(ExportFormat.CSV, false), "edges.csv")))
                .allSatisfy(r ->
                        assertThat(Files.unguarded(r.getOrDefault("amount", ""))).isEqualTo(most));
    }

    @Test
    void valueWithoutAnAddressAtOneEndHasANodeAllTheSame() {
        made.open("staker", 0).open("shop", 0);
        made.chain.mine(
                new Seen(Seen.Calls.TRACE_BLOCK, true),
                List.of(),
                List.of(new AccountFixture.Own(TransferKind.WITHDRAWAL, "staker", 100)));
        AccountBlock paid = made.chain.mine(by("staker").burn(4).tip(1, "miner").pay("shop", 90));
        EvidenceGraph back =
                made.trace(
                                TransferCase.first(paid, TransferKind.VALUE),
                                Direction.BACKWARD,
                                Policy.FIFO,
                                Limits.NONE)
                        .graph();
        assertThat(back.nodes())
                .anyMatch(n -> n instanceof Node.Address a && a.form().equals("outside"));

        EvidenceGraph forward =
                forward(TransferCase.first(made.chain.at(1), TransferKind.WITHDRAWAL), Policy.FIFO)
                        .graph();
        assertThat(forward.nodes())
                .anySatisfy(n ->
                        assertThat(n)
                                .isInstanceOfSatisfying(
                                        Node.Transaction.class,
                                        t -> {
                                            assertThat(t.fee().state()).isEqualTo("claimed");
                                            assertThat(t.fee().amount().orElseThrow().amount())
                                                    .isEqualTo(Rational.of(5));
                                        }));
        assertThat(ended(forward)).isEqualTo(Rational.of(100));
    }

    @Test
    void whatWasNotFollowedIsSaidWithItsAmount() {
        Exhibit exhibit =
                made.trace(payment(), Direction.FORWARD, Policy.FIFO, Limits.NONE.withHops(1));

        GraphHeader header = exhibit.graph().header();
        assertThat(header.limited()).isTrue();
        assertThat(header.notFollowed())
                .isNotEmpty()
                .allSatisfy(n -> assertThat(n.reason()).contains("limit reached (1 hops)"));
    }

    @ParameterizedTest
    @EnumSource
    void thePayerOfASiteLeavesOnPurposeAndUnderTheBannerOnly(ExportFormat format) {
        TransferId seed = payment();
        made.label("site", "A site", Category.ADVERTISING);
        Exhibit exhibit = forward(seed, Policy.FIFO);

        assertThatThrownBy(() -> exhibit.files(format, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 protected address ");
        assertThat(exhibit.files(format, true))
                .allSatisfy(f -> assertThat(Files.text(f)).contains(Protected.BANNER));
        assertThat(exhibit.graph().protectedNodes()).isEqualTo(1);
    }

    /** The trace begins behind the site; its payer shows again further on. */
    @Test
    void aPaymentOutsideTheTraceProtectsItsPayerToo() {
        payment();
        made.label("site", "A site", Category.ADVERTISING);
        AccountBlock later = made.chain.mine(by("friend").pay("payer", 50));

        assertThatThrownBy(() ->
                        forward(TransferCase.first(later, TransferKind.VALUE), Policy.FIFO)
                                .files(ExportFormat.JSON, false))
                .isInstanceOf(BadInput.class);
    }
}
