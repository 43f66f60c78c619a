package tracer.summary;

import static tracer.ledger.TransactionFixture.spending;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import tracer.ledger.ChainFixture;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Script;
import tracer.ledger.ScriptFixture;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.ledger.TransactionFixture;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.protection.Protection;

/** A made-up ledger with labels and entities, and summaries of traces over it. */
final class SummaryCase {
    final ChainFixture chain;
    final MemoryLedger ledger;
    final MemoryLabels labels = new MemoryLabels();
    final MemoryProtections protections = new MemoryProtections();

    /** Every output that was made, in order. */
    final List<OutPoint> outputs = new ArrayList<>();

    SummaryCase(ChainFixture chain) {
        this(chain, BitcoinChain.REGTEST);
    }

    /** On another network, since coins of test networks are worth nothing. */
    SummaryCase(ChainFixture chain, BitcoinChain network) {
        this.chain = chain;
        this.ledger = new MemoryLedger(network, new CoSpend());
    }

    /**
     * Owners pay each other amounts that add up; some outputs carry data; one spend in five comes
     * from before the data, so that its value is not known.
     */
    static SummaryCase random(long seed) {
        Random random = new Random(seed);
        SummaryCase made = new SummaryCase(ChainFixture.from(100 + random.nextInt(3)));
        List<Transaction> paying = new ArrayList<>();
        List<OutPoint> unspent = new ArrayList<>();
        for (int block = 0; block < 14; block++) {
            List<Transaction> paid = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0 && unspent.size() > 1; n--) {
                paid.add(payment(random, unspent, paying));
            }
            Transaction coinbase =
                    ChainFixture.coinbaseOf(made.chain.mine(paid.toArray(Transaction[]::new)));
            paying.add(coinbase);
            paying.addAll(paid);
            unspent.add(coinbase.outPoint(0));
            paid.forEach(t -> {
                for (int i = 0; i < t.outputs().size(); i++) {
                    if (!t.outputs().get(i).script().isUnspendable()) {
                        unspent.add(t.outPoint(i));
                    }
                }
            });
        }
        paying.forEach(t -> {
            for (int i = 0; i < t.outputs().size(); i++) {
                made.outputs.add(t.outPoint(i));
            }
        });
        for (int owner = 0; owner < 4; owner++) {
            made.label(
                    ScriptFixture.witnessKeyHash("owner " + owner),
                    "Name %d <b>&".formatted(owner),
                    List.of(Category.values()).get(random.nextInt(Category.values().length)),
                    "source " + owner % 2);
        }
        return made.ready();
    }

    private static Transaction payment(
            Random random, List<OutPoint> unspent, List<Transaction> paying) {
        OutPoint first = unspent.remove(random.nextInt(unspent.size()));
        TransactionFixture t = spending(first);
        long value = value(first, paying);
        if (random.nextInt(2) == 0) {
            OutPoint more = unspent.remove(random.nextInt(unspent.size()));
            t.spend(more);
            value += value(more, paying);
        }
        if (random.nextInt(8) == 0) {
            t.spend(
                    new OutPoint(
                            ChainFixture.coinbaseOf(ChainFixture.from(7).mine()).id(),
                            random.nextInt(1_000_000)));
        }
        long left = value - random.nextInt(1_000);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            long part = n == 1 ? Math.max(0, left) : random.nextLong(Math.max(1, left));
            left -= part;
            t.pay(script(random), part);
        }
        return t.build();
    }

    private static Script script(Random random) {
        String owner = "owner " + random.nextInt(25);
        return switch (random.nextInt(10)) {
            case 0 -> ScriptFixture.of(ScriptType.OP_RETURN, owner);
            case 1 -> ScriptFixture.bareKey(owner);
            default -> ScriptFixture.witnessKeyHash(owner);
        };
    }

    private static long value(OutPoint output, List<Transaction> paying) {
        return paying.stream()
                .filter(t -> t.id().equals(output.tx()))
                .map(t -> t.outputs().get(output.index()))
                .mapToLong((Output o) -> o.value().value())
                .findFirst()
                .orElseThrow();
    }

    void label(Script script, String name, Category category, String source) {
        Address address = script.address(ledger.chain()).orElseThrow();
        labels.add(List.of(new Label(address, name, category, source)));
    }

    /** Stores what was mined and computes the entities. */
    SummaryCase ready() {
        ledger.apply(chain.change());
        new Clustering(ledger, ledger)
                .recompute(Progress.SILENT, Cancellation.NEVER)
                .ifPresent(ledger::replacePartition);
        return this;
    }

    private FlowTracing tracing() {
        return new FlowTracing(ledger, labels, ledger);
    }

    Trace trace(TraceRequest request) {
        return tracing().trace(request, Progress.SILENT, Cancellation.NEVER);
    }

    FlowSummary summary(TraceRequest request) {
        return summary(request, Provenance.NOT_STATED);
    }

    FlowSummary summary(TraceRequest request, Provenance provenance) {
        return summary(new SummaryRequest(request, provenance, true));
    }

    FlowSummary summary(SummaryRequest request) {
        Protection protection = new Protection(protections, labels, ledger, ledger);
        return new Summarising(
                        new Summarising.Sources(
                                ledger, ledger, ledger, labels, tracing(), tracing(), protection))
                .summarise(request, Progress.SILENT, Cancellation.NEVER);
    }

    static TraceRequest forward(OutPoint seed, Policy policy) {
        return new TraceRequest(seed, Direction.FORWARD, policy, Limits.NONE, StopRules.DEFAULT);
    }

    static TraceRequest backward(OutPoint seed, Policy policy) {
        return new TraceRequest(seed, Direction.BACKWARD, policy, Limits.NONE, StopRules.DEFAULT);
    }
}
