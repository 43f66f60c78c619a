package tracer.exhibit;

import static tracer.ledger.TransactionFixture.spending;

import java.util.List;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.entity.Clustering;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.inquiry.MemoryPorts;
import tracer.inquiry.Ports;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ChainFixture;
import tracer.ledger.Hash32;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;

/**
 * A payer pays an advertising site; its takings, with money of unknown origin, go in two outputs to
 * one script and on to a deposit address of an exchange, whose label stands on another address that
 * was spent together with it.
 */
final class PaidSite {
    static final BitcoinChain CHAIN = BitcoinChain.REGTEST;

    final ChainFixture chain = ChainFixture.from(0);
    final MemoryLedger ledger = new MemoryLedger(CHAIN, new CoSpend());
    final MemoryLabels labels = new MemoryLabels();
    final MemoryProtections protections = new MemoryProtections();
    final Transaction visit;
    final Transaction collected;
    final Transaction deposited;
    final Transaction swept;

    PaidSite(String siteName) {
        Transaction coinbase = ChainFixture.coinbaseOf(chain.mine());
        Transaction funding =
                spending(coinbase, 0)
                        .pay("payer", 1_000_000)
                        .pay("controller", 500_001)
                        .pay("other deposit", 70_000)
                        .build();
        visit = spending(funding, 0).pay("site", 800_000).pay("payer's change", 199_000).build();
        collected =
                spending(visit, 0)
                        .spend(funding, 1)
                        .pay("collecting", 600_000)
                        .pay("collecting", 600_001)
                        .pay(ScriptFixture.bareKey("savings"), 99_000)
                        .build();
        deposited =
                spending(collected, 0)
                        .spend(collected, 1)
                        .pay("deposit", 1_100_000)
                        .pay("kept", 99_501)
                        .build();
        swept = spending(deposited, 0).spend(funding, 2).pay("hot wallet", 1_169_000).build();
        chain.mine(funding, visit);
        chain.mine(collected, deposited);
        chain.mine(swept);
        ledger.apply(chain.change());
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
        label("site", siteName, Category.ADVERTISING);
        label("other deposit", "Exchange A", Category.EXCHANGE);
    }

    PaidSite() {
        this("Advertising site");
    }

    /** A transaction one of whose inputs is not stored. */
    static Transaction fromElsewhere(Transaction with) {
        return spending(new OutPoint(new TxId(new Hash32(7, 7, 7, 7)), 3))
                .spend(with, 1)
                .pay("somebody", 500)
                .build();
    }

    private void label(String owner, String name, Category category) {
        labels.add(List.of(new Label(address(owner), name, category, "a list")));
    }

    static Script script(String owner) {
        return ScriptFixture.witnessKeyHash(owner);
    }

    static Address address(String owner) {
        return script(owner).address(CHAIN).orElseThrow();
    }

    Ports ports() {
        return MemoryPorts.of(ledger, labels, protections, new MemoryAccounts());
    }

    Exhibition exhibition() {
        return new Exhibition(ports());
    }

    Exhibit forward(Policy policy) {
        return trace(visit.outPoint(0), Direction.FORWARD, policy, Limits.NONE);
    }

    Exhibit trace(OutPoint seed, Direction direction, Policy policy, Limits limits) {
        return exhibition()
                .ofTrace(
                        new TraceRequest(seed, direction, policy, limits, StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    Exhibit selection(String... lines) {
        return exhibition()
                .of(Selection.of(String.join("\n", lines), CHAIN), Limits.DEFAULT_TRANSACTIONS);
    }
}
