package tracer.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger.Sums;
import tracer.account.AccountPlace;
import tracer.account.AccountTransaction;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.ReadingNote;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.Asset;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;
import tracer.memory.ActiveChain.OrphanKey;

/** All that is stored of one EVM chain, with what it is found by. Guarded by its owner's lock. */
final class AccountRecords {
    /** No asset's id is before that of this one. */
    private static final Asset LEAST = new Asset.Token(EvmAddress.ZERO);

    final NavigableMap<Integer, AccountBlock> blocks = new TreeMap<>();
    final Map<BlockHash, Integer> heights = new HashMap<>();
    final NavigableMap<OrphanKey, AccountBlock> orphans = new TreeMap<>();
    final Map<TxId, Stands> transactions = new HashMap<>();
    final Map<TransferId, Transfer> transfers = new HashMap<>();
    final NavigableMap<HeldAsset, NavigableMap<AccountPlace, Transfer>> histories = new TreeMap<>();
    final NavigableMap<HeldAsset, NavigableMap<Integer, OpeningBalance>> openings = new TreeMap<>();
    final NavigableMap<EvmAddress, TokenNote> tokens = new TreeMap<>();

    final NavigableMap<Integer, ReadingNote> readings = new TreeMap<>();

    /** The number of the run that brought a block, orphans too. */
    final Map<BlockHash, Integer> broughtBy = new HashMap<>();

    /** A transaction with the height at which it stands. */
    record Stands(int height, AccountTransaction transaction) {}

    Coverage coverage() {
        if (blocks.isEmpty()) {
            return Coverage.NOTHING;
        }
        int[] stored = blocks.keySet().stream().mapToInt(Integer::intValue).toArray();
        ChainTip tip = blocks.lastEntry().getValue().header().tip();
        return new Coverage(Coverage.rangesOf(stored), Optional.of(tip));
    }

    Optional<AccountBlock> block(int height) {
        return Optional.ofNullable(blocks.get(height));
    }

    Optional<AccountHeader> header(BlockHash hash) {
        return Optional.ofNullable(heights.get(hash))
                .flatMap(this::block)
                .map(AccountBlock::header);
    }

    Optional<AccountBlock> orphan(BlockHash hash) {
        return orphans.values().stream().filter(b -> b.hash().equals(hash)).findFirst();
    }

    /** Whose balances a transfer changes: one holding, if it goes to its sender, or two. */
    static List<HeldAsset> touched(Transfer t) {
        return Stream.of(t.debited(), t.credited()).flatMap(Optional::stream).distinct().toList();
    }

    History history(HeldAsset of, int atMost, Coverage coverage) {
        Optional<OpeningBalance> opening = opening(of, coverage);
        List<Transfer> after = after(opening, of);
        return new History(
                of, opening, after.subList(0, Math.min(atMost, after.size())), after.size());
    }

    /** Of each asset with transfers or an opening, by asset id. */
    List<Sums> holdings(EvmAddress holder, Coverage coverage) {
        TreeSet<HeldAsset> all = new TreeSet<>();
        HeldAsset from = new HeldAsset(holder, LEAST);
        for (NavigableMap<HeldAsset, ?> known : List.of(histories, openings)) {
            known.tailMap(from, true).keySet().stream()
                    .takeWhile(h -> h.holder().equals(holder))
                    .forEach(all::add);
        }
        List<Sums> sums = new ArrayList<>();
        for (HeldAsset of : all) {
            Optional<OpeningBalance> opening = opening(of, coverage);
            sums.add(Sums.of(of, opening, after(opening, of)));
        }
        return sums;
    }

    private Optional<OpeningBalance> opening(HeldAsset of, Coverage coverage) {
        return OpeningBalance.earliest(
                openings.getOrDefault(of, new TreeMap<>()).values(), coverage);
    }

    /** The transfers of a history, in order. */
    private List<Transfer> after(Optional<OpeningBalance> opening, HeldAsset of) {
        int above = opening.map(OpeningBalance::height).orElse(-1);
        return histories.getOrDefault(of, new TreeMap<>()).values().stream()
                .filter(t -> t.place().height() > above)
                .toList();
    }
}
