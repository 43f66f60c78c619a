package tracer.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.account.ReadingNote;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;

/**
 * The records of a bundle as an account ledger, once they were found to fit together. It answers
 * what a trace asks; holds no whole blocks. What the bundle left out cannot be told from what does
 * not exist.
 */
final class FrozenAccounts implements AccountLedger {
    private final AccountContents contents;
    private final Map<Integer, AccountHeader> blocks = new HashMap<>();
    private final Map<TransferId, Transfer> transfers = new HashMap<>();
    private final Map<HeldAsset, History> histories = new TreeMap<>();

    FrozenAccounts(AccountContents contents, Map<HeldAsset, History> histories) {
        this.contents = contents;
        contents.blocks().forEach(b -> blocks.put(b.height(), b));
        contents.transfers().forEach(t -> transfers.put(t.id(), t));
        this.histories.putAll(histories);
    }

    @Override
    public EvmChain chain() {
        return contents.chain().chain();
    }

    @Override
    public Coverage coverage() {
        return contents.chain().coverage();
    }

    @Override
    public Optional<AccountHeader> header(int height) {
        return Optional.ofNullable(blocks.get(height));
    }

    @Override
    public Optional<AccountHeader> header(BlockHash hash) {
        return contents.blocks().stream().filter(b -> b.hash().equals(hash)).findFirst();
    }

    @Override
    public Map<TxId, InBlock> transactions(Collection<TxId> ids) {
        Map<TxId, InBlock> found = new LinkedHashMap<>();
        for (FrozenTransaction t : contents.transactions()) {
            if (ids.contains(t.content().id())) {
                found.put(
                        t.content().id(),
                        new InBlock(header(t.height()).orElseThrow(), t.content()));
            }
        }
        return found;
    }

    @Override
    public Map<TransferId, Transfer> transfers(Collection<TransferId> ids) {
        Map<TransferId, Transfer> found = new LinkedHashMap<>();
        ids.forEach(id -> Optional.ofNullable(transfers.get(id)).ifPresent(t -> found.put(id, t)));
        return found;
    }

    /**
     * @throws Difference if a trace comes to a holding of which the bundle says nothing
     */
    @Override
    public Map<HeldAsset, History> histories(Collection<HeldAsset> asked, int atMostEach) {
        Map<HeldAsset, History> found = new LinkedHashMap<>();
        for (HeldAsset of : asked) {
            History history = histories.get(of);
            if (history == null) {
                throw new Difference(
                        BundlePath.HOLDINGS.path(),
                        "says nothing of %s, which the trace comes to".formatted(of));
            }
            found.put(of, history);
        }
        return found;
    }

    @Override
    public Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts) {
        Map<EvmAddress, TokenNote> found = new LinkedHashMap<>();
        contents.tokens().stream()
                .filter(n -> contracts.contains(n.contract()))
                .forEach(n -> found.put(n.contract(), n));
        return found;
    }

    @Override
    public List<TokenNote> tokens() {
        return contents.tokens();
    }

    /** What was not seen; a bundle has no blocks to count. */
    @Override
    public AccountInventory inventory() {
        return new AccountInventory(
                0,
                0,
                0,
                Map.of(),
                new AccountInventory.NotFollowed(0, 0),
                0,
                contents.chain().callsNotSeen(),
                contents.chain().rewardsNotSeen());
    }

    @Override
    public List<OpeningBalance> openings() {
        List<OpeningBalance> openings = new ArrayList<>();
        histories.values().forEach(h -> h.opening().ifPresent(openings::add));
        return openings;
    }

    /** Nobody asks a trace for sums. */
    @Override
    public Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses) {
        return Map.of();
    }

    @Override
    public List<AccountBlock> blocks(int fromHeight, int atMost) {
        return List.of();
    }

    @Override
    public List<AccountHeader> orphans() {
        return List.of();
    }

    @Override
    public Optional<AccountBlock> orphan(BlockHash hash) {
        return Optional.empty();
    }

    /** A bundle tells of readings what it needs: {@link AccountChainPart#sources}. */
    @Override
    public List<ReadingNote> readings() {
        return List.of();
    }

    /** Nobody asks a trace for them. */
    @Override
    public Map<BlockHash, ReadingNote> readings(Collection<BlockHash> asked) {
        return Map.of();
    }
}
