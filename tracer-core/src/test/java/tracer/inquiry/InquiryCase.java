package tracer.inquiry;

import static tracer.ledger.TransactionFixture.spending;

import org.junit.jupiter.api.BeforeEach;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
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
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/** Two payments, and an inquiry about them. */
abstract class InquiryCase {
    static final BitcoinChain CHAIN = BitcoinChain.REGTEST;

    final ChainFixture chain = ChainFixture.from(0);
    final MemoryLedger ledger = new MemoryLedger(CHAIN, new CoSpend());
    final MemoryLabels labels = new MemoryLabels();
    final Inquiry inquiry = new Inquiry(MemoryPorts.of(ledger, labels));

    /** Block 2: miner pays alice 10, bob (bare key) 20 and carries data; fee 0.5. */
    Transaction first;

    /** Block 3: alice and bob pay the exchange together; fee 1. */
    Transaction second;

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

    static Address address(Script script) {
        return script.address(CHAIN).orElseThrow();
    }

    void compute() {
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
    }

    TraceDocument trace(OutPoint seed, Direction direction, Policy policy, Limits limits) {
        return inquiry.trace(
                new TraceRequest(seed, direction, policy, limits, StopRules.DEFAULT),
                Progress.SILENT,
                Cancellation.NEVER);
    }

    static Label exchangeDeposit(String name, Category category, Basis basis) {
        Address deposit = address(ScriptFixture.witnessKeyHash("exchange deposit"));
        return new Label(deposit, name, category, "labels.csv").withBasis(basis);
    }
}
