package tracer.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Block;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Coverage;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PaymentCount;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.ledger.ScriptHash;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * The proven transactions of a bundle as a ledger. Holds no whole blocks: it answers what a trace
 * asks. What the bundle left out cannot be told from what does not exist.
 */
final class BundleLedger implements LedgerSource {
    private final ChainPart part;
    private final SortedMap<TxId, PlacedTransaction> placed = new TreeMap<>();
    private final Map<OutPoint, Spender> spenders = new LinkedHashMap<>();
    private final Map<ScriptHash, PaymentCount> hubs;

    private BundleLedger(ChainPart part, Map<ScriptHash, PaymentCount> hubs) {
        this.part = part;
        this.hubs = hubs;
    }

    /**
     * @throws Difference if the transactions contradict each other: no chain can hold them all
     */
    static BundleLedger of(
            ChainPart part,
            Map<TxId, Transaction> transactions,
            MerkleProofs proofs,
            BundleContents contents) {
        List<Claim> claims = contents.claims();
        BundleLedger ledger = new BundleLedger(part, contents.hubs());
        Map<OutPoint, Output> claimed = new TreeMap<>();
        claims.forEach(c -> claimed.put(c.output(), c.content()));
        for (Transaction t : transactions.values()) {
            List<Place> places = proofs.places(t.id());
            PlacedTransaction p =
                    new PlacedTransaction(
                            t,
                            places.getLast(),
                            fundings(t, transactions, claimed),
                            places.subList(0, places.size() - 1));
            requireSums(p);
            ledger.placed.put(t.id(), p);
        }
        ledger.placed.values().forEach(ledger::addSpends);
        for (Claim c : claims) {
            if (!ledger.spenders.containsKey(c.output())
                    || transactions.containsKey(c.output().tx())) {
                throw new Difference(
                        BundlePath.CLAIMS.path(),
                        "nothing rests on the claim about %s".formatted(c.output()));
            }
        }
        return ledger;
    }

    private static List<Funding> fundings(
            Transaction t, Map<TxId, Transaction> transactions, Map<OutPoint, Output> claimed) {
        List<Funding> fundings = new ArrayList<>();
        for (Input input : t.inputs()) {
            if (input instanceof Input.Spend s) {
                fundings.add(funding(t, s.output(), transactions, claimed));
            }
        }
        return fundings;
    }

    private static Funding funding(
            Transaction t,
            OutPoint spent,
            Map<TxId, Transaction> transactions,
            Map<OutPoint, Output> claimed) {
        Transaction from = transactions.get(spent.tx());
        if (from == null) {
            Output said = claimed.get(spent);
            return said == null ? new Funding.Unknown() : new Funding.Claimed(said);
        }
        if (spent.index() >= from.outputs().size()) {
            throw contradiction(
                    "transaction %s spends %s, which does not exist".formatted(t.id(), spent));
        }
        return new Funding.Known(from.outputs().get(spent.index()));
    }

    private static void requireSums(PlacedTransaction p) {
        try {
            p.transaction().totalOut();
            Sats in = Sats.ZERO;
            for (Funding f : p.fundings()) {
                in = in.plus(f.spentOutput().map(Output::value).orElse(Sats.ZERO));
            }
        } catch (BadInput e) {
            throw new Difference(
                    BundlePath.TRANSACTIONS.path(),
                    "transaction %s moves more than there can be: %s"
                            .formatted(p.id(), e.getMessage()),
                    e);
        }
    }

    private void addSpends(PlacedTransaction p) {
        List<OutPoint> spent = p.spent();
        for (int i = 0; i < spent.size(); i++) {
            Spender other = spenders.putIfAbsent(spent.get(i), new Spender(p, i));
            if (other != null) {
                throw contradiction(
                        "output %s is spent by %s and by %s"
                                .formatted(spent.get(i), other.transaction().id(), p.id()));
            }
            PlacedTransaction from = placed.get(spent.get(i).tx());
            if (from != null && from.place().compareTo(p.place()) >= 0) {
                throw contradiction(
                        "transaction %s spends %s, which comes after it"
                                .formatted(p.id(), spent.get(i)));
            }
        }
    }

    private static Difference contradiction(String what) {
        return new Difference(BundlePath.TRANSACTIONS.path(), what);
    }

    /** All transactions, ascending by id. */
    Collection<PlacedTransaction> all() {
        return placed.values();
    }

    Optional<PlacedTransaction> transaction(TxId id) {
        return Optional.ofNullable(placed.get(id));
    }

    /** Who spends an output, as far as the bundle goes. */
    Optional<Spender> spender(OutPoint output) {
        return Optional.ofNullable(spenders.get(output));
    }

    @Override
    public BitcoinChain chain() {
        return part.chain();
    }

    @Override
    public Coverage coverage() {
        return part.coverage();
    }

    @Override
    public Map<TxId, PlacedTransaction> transactions(Collection<TxId> ids) {
        Map<TxId, PlacedTransaction> found = new LinkedHashMap<>();
        ids.forEach(id -> transaction(id).ifPresent(p -> found.put(id, p)));
        return found;
    }

    @Override
    public Map<OutPoint, Spender> spenders(Collection<OutPoint> outputs) {
        Map<OutPoint, Spender> found = new LinkedHashMap<>();
        outputs.forEach(o -> spender(o).ifPresent(s -> found.put(o, s)));
        return found;
    }

    /** As the bundle claims. */
    @Override
    public Map<ScriptHash, PaymentCount> paidMoreThan(int times, Collection<ScriptHash> scripts) {
        Map<ScriptHash, PaymentCount> found = new LinkedHashMap<>();
        for (ScriptHash script : scripts) {
            Optional.ofNullable(hubs.get(script))
                    .filter(count -> count.counted() > times)
                    .ifPresent(count -> found.put(script, count));
        }
        return found;
    }

    @Override
    public Optional<PlacedHeader> header(int height) {
        return part.header(height).map(h -> new PlacedHeader(height, h));
    }

    @Override
    public Optional<PlacedHeader> header(BlockHash hash) {
        for (HeaderRun run : part.runs()) {
            for (int i = 0; i < run.headers().size(); i++) {
                BlockHeader h = run.headers().get(i);
                if (h.hash().equals(hash)) {
                    return Optional.of(new PlacedHeader(run.from() + i, h));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<PlacedHeader> headers(int fromHeight, int atMost) {
        List<PlacedHeader> found = new ArrayList<>();
        for (HeaderRun run : part.runs()) {
            for (int h = Math.max(fromHeight, run.from());
                    h <= run.to() && found.size() < atMost;
                    h++) {
                found.add(new PlacedHeader(h, run.at(h)));
            }
        }
        return found;
    }

    /** A bundle holds single transactions and no whole block. */
    @Override
    public List<PlacedBlock> blocks(int fromHeight, int atMost) {
        return List.of();
    }

    @Override
    public List<PlacedHeader> orphans() {
        return List.of();
    }

    @Override
    public Optional<Block> orphan(BlockHash hash) {
        return Optional.empty();
    }
}
