package tracer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.ChainFixture.coinbaseOf;
import static tracer.ledger.ChainFixture.connect;
import static tracer.ledger.TransactionFixture.spending;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.bitcoin.TransactionFormat;
import tracer.problem.BadInput;

/** What every {@link LedgerSink} with its {@link LedgerSource} does when blocks are connected. */
public abstract class LedgerContract extends StoreContract {
    private static final OutPoint ELSEWHERE =
            OutPoint.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:3");

    @Test
    void coversNothingWhenEmpty() {
        LedgerSource ledger = store().ledger();
        assertThat(ledger.chain()).isEqualTo(BitcoinChain.REGTEST);
        assertThat(ledger.coverage()).isEqualTo(Coverage.NOTHING);
        assertThat(ledger.blocks(0, 10)).isEmpty();
        assertThat(ledger.headers(0, 10)).isEmpty();
        assertThat(ledger.orphans()).isEmpty();
        assertThat(ledger.transactions(List.of())).isEmpty();
        assertThat(ledger.spenders(List.of(ELSEWHERE))).isEmpty();
        assertThat(ledger.header(0)).isEmpty();
    }

    @Test
    void givesBlocksBackAsTheyCame() {
        ChainFixture chain = ChainFixture.economy(1);
        store().apply(chain.change());
        List<LedgerSource.PlacedBlock> stored = store().ledger().blocks(0, 1_000);
        assertThat(stored).hasSameSizeAs(chain.blocks());
        for (int i = 0; i < stored.size(); i++) {
            LedgerSource.PlacedBlock got = stored.get(i);
            Block want = chain.blocks().get(i);
            assertThat(got.header()).isEqualTo(want.header());
            assertThat(got.height()).isEqualTo(want.height());
            assertThat(got.transactions())
                    .extracting(PlacedTransaction::transaction)
                    .isEqualTo(want.transactions());
            for (int p = 0; p < got.transactions().size(); p++) {
                assertThat(got.transactions().get(p).place())
                        .isEqualTo(
                                new Place(
                                        want.height(),
                                        p,
                                        want.hash(),
                                        want.header().claimedTime()));
            }
        }
        assertThat(store().ledger().coverage())
                .isEqualTo(
                        new Coverage(List.of(new HeightRange(100, 112)), Optional.of(chain.tip())));
        assertThat(store().ledger().headers(105, 3))
                .extracting(LedgerSource.PlacedHeader::header)
                .containsExactly(
                        chain.at(105).header(), chain.at(106).header(), chain.at(107).header());
    }

    @Test
    void countsPaymentsOfThoseAloneThatHaveMore() {
        ChainFixture chain = ChainFixture.from(0);
        TransactionFixture wide = spending(coinbaseOf(chain.mine()), 0);
        for (int i = 0; i < 12; i++) {
            wide.pay(i < 7 ? "hub" : "quiet", 1);
        }
        Transaction paid = wide.build();
        Block with = chain.mine(paid);
        store().apply(chain.change());
        ScriptHash hub = paid.outputs().getFirst().script().hash();
        ScriptHash quiet = paid.outputs().getLast().script().hash();
        ScriptHash nobody = ScriptFixture.keyHash("nobody").hash();
        LedgerSource ledger = store().ledger();

        assertThat(ledger.paidMoreThan(4, List.of(hub, quiet, nobody)))
                .isEqualTo(Map.of(hub, PaymentCount.exactly(7), quiet, PaymentCount.exactly(5)));
        assertThat(ledger.paidMoreThan(5, List.of(hub, quiet, nobody)))
                .isEqualTo(Map.of(hub, PaymentCount.exactly(7)));
        assertThat(ledger.paidMoreThan(7, List.of(hub, quiet))).isEmpty();
        assertThat(ledger.paidMoreThan(0, List.of())).isEmpty();

        ChainFixture fork = chain.forkAfter(0, "other");
        fork.mine();
        store().apply(ChainFixture.reorganise(List.of(with), List.of(fork.at(1))));
        assertThat(ledger.paidMoreThan(0, List.of(hub, quiet))).isEmpty();
    }

    @Test
    void keepsEverythingThatAnIdCommitsTo() {
        ChainFixture chain = ChainFixture.from(0);
        Transaction coinbase = coinbaseOf(chain.mine());
        TransactionFixture everyClass = spending(coinbase, 0).version(-1).lockTime(0xffff_ffffL);
        for (ScriptType type : ScriptType.values()) {
            everyClass.pay(ScriptFixture.of(type, "carol"), 1_000);
        }
        Transaction odd =
                everyClass
                        .pay(Script.of(Bytes.EMPTY), 0)
                        .pay(ScriptFixture.of(ScriptType.OP_RETURN, "zero"), 0)
                        .pay(ScriptFixture.keyHash("carol"), 1_000)
                        .pay(ScriptFixture.keyHash("carol"), 1_000)
                        .build();
        Transaction bothInputs = spending(odd, 1).spend(odd, 0).pay("dave", 2_000).build();
        TransactionFixture wide = spending(bothInputs, 0);
        for (int i = 0; i < 2_000; i++) {
            wide.pay("payee " + i % 700, i % 3);
        }
        Transaction batch = wide.build();
        chain.mine(odd, bothInputs, batch);
        store().apply(chain.change());

        Map<TxId, PlacedTransaction> read =
                store().ledger().transactions(List.of(odd.id(), bothInputs.id(), batch.id()));
        assertThat(store().placed(odd).transaction()).isEqualTo(odd);
        assertThat(store().placed(bothInputs).transaction()).isEqualTo(bothInputs);
        assertThat(store().placed(batch).transaction()).isEqualTo(batch);
        assertThat(read.values())
                .allSatisfy(p ->
                        assertThat(TransactionFormat.computeId(p.transaction())).isEqualTo(p.id()));
        PlacedTransaction spender = store().placed(bothInputs);
        assertThat(spender.fundings())
                .containsExactly(
                        new Funding.Known(odd.outputs().get(1)),
                        new Funding.Known(odd.outputs().get(0)));
        assertThat(store().ledger().spenders(spender.spent()))
                .containsOnly(
                        Map.entry(odd.outPoint(1), new Spender(spender, 0)),
                        Map.entry(odd.outPoint(0), new Spender(spender, 1)));
    }

    @Test
    void answersOnlyForWhatIsStored() {
        ChainFixture chain = ChainFixture.economy(2);
        store().apply(connect(chain.blocks(100, 105)));
        Block unseen = chain.at(106);
        Transaction first = coinbaseOf(chain.at(100));
        assertThat(store().ledger().transactions(List.of(first.id(), coinbaseOf(unseen).id())))
                .containsOnlyKeys(first.id());
        assertThat(store().ledger().header(unseen.hash())).isEmpty();
        assertThat(store().ledger().header(106)).isEmpty();
        LedgerSource.PlacedHeader header =
                new LedgerSource.PlacedHeader(105, chain.at(105).header());
        assertThat(store().ledger().header(105)).contains(header);
        assertThat(store().ledger().header(chain.at(105).hash())).contains(header);
    }

    @Test
    void changesNothingWhenTheSameComesAgain() {
        ChainFixture chain = ChainFixture.economy(3);
        Hash32 once = store().apply(chain.change()).digest();
        assertThat(store().apply(chain.change()).digest()).isEqualTo(once);
        assertThat(store().apply(connect(chain.blocks(103, 107))).digest()).isEqualTo(once);
    }

    @Test
    void endsInTheSameDigestWhateverTheOrderOfBlocks() {
        long seed = Seed.of("order of blocks");
        ChainFixture chain = ChainFixture.economy(4);
        List<Block> shuffled = new ArrayList<>(chain.blocks());
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(b -> store().apply(connect(b)));
        assertThat(store().digest()).isEqualTo(reference().apply(chain.change()).digest());
    }

    @Test
    void coversSeveralRangesAndListsBlocksAcrossGaps() {
        ChainFixture chain = ChainFixture.economy(5);
        store().apply(connect(chain.blocks(108, 110)));
        store().apply(connect(chain.at(101)));
        store().apply(connect(chain.blocks(103, 104)));
        Coverage coverage = store().ledger().coverage();
        assertThat(coverage.ranges())
                .containsExactly(
                        new HeightRange(101, 101),
                        new HeightRange(103, 104),
                        new HeightRange(108, 110));
        assertThat(coverage.tip()).contains(new ChainTip(110, chain.at(110).hash()));
        assertThat(store().ledger().blocks(102, 3))
                .extracting(LedgerSource.PlacedBlock::height)
                .containsExactly(103, 104, 108);
        store().apply(connect(chain.at(102)));
        assertThat(store().ledger().coverage().ranges())
                .containsExactly(new HeightRange(101, 104), new HeightRange(108, 110));
    }

    @Test
    void leavesAnInputUnknownUntilItsFundingArrives() {
        ChainFixture chain = ChainFixture.from(10);
        Transaction funding = coinbaseOf(chain.mine());
        Transaction pay = spending(funding, 0).spend(ELSEWHERE).pay("alice", 7).build();
        chain.mine(pay);
        store().apply(connect(chain.at(11)));
        assertThat(placed(pay).fundings())
                .containsExactly(new Funding.Unknown(), new Funding.Unknown());
        assertThat(placed(pay).fee()).isEqualTo(new Fee.Unknown());
        assertThat(store().spender(ELSEWHERE).input()).isEqualTo(1);
        assertThat(store().ledger().transactions(List.of(funding.id(), ELSEWHERE.tx()))).isEmpty();

        store().apply(connect(chain.at(10)));
        assertThat(placed(pay).fundings())
                .containsExactly(
                        new Funding.Known(funding.outputs().getFirst()), new Funding.Unknown());
        assertThat(store().ledger().spenders(List.of(funding.outPoint(0))))
                .containsOnlyKeys(funding.outPoint(0));
    }

    @Test
    void letsAClaimedValueGiveWayToTheStoredOne() {
        ChainFixture chain = ChainFixture.from(10);
        Transaction funding = coinbaseOf(chain.mine());
        Transaction pay =
                spending(funding, 0).spend(ELSEWHERE).pay("alice", 4_999_999_000L).build();
        chain.mine(pay);
        Output said = new Output(Sats.of(17), ScriptFixture.keyHash("somebody"));
        Output real = funding.outputs().getFirst();
        store().apply(
                        LedgerChange.connect(
                                List.of(
                                        new ArrivedBlock(
                                                chain.at(11),
                                                Map.of(
                                                        funding.outPoint(0),
                                                        real,
                                                        ELSEWHERE,
                                                        said)))));
        assertThat(placed(pay).fundings())
                .containsExactly(new Funding.Claimed(real), new Funding.Claimed(said));
        assertThat(placed(pay).fee()).isEqualTo(new Fee.Claimed(Sats.of(1_017)));
        assertThat(store().ledger().transactions(List.of(funding.id()))).isEmpty();

        store().apply(connect(chain.at(10)));
        assertThat(placed(pay).fundings())
                .containsExactly(new Funding.Known(real), new Funding.Claimed(said));
    }

    @Test
    void keepsBothPlacesOfACoinbaseThatCameTwice() {
        ChainFixture chain = twice();
        chain.blocks().forEach(b -> store().apply(connect(b)));
        showsBothPlaces(chain);
    }

    @Test
    void keepsBothPlacesOfACoinbaseWhoseLaterBlockCameFirst() {
        ChainFixture chain = twice();
        chain.blocks().reversed().forEach(b -> store().apply(connect(b)));
        showsBothPlaces(chain);
        assertThat(store().digest()).isEqualTo(reference().apply(chain.change()).digest());
    }

    /** One coinbase at heights 90 and 92, spent at 93. */
    private static ChainFixture twice() {
        ChainFixture chain = ChainFixture.from(90);
        Transaction twice = TransactionFixture.coinbase("again").pay("pool", 50).build();
        chain.mineWith(twice);
        chain.mine();
        chain.mineWith(twice);
        chain.mine(spending(twice, 0).pay("alice", 49).build());
        return chain;
    }

    private void showsBothPlaces(ChainFixture chain) {
        Block early = chain.at(90);
        Block late = chain.at(92);
        Transaction twice = coinbaseOf(early);
        Place first = new Place(90, 0, early.hash(), early.header().claimedTime());
        Place second = new Place(92, 0, late.hash(), late.header().claimedTime());
        PlacedTransaction stored = store().placed(twice);
        assertThat(stored.place()).isEqualTo(second);
        assertThat(stored.overwritten()).containsExactly(first);
        List<LedgerSource.PlacedBlock> blocks = store().ledger().blocks(90, 3);
        assertThat(blocks.getFirst().transactions())
                .containsExactly(new PlacedTransaction(twice, first, List.of(), List.of()));
        assertThat(blocks.getLast().transactions()).containsExactly(stored);
        assertThat(store().spender(twice.outPoint(0)).transaction().place().height()).isEqualTo(93);
    }

    @Test
    void refusesWhatDoesNotFitTheStoredChainAndStoresNothingOfIt() {
        ChainFixture chain = ChainFixture.economy(6);
        ChainFixture other = chain.forkAfter(103, "other");
        other.mine();
        other.mine();
        other.mine();
        store().apply(connect(chain.blocks(102, 104)));
        Hash32 before = store().digest();
        // Another block at a stored height.
        refused(connect(other.at(104)), "104");
        // Does not link to the stored block below, nor to the one above.
        refused(connect(other.at(105)), "105");
        ChainFixture below = ChainFixture.from(101);
        below.mine();
        refused(connect(below.at(101)), "101");
        // A sound block before the one that fails is not stored either.
        refused(connect(List.of(chain.at(105), other.at(106))), "106");
        assertThat(store().ledger().coverage().ranges()).containsExactly(new HeightRange(102, 104));
        assertThat(store().digest()).isEqualTo(before);
    }

    @Test
    void refusesSpendsThatCannotBe() {
        ChainFixture chain = ChainFixture.from(10);
        Transaction funding = coinbaseOf(chain.mine());
        Transaction pay = spending(funding, 0).pay("alice", 1).build();
        chain.mine(pay);
        ChainFixture doubleSpend = chain.forkAfter(11, "double");
        doubleSpend.mine(spending(funding, 0).pay("bob", 1).build());
        ChainFixture noSuchOutput = chain.forkAfter(11, "none");
        noSuchOutput.mine(spending(pay, 1).pay("bob", 1).build());
        ChainFixture repeated = chain.forkAfter(11, "repeated");
        repeated.mine(pay);
        store().apply(chain.change());
        Hash32 before = store().digest();
        refused(connect(doubleSpend.at(12)), funding.outPoint(0).toString());
        refused(connect(noSuchOutput.at(12)), pay.outPoint(1).toString());
        refused(connect(repeated.at(12)), pay.id().toString());
        assertThat(store().digest()).isEqualTo(before);
    }

    @Test
    void showsReadersWholeChangesOnly() throws Exception {
        ChainFixture chain = ChainFixture.from(0);
        for (int i = 0; i < 60; i++) {
            chain.mine();
        }
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<?> watch =
                    reader.submit(() -> {
                        while (!done.get()) {
                            assertThat(store().ledger().coverage().blockCount() % 3).isZero();
                            assertThat(store().ledger().blocks(0, 100).size() % 3).isZero();
                        }
                    });
            try {
                for (int from = 0; from < 60; from += 3) {
                    store().apply(connect(chain.blocks(from, from + 2)));
                }
            } finally {
                done.set(true);
            }
            watch.get();
        }
        assertThat(store().ledger().coverage().blockCount()).isEqualTo(60);
    }

    private void refused(LedgerChange change, String naming) {
        assertThatThrownBy(() -> store().apply(change))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(naming);
    }

    private PlacedTransaction placed(Transaction t) {
        return store().placed(t);
    }
}
