package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tracer.ledger.TransactionFixture.spending;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.Portion;
import tracer.flow.Rational;
import tracer.flow.Seed;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.LimitExceeded;
import tracer.problem.NotFound;

/** What a trace can begin with, and how wrong names are told apart. */
class SeedingTest {
    private final ChainFixture chain = ChainFixture.from(0);
    private final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private final MemoryLabels labels = new MemoryLabels();
    private final Inquiry inquiry = new Inquiry(MemoryPorts.of(ledger, labels));

    /** Block 2: alice 10, bob 20, alice 3. */
    private Transaction first;

    /** Block 3: alice's 10 and bob's 20 pay alice 7 and carol 22. */
    private Transaction second;

    @BeforeEach
    void someBlocks() {
        chain.mine();
        Block funds = chain.mine();
        first =
                spending(ChainFixture.coinbaseOf(funds), 0)
                        .pay("alice", 10)
                        .pay("bob", 20)
                        .pay("alice", 3)
                        .build();
        chain.mine(first);
        second = spending(first, 0).spend(first, 1).pay("alice", 7).pay("carol", 22).build();
        chain.mine(second);
        ledger.apply(chain.change());
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
    }

    private static String address(String owner) {
        return ScriptFixture.of(ScriptType.P2WPKH, owner)
                .address(BitcoinChain.REGTEST)
                .orElseThrow()
                .text();
    }

    private List<Seed> seeds(Direction direction, String... names) {
        return inquiry.seeds(SeedQuestion.of(List.of(names), direction));
    }

    private List<Seed> chosen(
            boolean unspent, @Nullable Integer from, @Nullable Integer to, String... names) {
        return inquiry.seeds(
                new SeedQuestion(
                        List.of(names),
                        Direction.FORWARD,
                        unspent,
                        new PaidWithin(
                                from == null ? OptionalInt.empty() : OptionalInt.of(from),
                                to == null ? OptionalInt.empty() : OptionalInt.of(to),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty()));
    }

    @Test
    void aTransactionIsItsOutputsForwardAndWhatItSpendsBackward() {
        assertThat(seeds(Direction.FORWARD, second.id().toString()))
                .containsExactly(Seed.whole(second.outPoint(0)), Seed.whole(second.outPoint(1)));
        assertThat(seeds(Direction.BACKWARD, second.id().toString()))
                .containsExactly(Seed.whole(first.outPoint(0)), Seed.whole(first.outPoint(1)));
        String coinbase = ChainFixture.coinbaseOf(chain.at(1)).id().toString();
        assertThatThrownBy(() -> seeds(Direction.BACKWARD, coinbase))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("new in block 1");
    }

    @Test
    void anAddressIsWhatItWasEverPaidOrWhatIsUnspentWithinHeights() {
        String alice = address("alice");
        assertThat(seeds(Direction.FORWARD, alice))
                .extracting(Seed::output)
                .containsExactly(first.outPoint(0), first.outPoint(2), second.outPoint(0));
        assertThat(chosen(true, null, null, alice))
                .extracting(Seed::output)
                .containsExactly(first.outPoint(2), second.outPoint(0));
        assertThat(chosen(false, 3, null, alice))
                .extracting(Seed::output)
                .containsExactly(second.outPoint(0));
        assertThat(chosen(true, null, 2, alice))
                .extracting(Seed::output)
                .containsExactly(first.outPoint(2));
        assertThatThrownBy(() -> chosen(true, null, null, address("bob")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("of the 1 outputs paid to address");
    }

    @Test
    void anEntityIsWhatAllItsScriptsWerePaid() {
        assertThat(seeds(Direction.FORWARD, "entity:" + address("bob")))
                .extracting(Seed::output)
                .containsExactlyInAnyOrder(
                        first.outPoint(0),
                        first.outPoint(1),
                        first.outPoint(2),
                        second.outPoint(0));
        assertThatThrownBy(() -> seeds(Direction.FORWARD, "entity:" + address("carol")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void partsAreReadWithTheOutputOrForAll() {
        assertThat(
                        seeds(
                                Direction.FORWARD,
                                first.outPoint(0) + "=1/3",
                                first.outPoint(1) + "=5sat"))
                .containsExactly(
                        new Seed(first.outPoint(0), new Portion.Part(Rational.of(1, 3))),
                        new Seed(first.outPoint(1), new Portion.Units(BigInteger.valueOf(5))));
        SeedQuestion half =
                new SeedQuestion(
                        List.of(first.outPoint(0) + "=1/3", first.outPoint(1).toString()),
                        Direction.FORWARD,
                        false,
                        PaidWithin.ALWAYS,
                        Optional.of(Seed.portion("50%")));
        assertThat(inquiry.seeds(half))
                .extracting(Seed::toString)
                .containsExactly(first.outPoint(0) + "=1/3", first.outPoint(1) + "=1/2");
        SeedQuestion amount =
                new SeedQuestion(
                        List.of(first.id().toString()),
                        Direction.FORWARD,
                        false,
                        PaidWithin.ALWAYS,
                        Optional.of(Seed.portion("5sat")));
        assertThatThrownBy(() -> inquiry.seeds(amount))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("these are 3");
    }

    @Test
    void everyWrongSeedIsToldApart() {
        String nothing = "ab".repeat(32);
        assertThatThrownBy(() -> seeds(Direction.FORWARD, nothing))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("is in no block up to height 3");
        assertThatThrownBy(() -> trace(Seed.of(nothing + ":0")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("is in no block up to height 3");
        assertThatThrownBy(() -> trace(Seed.of(first.id() + ":3")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("has no output 3: it has 3, counted from 0");
        assertThatThrownBy(() -> trace(Seed.of(first.outPoint(0) + "=11sat")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(first.outPoint(0).toString())
                .hasMessageContaining("11 base units is more than the 10");
        assertThatThrownBy(() ->
                        trace(Seed.whole(first.outPoint(0)), Seed.of(first.outPoint(0) + "=1/2")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> seeds(Direction.FORWARD, address("nobody")))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("a payment to address");
        assertThatThrownBy(() -> chosen(false, 4, null, address("alice")))
                .isInstanceOf(DataGap.class)
                .hasMessageContaining("ends at block 3");
        assertThatThrownBy(() -> chosen(false, 3, 2, address("alice")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("contradictory seeds");
        assertThatThrownBy(() -> chosen(true, null, null, first.outPoint(0).toString()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("only where one is named");
        assertThatThrownBy(() -> seeds(Direction.FORWARD, "@nowhere.txt"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no file nowhere.txt");
        assertThatThrownBy(() -> SeedQuestion.of(List.of(" ", ""), Direction.FORWARD))
                .isInstanceOf(BadInput.class);
        for (String text :
                List.of(
                        "=1/3",
                        ":0=1/3",
                        first.outPoint(0) + "=",
                        first.outPoint(0) + "=0",
                        first.outPoint(0) + "=2",
                        first.outPoint(0) + "=0sat",
                        first.outPoint(0) + "=1.5sat")) {
            assertThatThrownBy(() -> seeds(Direction.FORWARD, text))
                    .as(text)
                    .isInstanceOf(BadInput.class);
        }
    }

    @Test
    void moreSeedsThanATraceBeginsWithAreRefusedAndCanBeNarrowed() {
        Block funds = chain.mine();
        TransactionFixture wide = spending(ChainFixture.coinbaseOf(funds), 0);
        for (int i = 0; i <= TraceRequest.MOST_SEEDS; i++) {
            wide.pay("hub", 1);
        }
        Transaction many = wide.build();
        Block later = chain.mine(many);
        Transaction one = spending(ChainFixture.coinbaseOf(chain.mine()), 0).pay("hub", 5).build();
        Block last = chain.mine(one);
        ledger.apply(ChainFixture.connect(chain.blocks(4, last.height())));

        assertThatThrownBy(() -> seeds(Direction.FORWARD, address("hub")))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("more than the 10000 outputs");
        assertThat(chosen(false, later.height() + 1, null, address("hub")))
                .containsExactly(Seed.whole(one.outPoint(0)));
    }

    /** Alice's 10 goes on into her 7: both are seeds, and the 7 is there once. */
    @Test
    void whatFlowsFromASeedIntoASeedIsThereOnce() {
        TraceDocument trace = trace(Seed.whole(first.outPoint(0)), Seed.whole(second.outPoint(0)));

        assertThat(trace.balance().source().sats()).isEqualTo("10");
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.question().seeds())
                .containsExactlyInAnyOrder(
                        first.outPoint(0).toString(), second.outPoint(0).toString());
        assertThat(trace.title()).contains("of 2 outputs");
        assertThat(trace(Seed.of(first.outPoint(0) + "=4sat")).title()).contains("part of");
    }

    private TraceDocument trace(Seed... seeds) {
        return inquiry.trace(
                new TraceRequest(
                        List.of(seeds),
                        Direction.FORWARD,
                        Policy.FIFO,
                        Limits.NONE,
                        StopRules.NONE),
                Progress.SILENT,
                Cancellation.NEVER);
    }
}
