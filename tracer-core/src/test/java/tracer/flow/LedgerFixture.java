package tracer.flow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.Funding;
import tracer.ledger.Hash32;
import tracer.ledger.Input;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PaymentCount;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/**
 * A ledger made by hand: transactions with any values in blocks of any height, some of which may be
 * missing. Counts what it is asked. Height 0 holds nothing that can be spent.
 */
public final class LedgerFixture implements LedgerSource, AddressHistory {
    private final Map<TxId, Transaction> all = new HashMap<>();
    private final Map<TxId, Place> places = new HashMap<>();
    private final Map<TxId, List<Place>> overwritten = new HashMap<>();
    private final Map<OutPoint, TxId> spentBy = new HashMap<>();
    private final List<TxId> order = new ArrayList<>();
    private final Map<Integer, Instant> times = new HashMap<>();
    private final Set<Integer> missing = new HashSet<>();
    private final Map<OutPoint, Output> claims = new HashMap<>();
    private final Map<TxId, PlacedTransaction> placed = new HashMap<>();
    private int height = 1;
    private int position;
    private int serial;
    private boolean reorganised;
    public int spenderQuestions;
    public int transactionQuestions;

    /** Outputs whose spenders were asked for, each as often as it was. */
    public final List<OutPoint> askedForSpender = new ArrayList<>();

    public int blockQuestions;

    /** The blocks that follow have the next height. */
    public LedgerFixture block() {
        height++;
        position = 0;
        return this;
    }

    /** The blocks that follow begin at a height. */
    public LedgerFixture block(int at) {
        height = at;
        position = 0;
        return this;
    }

    public int height() {
        return height;
    }

    /** The present block is stamped so. */
    public LedgerFixture stamped(Instant time) {
        times.put(height, time);
        return this;
    }

    /** A block, or one to come, is not stored. */
    public LedgerFixture without(int missingHeight) {
        missing.add(missingHeight);
        return this;
    }

    /** A node claims what an output is that is not stored. */
    public LedgerFixture claim(OutPoint output, long value) {
        claims.put(output, new Output(Sats.of(value), script("claimed " + output)));
        return this;
    }

    /** From now on the tip is another block than it was. */
    public void reorganise() {
        reorganised = true;
    }

    public Made coinbase(long... values) {
        return coinbase(plain(values));
    }

    public Made coinbase(List<Output> outputs) {
        return add(List.of(new Input.Coinbase(Bytes.EMPTY, Input.FINAL_SEQUENCE)), outputs);
    }

    public Made spend(List<OutPoint> inputs, long... values) {
        return spend(inputs, plain(values));
    }

    public Made spend(List<OutPoint> inputs, List<Output> outputs) {
        return add(
                inputs.stream()
                        .<Input>map(o -> new Input.Spend(o, Bytes.EMPTY, Input.FINAL_SEQUENCE))
                        .toList(),
                outputs);
    }

    /** The same coinbase once more, in the present block. */
    public void repeat(Made coinbase) {
        overwritten
                .computeIfAbsent(coinbase.id(), id -> new ArrayList<>())
                .add(places.get(coinbase.id()));
        places.put(coinbase.id(), place());
        placed.clear();
    }

    private Made add(List<Input> inputs, List<Output> outputs) {
        TxId id = new TxId(digest("transaction " + serial++));
        Transaction t = new Transaction(id, 1, 0, inputs, outputs);
        all.put(id, t);
        places.put(id, place());
        order.add(id);
        for (Input in : inputs) {
            if (in instanceof Input.Spend s) {
                spentBy.put(s.output(), id);
            }
        }
        return new Made(t);
    }

    private Place place() {
        return new Place(
                height,
                position++,
                hash(height),
                times.getOrDefault(height, Instant.ofEpochSecond(600L * height)));
    }

    private List<Output> plain(long... values) {
        return Arrays.stream(values).mapToObj(v -> output(v, "owner " + serial + "/" + v)).toList();
    }

    public static Output output(long value, String owner) {
        return new Output(Sats.of(value), script(owner));
    }

    /** A script with an address, its owner's own. */
    public static Script script(String owner) {
        String hash = digest(owner).toString().substring(0, 40);
        return Script.ofHex("76a914" + hash + "88ac");
    }

    public static Address address(String owner) {
        return new Address(BitcoinChain.REGTEST, script(owner));
    }

    public static Output data(long value) {
        return new Output(Sats.of(value), Script.ofHex("6a0474657374"));
    }

    private static Hash32 digest(String text) {
        return Script.of(text.getBytes(StandardCharsets.UTF_8)).hash().hash();
    }

    private static BlockHash hash(int height) {
        return new BlockHash(digest("block " + height));
    }

    /** A transaction that was put in. */
    public record Made(Transaction transaction) {
        public TxId id() {
            return transaction.id();
        }

        public OutPoint out(int index) {
            return transaction.outPoint(index);
        }
    }

    /** All stored transactions in chain order. */
    public List<PlacedTransaction> inOrder() {
        return order.stream()
                .filter(this::isStored)
                .map(this::placed)
                .sorted(java.util.Comparator.comparing(PlacedTransaction::place))
                .toList();
    }

    private boolean isStored(TxId id) {
        Place place = places.get(id);
        return place != null && !missing.contains(place.height());
    }

    private PlacedTransaction placed(TxId id) {
        return placed.computeIfAbsent(id, this::place);
    }

    private PlacedTransaction place(TxId id) {
        Transaction t = Objects.requireNonNull(all.get(id));
        List<Funding> fundings = new ArrayList<>();
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend s) {
                fundings.add(funding(s.output()));
            }
        }
        return new PlacedTransaction(
                t,
                Objects.requireNonNull(places.get(id)),
                fundings,
                overwritten.getOrDefault(id, List.of()));
    }

    private Funding funding(OutPoint spent) {
        Transaction paying = all.get(spent.tx());
        if (paying != null && isStored(spent.tx())) {
            return new Funding.Known(paying.outputs().get(spent.index()));
        }
        Output claim = claims.get(spent);
        return claim == null ? new Funding.Unknown() : new Funding.Claimed(claim);
    }

    @Override
    public BitcoinChain chain() {
        return BitcoinChain.REGTEST;
    }

    @Override
    public Coverage coverage() {
        int[] stored =
                java.util.stream.IntStream.rangeClosed(0, height)
                        .filter(h -> !missing.contains(h))
                        .toArray();
        if (stored.length == 0) {
            return Coverage.NOTHING;
        }
        int top = stored[stored.length - 1];
        return new Coverage(Coverage.rangesOf(stored), Optional.of(new ChainTip(top, hash(top))));
    }

    @Override
    public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        transactionQuestions++;
        Map<TxId, PlacedTransaction> found = new HashMap<>();
        for (TxId id : ids) {
            if (isStored(id)) {
                found.put(id, placed(id));
            }
        }
        return found;
    }

    @Override
    public Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs) {
        spenderQuestions++;
        askedForSpender.addAll(outputs);
        Map<OutPoint, Spender> found = new HashMap<>();
        for (OutPoint o : outputs) {
            TxId id = spentBy.get(o);
            if (id != null && isStored(id)) {
                PlacedTransaction spender = placed(id);
                found.put(o, new Spender(spender, spender.spent().indexOf(o)));
            }
        }
        return found;
    }

    @Override
    public Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> scripts) {
        Map<ScriptHash, PaymentCount> found = new HashMap<>();
        for (ScriptHash script : scripts) {
            long payments =
                    inOrder().stream()
                            .flatMap(t -> t.transaction().outputs().stream())
                            .filter(o -> o.script().hash().equals(script))
                            .count();
            if (payments > times) {
                found.put(script, PaymentCount.exactly(payments));
            }
        }
        return found;
    }

    @Override
    public Optional<PlacedHeader> header(int at) {
        return Optional.of(
                new PlacedHeader(
                        at,
                        new BlockHeader(
                                reorganised ? new BlockHash(Hash32.ZERO) : hash(at),
                                1,
                                hash(at - 1),
                                Hash32.ZERO,
                                600L * at,
                                0,
                                0)));
    }

    @Override
    public List<Script> scripts(Address address) {
        boolean paid =
                inOrder().stream()
                        .flatMap(t -> t.transaction().outputs().stream())
                        .anyMatch(o -> o.script().equals(address.script()));
        return paid ? List.of(address.script()) : List.of();
    }

    @Override
    public Page history(ScriptHash script, Optional<OutPoint> after, int atMost) {
        List<Payment> payments = new ArrayList<>();
        for (PlacedTransaction t : inOrder()) {
            List<Output> outputs = t.transaction().outputs();
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).script().hash().equals(script)) {
                    Optional<PlacedTransaction> spender =
                            Optional.ofNullable(spentBy.get(t.transaction().outPoint(i)))
                                    .filter(this::isStored)
                                    .map(this::placed);
                    payments.add(
                            new Payment(
                                    t.transaction().outPoint(i),
                                    outputs.get(i).value(),
                                    t.place(),
                                    spender.map(PlacedTransaction::id),
                                    spender.map(PlacedTransaction::place)));
                }
            }
        }
        return new Page(payments, payments.size(), false);
    }

    @Override
    public Optional<PlacedHeader> header(BlockHash hash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PlacedHeader> headers(int fromHeight, int atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PlacedBlock> blocks(int fromHeight, int atMost) {
        blockQuestions++;
        Map<Integer, List<PlacedTransaction>> blocks = new java.util.TreeMap<>();
        inOrder().stream()
                .filter(t -> t.place().height() >= fromHeight)
                .forEach(t ->
                        blocks.computeIfAbsent(t.place().height(), h -> new ArrayList<>()).add(t));
        return blocks.entrySet().stream()
                .limit(atMost)
                .map(b ->
                        new PlacedBlock(
                                b.getKey(),
                                header(b.getKey()).orElseThrow().header(),
                                b.getValue()))
                .toList();
    }

    @Override
    public List<PlacedHeader> orphans() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Block> orphan(BlockHash hash) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<ScriptHash, Script> scripts(Collection<ScriptHash> hashes) {
        Map<ScriptHash, Script> found = new HashMap<>();
        for (PlacedTransaction t : inOrder()) {
            for (Output o : t.transaction().outputs()) {
                if (hashes.contains(o.script().hash())) {
                    found.put(o.script().hash(), o.script());
                }
            }
        }
        return found;
    }

    @Override
    public Map<ScriptHash, Totals> totals(Collection<ScriptHash> scripts) {
        throw new UnsupportedOperationException();
    }
}
