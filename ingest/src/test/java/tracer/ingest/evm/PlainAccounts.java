package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.account.AccountSink;
import tracer.account.AccountTransaction;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** A ledger in memory, as plain as can be: everything is looked through at each question. */
final class PlainAccounts implements AccountLedger, AccountSink {
    private final EvmChain chain;
    private final TreeMap<Integer, AccountBlock> blocks = new TreeMap<>();
    private final Map<BlockHash, AccountBlock> orphans = new LinkedHashMap<>();
    private final Map<HeldAsset, TreeMap<Integer, OpeningBalance>> openings = new TreeMap<>();
    private final Map<EvmAddress, TokenNote> tokens = new HashMap<>();
    private int changes;

    PlainAccounts(EvmChain chain) {
        this.chain = chain;
    }

    /** How many changes were applied. */
    int changes() {
        return changes;
    }

    @Override
    public void apply(AccountChange change) {
        changes++;
        for (BlockHash gone : change.disconnect()) {
            AccountBlock last =
                    blocks.values().stream()
                            .filter(b -> b.hash().equals(gone))
                            .findFirst()
                            .orElseThrow(() -> new BadInput("not stored: " + gone));
            if (blocks.containsKey(last.height() + 1)) {
                throw new BadInput("carries another: " + gone);
            }
            blocks.remove(last.height());
            orphans.put(gone, last);
        }
        for (AccountBlock b : change.connect()) {
            requireLink(blocks.get(b.height() - 1), b);
            requireLink(b, blocks.get(b.height() + 1));
            AccountBlock there = blocks.put(b.height(), b);
            if (there != null && !there.hash().equals(b.hash())) {
                throw new BadInput("another block is at " + b.height());
            }
            orphans.remove(b.hash());
        }
        change.openings()
                .forEach(o ->
                        openings.computeIfAbsent(o.of(), h -> new TreeMap<>()).put(o.height(), o));
        change.tokens().forEach(t -> tokens.put(t.contract(), t));
    }

    private static void requireLink(
            @org.jspecify.annotations.Nullable AccountBlock lower,
            @org.jspecify.annotations.Nullable AccountBlock upper) {
        if (lower != null && upper != null && !upper.parent().equals(lower.hash())) {
            throw new BadInput("not linked at " + upper.height());
        }
    }

    @Override
    public EvmChain chain() {
        return chain;
    }

    @Override
    public Coverage coverage() {
        if (blocks.isEmpty()) {
            return Coverage.NOTHING;
        }
        int[] heights = blocks.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new Coverage(
                Coverage.rangesOf(heights),
                Optional.of(blocks.lastEntry().getValue().header().tip()));
    }

    @Override
    public Optional<AccountHeader> header(int height) {
        return Optional.ofNullable(blocks.get(height)).map(AccountBlock::header);
    }

    @Override
    public Optional<AccountHeader> header(BlockHash hash) {
        return blocks.values().stream()
                .filter(b -> b.hash().equals(hash))
                .map(AccountBlock::header)
                .findFirst();
    }

    @Override
    public Map<TxId, InBlock> transactions(Collection<TxId> ids) {
        Map<TxId, InBlock> found = new HashMap<>();
        for (AccountBlock b : blocks.values()) {
            for (AccountTransaction t : b.transactions()) {
                if (ids.contains(t.id())) {
                    found.put(t.id(), new InBlock(b.header(), t));
                }
            }
        }
        return found;
    }

    @Override
    public Map<TransferId, Transfer> transfers(Collection<TransferId> ids) {
        Map<TransferId, Transfer> found = new HashMap<>();
        all().filter(t -> ids.contains(t.id())).forEach(t -> found.put(t.id(), t));
        return found;
    }

    private Stream<Transfer> all() {
        return blocks.values().stream().flatMap(AccountBlock::transfers);
    }

    @Override
    public Map<HeldAsset, History> histories(Collection<HeldAsset> holdings, int atMostEach) {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses) {
        Map<HeldAsset, List<Transfer>> touching = new TreeMap<>();
        HeightRange last = coverage().ranges().getLast();
        all().filter(t -> last.contains(t.place().height()))
                .forEach(t ->
                        Stream.concat(t.debited().stream(), t.credited().stream())
                                .distinct()
                                .filter(h -> addresses.contains(h.holder()))
                                .forEach(h ->
                                        touching.computeIfAbsent(h, k -> new ArrayList<>())
                                                .add(t)));
        Map<EvmAddress, List<Sums>> sums = new HashMap<>();
        touching.forEach((h, list) ->
                sums.computeIfAbsent(h.holder(), k -> new ArrayList<>()).add(sums(h, list)));
        return sums;
    }

    private Sums sums(HeldAsset of, List<Transfer> list) {
        Optional<OpeningBalance> opening =
                openings.getOrDefault(of, new TreeMap<>()).values().stream()
                        .filter(o -> coverage().reachesTipFrom(o.height() + 1))
                        .findFirst();
        return new Sums(
                of,
                opening,
                list.size(),
                sum(list.stream().filter(t -> t.credited().filter(of::equals).isPresent())),
                sum(list.stream().filter(t -> t.debited().filter(of::equals).isPresent())),
                list.getFirst().place(),
                list.getLast().place());
    }

    private static BigInteger sum(Stream<Transfer> transfers) {
        return transfers.map(Transfer::amount).reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public List<AccountBlock> blocks(int fromHeight, int atMost) {
        return blocks.tailMap(fromHeight).values().stream().limit(atMost).toList();
    }

    @Override
    public List<AccountHeader> orphans() {
        return orphans.values().stream()
                .map(AccountBlock::header)
                .sorted(Comparator.comparing(AccountHeader::height))
                .toList();
    }

    @Override
    public Optional<AccountBlock> orphan(BlockHash hash) {
        return Optional.ofNullable(orphans.get(hash));
    }

    @Override
    public List<OpeningBalance> openings() {
        return openings.values().stream().flatMap(m -> m.values().stream()).toList();
    }

    @Override
    public Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts) {
        Map<EvmAddress, TokenNote> found = new HashMap<>(tokens);
        found.keySet().retainAll(new TreeSet<>(contracts));
        return found;
    }
}
