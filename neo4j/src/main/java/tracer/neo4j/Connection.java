package tracer.neo4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.TransactionFormat;
import tracer.entity.Evidence;
import tracer.entity.EvidenceRules;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.neo4j.Arrivals.Arrival;
import tracer.neo4j.SpentOutputs.Stored;

/** Puts blocks on the active chain: transactions, payments, spends and the evidence they give. */
final class Connection {
    private static final Cypher NO_ORPHANS = Cypher.of("connect/no-orphans");
    private static final Cypher BLOCKS = Cypher.of("connect/blocks");
    private static final Cypher TRANSACTIONS = Cypher.of("connect/transactions");
    private static final Cypher FILLED_STUBS = Cypher.of("connect/filled-stubs");
    private static final Cypher PAYMENTS = Cypher.of("connect/payments");
    private static final Cypher LATE_SPENDS = Cypher.of("connect/late-spends");
    private static final Cypher PLACES = Cypher.of("connect/places");
    private static final Cypher STUBS = Cypher.of("connect/stubs");
    private static final Cypher SPENDS = Cypher.of("connect/spends");
    private static final Cypher EVIDENCE = Cypher.of("connect/evidence");
    private static final Cypher NO_EVIDENCE = Cypher.of("disconnect/evidence");
    private static final Cypher UNUSED_SCRIPTS = Cypher.of("disconnect/scripts");

    private final Work work;
    private final BitcoinChain chain;
    private final EvidenceRules rules;
    private final RecentOutputs recent;

    private final Map<OutPoint, Output> unspent = new LinkedHashMap<>();
    private final List<OutPoint> spent = new ArrayList<>();

    private final List<Map<String, Object>> fresh = new ArrayList<>();
    private final List<Map<String, Object>> filled = new ArrayList<>();
    private final List<Map<String, Object>> lateSpends = new ArrayList<>();
    private final List<Map<String, Object>> places = new ArrayList<>();
    private final Set<String> stubs = new LinkedHashSet<>();
    private final List<Map<String, Object>> claims = new ArrayList<>();
    private final List<Map<String, Object>> spends = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<TxId> touched = new LinkedHashSet<>();

    Connection(Work work, BitcoinChain chain, EvidenceRules rules, RecentOutputs recent) {
        this.work = work;
        this.chain = chain;
        this.rules = rules;
        this.recent = recent;
    }

    /** Outputs that this made and did not spend. */
    Map<OutPoint, Output> unspent() {
        return unspent;
    }

    /** Outputs that this spent. */
    List<OutPoint> spent() {
        return spent;
    }

    void run(List<ArrivedBlock> blocks) {
        Arrivals arrivals = Arrivals.of(blocks);
        SpentOutputs sources = SpentOutputs.load(work, arrivals.transactions(), recent);
        for (Arrival a : arrivals.all()) {
            place(a, sources.stored(a.id()));
            link(a, sources);
        }
        for (OutPoint output : sources.outputs()) {
            spent.add(output);
            unspent.remove(output);
        }
        write();
        writeBlocks(blocks.stream().map(ArrivedBlock::block).toList());
    }

    private void place(Arrival a, Optional<Stored> stored) {
        Set<Integer> heights = new TreeSet<>(a.places().keySet());
        if (stored.isPresent() && !stored.get().isStub()) {
            Arrivals.requireCoinbase(a.transaction(), a.place().height());
            heights.addAll(stored.get().heights());
        } else {
            (stored.isPresent() ? filled : fresh).add(row(a));
            remember(a.transaction());
        }
        stored.filter(Stored::isStub).ifPresent(s -> fillIn(a, s));
        if (heights.size() > 1) {
            List<Integer> ascending = List.copyOf(heights);
            places.add(
                    Map.of(
                            "id", a.id().toString(),
                            "height", ascending.getLast(),
                            "overwritten", ascending.subList(0, ascending.size() - 1)));
        }
    }

    private Map<String, Object> row(Arrival a) {
        List<Map<String, Object>> outputs = new ArrayList<>();
        for (int i = 0; i < a.transaction().outputs().size(); i++) {
            outputs.add(ScriptRows.output(i, a.transaction().outputs().get(i), chain));
        }
        return Map.of(
                "id", a.id().toString(),
                "height", a.place().height(),
                "position", a.place().position(),
                "raw", TransactionFormat.bytesOf(a.transaction()),
                "outputs", outputs);
    }

    private void remember(Transaction t) {
        for (int i = 0; i < t.outputs().size(); i++) {
            unspent.put(t.outPoint(i), t.outputs().get(i));
        }
    }

    /** Spends that were stored before what they spend now know it. */
    private void fillIn(Arrival a, Stored stub) {
        stub.spends()
                .forEach((index, by) -> {
                    OutPoint point = new OutPoint(a.id(), index);
                    Output output = SpentOutputs.outputOf(a.transaction(), point, by);
                    lateSpends.add(
                            Map.of(
                                    "from", a.id().toString(),
                                    "index", index,
                                    "value", output.value().value(),
                                    "script", output.script().bytes().toArray()));
                    unspent.remove(point);
                    touched.add(by);
                });
    }

    private void link(Arrival a, SpentOutputs sources) {
        List<OutPoint> inputs = Spends.of(a.transaction());
        if (inputs.isEmpty()) {
            return;
        }
        List<Funding> fundings = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int input = 0; input < inputs.size(); input++) {
            OutPoint point = inputs.get(input);
            Funding funding = sources.funding(point, a.id(), a.claimed());
            fundings.add(funding);
            rows.add(spend(point, input, funding));
            if (sources.needsStub(point)) {
                stubs.add(point.tx().toString());
            }
            if (funding instanceof Funding.Claimed(Output said)) {
                claims.add(
                        Map.of(
                                "id", point.tx().toString(),
                                "outputs", List.of(ScriptRows.output(point.index(), said, chain))));
            }
        }
        spends.add(Map.of("id", a.id().toString(), "spends", rows));
        draw(new PlacedTransaction(a.transaction(), a.place(), fundings, List.of()));
    }

    private static Map<String, Object> spend(OutPoint point, int input, Funding funding) {
        Map<String, Object> row = new HashMap<>();
        row.put("from", point.tx().toString());
        row.put("index", point.index());
        row.put("input", input);
        funding.spentOutput()
                .ifPresent(o -> {
                    row.put("value", o.value().value());
                    row.put("script", o.script().bytes().toArray());
                });
        return row;
    }

    private void draw(PlacedTransaction t) {
        if (!t.hasUnknownFunding()) {
            evidence.addAll(rules.evidence(t));
        }
    }

    private void write() {
        work.send(TRANSACTIONS, fresh);
        Set<String> perhapsUnused =
                new LinkedHashSet<>(
                        work.ask(FILLED_STUBS, "rows", filled, r -> r.get("script").asString()));
        work.send(PAYMENTS, filled);
        work.send(LATE_SPENDS, lateSpends);
        work.send(PLACES, places);
        work.send(STUBS, stubs);
        work.send(SPENDS, spends);
        work.send(PAYMENTS, claims);
        drawAnew();
        work.send(EVIDENCE, evidence.stream().map(EvidenceRows::row).toList());
        work.send(UNUSED_SCRIPTS, perhapsUnused);
    }

    /** What was drawn from claims, or not drawn for lack of them, is drawn from what is stored. */
    private void drawAnew() {
        work.send(NO_EVIDENCE, touched.stream().map(TxId::toString).toList());
        TransactionRows.load(work, touched).values().forEach(this::draw);
    }

    private void writeBlocks(List<Block> blocks) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        for (Block b : blocks) {
            hashes.add(b.hash().toString());
            rows.add(
                    Map.of(
                            "hash", b.hash().toString(),
                            "height", b.height(),
                            "time", b.header().time(),
                            "header", HeaderFormat.bytesOf(b.header())));
        }
        work.send(BLOCKS, rows);
        work.send(NO_ORPHANS, hashes);
    }
}
