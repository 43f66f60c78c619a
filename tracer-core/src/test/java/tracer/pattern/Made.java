package tracer.pattern;

import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.Trace;
import tracer.flow.TraceRequest;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/** A made-up chain that indicators are asked about. */
final class Made {
    static final long BTC = 100_000_000L;

    final ChainFixture chain = ChainFixture.from(0);
    final MemoryLedger ledger = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    final MemoryLabels labels = new MemoryLabels();

    Made() {
        chain.mine();
    }

    /** A new coin of an owner, and nothing else, in a block of its own. */
    Transaction coin(String owner, long sats) {
        Block block = chain.mine();
        Transaction t = spending(ChainFixture.coinbaseOf(block), 0).pay(owner, sats).build();
        chain.mine(t);
        return t;
    }

    /** Peels of 1 BTC off a coin of 20, ten minutes or so apart. */
    List<Transaction> peels(Transaction coin, int howMany) {
        List<Transaction> peels = new java.util.ArrayList<>();
        Transaction last = coin;
        for (int i = 1; i <= howMany; i++) {
            Transaction peel =
                    spending(last, i == 1 ? 0 : 1)
                            .pay("payee " + i, BTC)
                            .pay("change " + i, (20 - i) * BTC)
                            .build();
            chain.mine(peel);
            peels.add(peel);
            last = peel;
        }
        return peels;
    }

    void label(String owner, Category category) {
        labels.add(List.of(new Label(address(owner), owner, category, "test")));
    }

    static Address address(String owner) {
        return ScriptFixture.witnessKeyHash(owner).address(BitcoinChain.REGTEST).orElseThrow();
    }

    /** Stores everything but some blocks. */
    Made store(int... missing) {
        List<Integer> left = java.util.Arrays.stream(missing).boxed().toList();
        List<Block> kept = chain.blocks().stream().filter(b -> !left.contains(b.height())).toList();
        kept.forEach(b -> ledger.apply(ChainFixture.connect(b)));
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
        return this;
    }

    Trace trace(OutPoint seed, Direction direction) {
        return new FlowTracing(ledger, labels, ledger)
                .trace(
                        new TraceRequest(
                                seed, direction, Policy.FIFO, Limits.NONE, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    Patterns patterns(OutPoint seed) {
        return patterns(seed, Direction.FORWARD);
    }

    Patterns patterns(OutPoint seed, Direction direction) {
        return finding(Budget.DEFAULT)
                .ofTrace(trace(seed, direction), Parameters.DEFAULT, Cancellation.NEVER);
    }

    Patterns patterns(String owner) {
        return finding(Budget.DEFAULT)
                .ofAddress(address(owner), Parameters.DEFAULT, Cancellation.NEVER);
    }

    PatternFinding finding(Budget budget) {
        return new PatternFinding(new Sources(ledger, ledger, labels, ledger), budget);
    }

    static Verdict verdict(Patterns patterns, Indicator indicator) {
        return patterns.verdicts().get(List.of(Indicator.values()).indexOf(indicator));
    }
}
