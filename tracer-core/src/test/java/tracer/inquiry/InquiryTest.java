package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.Validity;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.path.OutputPathFinding;
import tracer.path.PathRequest;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.NotFound;

class InquiryTest {
    private static final BitcoinChain CHAIN = BitcoinChain.REGTEST;

    private final ChainFixture chain = ChainFixture.from(0);
    private final MemoryLedger ledger = new MemoryLedger(CHAIN, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final Inquiry inquiry =
            new Inquiry(
                    new Ports(
                            ledger,
                            ledger,
                            ledger,
                            labels,
                            new FlowTracing(ledger, labels, ledger),
                            new OutputPathFinding(ledger, ledger, labels, ledger),
                            new MemoryProtections(),
                            new MemoryAccounts()));

    /** Block 2: miner pays alice 10, bob (bare key) 20 and carries data; fee 0.5. */
    private Transaction first;

    /** Block 3: alice and bob pay the exchange together; fee 1. */
    private Transaction second;

    @BeforeEach
    void someBlocks() {
        chain.mine();
        Block funds = chain.mine();
        first =
                spending(ChainFixture.coinbaseOf(funds), 0)
                        .pay("alice", 1_000_000_000L)
                        .pay(ScriptFixture.bareKey("bob"), 2_000_000_000L)
                        .pay(ScriptFixture.of(ScriptType.OP_RETURN, "data"), 0)
                        .pay(ScriptFixture.keyHash("bob"), 1_950_000_000L)
                        .build();
        chain.mine(first);
        second =
                spending(first, 0)
                        .spend(first, 1)
                        .pay("exchange deposit", 2_500_000_000L)
                        .pay("carol", 400_000_000L)
                        .build();
        chain.mine(second);
        ledger.apply(chain.change());
    }

    private static Address address(Script script) {
        return script.address(CHAIN).orElseThrow();
    }

    private void compute() {
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
    }

    private TraceDocument trace(OutPoint seed, Direction direction, Policy policy, Limits limits) {
        return inquiry.trace(
                new TraceRequest(seed, direction, policy, limits, StopRules.DEFAULT),
                Progress.SILENT,
                Cancellation.NEVER);
    }

    @Test
    void transactionTellsInputsOutputsFeeAndConfirmations() {
        TransactionDocument tx = inquiry.transaction(second.id());
        assertThat(tx.confirmations()).isEqualTo(1);
        assertThat(inquiry.transaction(first.id()).confirmations()).isEqualTo(2);
        assertThat(tx.fee().state()).isEqualTo("known");
        assertThat(tx.fee().amount()).contains(new Amount("100000000", "1.00000000 BTC"));
        assertThat(tx.totalIn()).map(Amount::sats).contains("3000000000");
        assertThat(tx.inputs())
                .extracting(TransactionDocument.InputNote::state)
                .containsOnly("known");
        assertThat(tx.dataHeight()).hasValue(3);
        assertThat(tx.dataHash()).contains(chain.tip().hash().toString());
    }

    @Test
    void outputsSaySpentUnspentOrUnspendable() {
        assertThat(inquiry.transaction(first.id()).outputs())
                .extracting(TransactionDocument.OutputNote::state)
                .containsExactly("spent", "spent", "unspendable", "unspent");
        assertThat(inquiry.transaction(first.id()).outputs().get(3).sentence())
                .isEqualTo("no block up to 3 spends it");
        assertThat(inquiry.transaction(first.id()).outputs().get(3).evidence())
                .isEqualTo("claimed");
        assertThat(inquiry.transaction(ChainFixture.coinbaseOf(chain.at(0)).id()).outputs())
                .extracting(TransactionDocument.OutputNote::state)
                .containsExactly("unspendable");
    }

    @Test
    void acrossAGapAnOutputIsNotIndexedInsteadOfUnspentAndAFeeUnknown() {
        Block gap = chain.mine();
        Transaction over = spending(ChainFixture.coinbaseOf(gap), 0).pay("dave", 1_000L).build();
        chain.mine(over);
        ledger.apply(ChainFixture.connect(chain.at(5)));
        assertThat(inquiry.transaction(second.id()).outputs().get(1).state())
                .isEqualTo("not-indexed");
        assertThat(inquiry.transaction(second.id()).outputs().get(1).sentence())
                .contains("blocks after 3 are missing: blocks 0–3, 5 are stored");
        TransactionDocument tx = inquiry.transaction(over.id());
        assertThat(tx.fee())
                .isEqualTo(new TransactionDocument.FeeNote("unknown", Optional.empty()));
        assertThat(tx.inputs().getFirst().state()).isEqualTo("unknown");
        assertThat(tx.totalIn()).isEmpty();
    }

    @Test
    void anAbsentTransactionNamesWhatIsStored() {
        TxId absent = TxId.of("00".repeat(32));
        assertThatThrownBy(() -> inquiry.transaction(absent))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("blocks 0–3");
    }

    @Test
    void addressMergesBareKeyAndItsHashInChainOrderPageByPage() {
        Address bob = address(ScriptFixture.keyHash("bob"));
        AddressDocument all = inquiry.address(bob, PageRequest.FIRST);
        assertThat(all.scripts())
                .extracting(Party::scriptClass)
                .containsExactlyInAnyOrder("p2pk", "p2pkh");
        assertThat(all.received().sats()).isEqualTo("3950000000");
        assertThat(all.unspent().sats()).isEqualTo("1950000000");
        assertThat(all.truncated()).isFalse();

        List<String> paged = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AddressDocument page = inquiry.address(bob, new PageRequest(cursor, 1));
            assertThat(page.total()).isEqualTo(2);
            assertThat(page.truncated()).isEqualTo(page.next().isPresent());
            page.payments().forEach(p -> paged.add(p.output()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(paged).containsExactly(first.id() + ":1", first.id() + ":3");
    }

    @Test
    void anAddressNobodyPaidIsNotFoundAndAForeignCursorIsRefused() {
        assertThatThrownBy(() ->
                        inquiry.address(
                                address(ScriptFixture.keyHash("nobody")), PageRequest.FIRST))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("nothing stored pays");
        assertThatThrownBy(() ->
                        inquiry.address(
                                address(ScriptFixture.witnessKeyHash("alice")),
                                new PageRequest(Optional.of("-,-,-"), 5)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cursor");
    }

    @Test
    void entityNamesMembersAndTheReasonThatJoinsThem() {
        String alice = address(ScriptFixture.witnessKeyHash("alice")).text();
        assertThatThrownBy(() -> inquiry.entity(alice, PageRequest.FIRST))
                .isInstanceOf(DataGap.class);
        compute();
        EntityDocument entity = inquiry.entity(alice, PageRequest.FIRST);
        assertThat(entity.members()).isEqualTo(3);
        assertThat(entity.evidence()).isEqualTo("inference");
        assertThat(entity.reasons())
                .extracting(EntityDocument.Reason::rule)
                .contains("co-spend", "same-key");
        assertThat(entity.rules()).allSatisfy(r -> assertThat(r.knownFailure()).isNotBlank());
        assertThat(inquiry.entity(entity.id(), PageRequest.FIRST)).isEqualTo(entity);

        EntityDocument firstPage = inquiry.entity(alice, new PageRequest(Optional.empty(), 2));
        EntityDocument secondPage = inquiry.entity(alice, new PageRequest(firstPage.next(), 2));
        assertThat(firstPage.page()).hasSize(2);
        assertThat(secondPage.page()).hasSize(1);
        assertThat(secondPage.next()).isEmpty();
    }

    @Test
    void whoStandsAloneBelongsToNoEntity() {
        compute();
        String carol = address(ScriptFixture.witnessKeyHash("carol")).text();
        assertThatThrownBy(() -> inquiry.entity(carol, PageRequest.FIRST))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("no rule joins it");
    }

    @Test
    void traceSaysWhyEachEndEndedAndCloses() {
        labels.add(
                List.of(
                        new Label(
                                address(ScriptFixture.witnessKeyHash("exchange deposit")),
                                "Exchange A",
                                Category.EXCHANGE,
                                "labels.csv")));
        TraceDocument trace =
                trace(first.outPoint(0), Direction.FORWARD, Policy.HAIRCUT, Limits.NONE);
        assertThat(trace.title()).startsWith("10.00000000 BTC of ").endsWith("under haircut");
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.balance().equation())
                .isEqualTo("source = stops + unspent + fees + unspendable + cut");
        TraceDocument.HoldingEdge atExchange = trace.holdings().get(1);
        assertThat(atExchange.traced().sats()).isEqualTo("2500000000/3");
        assertThat(atExchange.traced().text()).isEqualTo("≈ 8.33333333 BTC");
        TraceDocument.End end = atExchange.end().orElseThrow();
        assertThat(end.sentence())
                .isEqualTo(
                        "stops at Exchange A (exchange; says labels.csv): inside, the chain shows nothing");
        assertThat(end.evidence()).isEqualTo("label");
        assertThat(trace.holdings().get(2).end().orElseThrow().evidence()).isEqualTo("claimed");
        assertThat(trace.notFollowed()).isEmpty();
    }

    @Test
    void aLabelSaysWhoHowSureAndOfWhen() {
        Basis basis =
                new Basis(
                        Confidence.SERVICE_DATA,
                        Optional.of("A team"),
                        Optional.of(LocalDate.parse("2021-11-12")),
                        Validity.UNSTATED);
        labels.add(List.of(exchangeDeposit("Exchange A", Category.EXCHANGE, basis)));

        TraceDocument.End end =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE)
                        .holdings()
                        .get(1)
                        .end()
                        .orElseThrow();

        assertThat(end.sentence())
                .isEqualTo(
                        "stops at Exchange A (exchange; says labels.csv of 2021-11-12, confidence"
                                + " service_data (50)): inside, the chain shows nothing");
        Party.LabelNote note = end.labels().getFirst();
        assertThat(note.confidence()).isEqualTo("service_data");
        assertThat(note.confidenceLevel()).isEqualTo(50);
        assertThat(note.author()).contains("A team");
        assertThat(note.asserted()).contains("2021-11-12");
        assertThat(note.chain()).contains("bitcoin-regtest");
        assertThat(note.inForce()).as("it has no dates to be in force by").isEmpty();
        assertThat(note.sentence())
                .isEqualTo(
                        "Exchange A (exchange), says labels.csv of 2021-11-12, written down by A"
                                + " team; confidence service_data (50)");
    }

    @Test
    void aSanctionIsMarkedAsOfTheTransactionsTime() {
        TraceDocument before =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE);
        LocalDate paid =
                LocalDate.parse(
                        before.holdings()
                                .get(1)
                                .created()
                                .orElseThrow()
                                .stamped()
                                .substring(0, 10));
        labels.add(
                List.of(
                        sanction("1 before", paid.minusDays(9), Optional.of(paid.minusDays(5))),
                        sanction("2 during", paid.minusDays(9), Optional.of(paid.plusDays(9))),
                        sanction("3 after", paid.plusDays(5), Optional.empty()),
                        sanction("4 that day", paid, Optional.empty()),
                        exchangeDeposit("5 undated", Category.SANCTIONED, Basis.UNSTATED)));

        TraceDocument.HoldingEdge listed =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE)
                        .holdings()
                        .get(1);

        assertThat(listed.end().orElseThrow().kind()).isEqualTo("unspent");
        assertThat(listed.party().labels())
                .extracting(n -> n.name() + ": " + n.inForce().orElse("-"))
                .containsExactly(
                        "1 before: not-in-force",
                        "2 during: in-force",
                        "3 after: not-in-force",
                        "4 that day: unknown",
                        "5 undated: unknown");
        assertThat(listed.party().labels().get(1).sentence())
                .contains(
                        "; list A list; listed %s; delisted %s; in force at that time"
                                .formatted(paid.minusDays(9), paid.plusDays(9)));
        assertThat(inquiry.transaction(second.id()).outputs().getFirst().party().labels())
                .as("a transaction says the same")
                .isEqualTo(listed.party().labels());
        assertThat(
                        inquiry.address(
                                        address(ScriptFixture.witnessKeyHash("exchange deposit")),
                                        PageRequest.FIRST)
                                .scripts()
                                .getFirst()
                                .labels())
                .as("an address has no time of its own")
                .allMatch(n -> n.inForce().isEmpty());
    }

    @Test
    void aLabelThatReachesOnlyThroughTheEntityIsAnInference() {
        compute();
        labels.add(
                List.of(
                        new Label(
                                address(ScriptFixture.keyHash("bob")),
                                "Exchange A",
                                Category.EXCHANGE,
                                "labels.csv")));

        TraceDocument.HoldingEdge alice =
                trace(
                                ChainFixture.coinbaseOf(chain.at(1)).outPoint(0),
                                Direction.FORWARD,
                                Policy.FIFO,
                                Limits.NONE)
                        .holdings()
                        .get(1);

        assertThat(alice.party().labels()).as("nothing is said of alice herself").isEmpty();
        TraceDocument.End end = alice.end().orElseThrow();
        assertThat(end.evidence()).isEqualTo("inference");
        assertThat(end.labels())
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.evidence()).isEqualTo("inference");
                    assertThat(n.sentence())
                            .endsWith("inferred: it stands on another address of the same entity");
                });
    }

    @Test
    void aBareKeyHasTheLabelsOfItsHash() {
        Label bob =
                new Label(
                        address(ScriptFixture.keyHash("bob")),
                        "Listed party",
                        Category.SANCTIONED,
                        "treasury");
        labels.add(List.of(bob));
        TransactionDocument tx = inquiry.transaction(first.id());
        assertThat(tx.outputs().get(1).party().scriptClass()).isEqualTo("p2pk");
        assertThat(tx.outputs().get(1).party().labels()).hasSize(1);
        assertThat(tx.outputs().get(3).party().labels())
                .as("once, on its own address")
                .isEqualTo(tx.outputs().get(1).party().labels());
        assertThat(tx.outputs().get(0).party().labels()).isEmpty();
    }

    private static Label sanction(String name, LocalDate listed, Optional<LocalDate> delisted) {
        return exchangeDeposit(
                name,
                Category.SANCTIONED,
                new Basis(
                        Confidence.AUTHORITY_DATA,
                        Optional.empty(),
                        Optional.empty(),
                        new Validity(Optional.of("A list"), Optional.of(listed), delisted)));
    }

    private static Label exchangeDeposit(String name, Category category, Basis basis) {
        Address deposit = address(ScriptFixture.witnessKeyHash("exchange deposit"));
        return new Label(deposit, name, category, "labels.csv").withBasis(basis);
    }

    @Test
    void whatALimitCutsIsListedWithItsValue() {
        TraceDocument trace =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE.withHops(0));
        assertThat(trace.truncated()).isTrue();
        assertThat(trace.notFollowed())
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.traced().sats()).isEqualTo("1000000000");
                    assertThat(n.reason()).contains("0 hops");
                });
        assertThat(trace.question().limits().hops()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void backwardTraceEndsInNewValue() {
        TraceDocument trace =
                trace(second.outPoint(1), Direction.BACKWARD, Policy.FIFO, Limits.NONE);
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.holdings().getLast().end().orElseThrow().sentence())
                .isEqualTo("new value, made in block 1");
    }

    @Test
    void pathIsFoundOrSaysWhyNot() {
        Address alice = address(ScriptFixture.witnessKeyHash("alice"));
        Address carol = address(ScriptFixture.witnessKeyHash("carol"));
        PathDocument found =
                inquiry.path(
                        new PathRequest<>(alice, carol, Limits.NONE, StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
        assertThat(found.outcome()).isEqualTo("found");
        assertThat(found.paths().getFirst().stops())
                .extracting(PathDocument.PathStop::output)
                .containsExactly(first.id() + ":0", second.id() + ":1");
        PathDocument none =
                inquiry.path(
                        new PathRequest<>(carol, alice, Limits.NONE, StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
        assertThat(none.outcome()).isEqualTo("none");
        assertThat(none.sentence()).isNotBlank();
    }

    @Test
    void statusTellsCoverageAndWhetherEntitiesAreUpToDate() {
        assertThat(inquiry.status().sentence())
                .isEqualTo("bitcoin-regtest: blocks 0–3. Entities have not been computed yet.");
        compute();
        assertThat(inquiry.status().entitiesCurrent()).isTrue();
        chain.mine();
        ledger.apply(ChainFixture.connect(chain.at(4)));
        StatusDocument behind = inquiry.status();
        assertThat(behind.entitiesCurrent()).isFalse();
        assertThat(behind.entitiesAt()).hasValue(3);
        assertThat(behind.sentence()).contains("computed at block 3");
    }

    @Test
    void anEmptyStoreSaysWhatToDo() {
        MemoryLedger empty = new MemoryLedger(CHAIN, new CoSpend());
        Inquiry nothing =
                new Inquiry(
                        new Ports(
                                empty,
                                empty,
                                empty,
                                labels,
                                new FlowTracing(empty, labels, empty),
                                new OutputPathFinding(empty, empty, labels, empty),
                                new MemoryProtections(),
                                new MemoryAccounts()));
        assertThat(nothing.status().dataHeight()).isEmpty();
        assertThat(nothing.status().sentence()).contains("tracer ingest bitcoin");
        assertThat(nothing.search("5").answers().getFirst().outcome()).isEqualTo("not-indexed");
    }
}
