package tracer.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tracer.account.AccountBlock;
import tracer.account.AccountChange;
import tracer.account.AccountHeader;
import tracer.account.AccountLinks;
import tracer.account.AccountTransaction;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.SoundBlock;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmChain;
import tracer.memory.AccountRecords.Stands;
import tracer.memory.ActiveChain.OrphanKey;
import tracer.problem.BadInput;

/** Carries out one change of an EVM chain; used once. */
final class AccountChainWriter {
    private final AccountRecords records;
    private final EvmChain chain;
    private final Undo undo;

    AccountChainWriter(AccountRecords records, EvmChain chain, Undo undo) {
        this.records = records;
        this.chain = chain;
        this.undo = undo;
    }

    void apply(AccountChange change) {
        change.connect().forEach(b -> SoundBlock.require(b, chain));
        change.openings().forEach(o -> o.require(chain));
        AccountLinks links = links(change);
        List<AccountHeader> leaving = links.disconnect(change.disconnect());
        List<AccountBlock> joining = links.connect(change.connect());
        leaving.forEach(this::disconnect);
        joining.forEach(this::connect);
        new ReadingRecords(records, undo).note(leaving, joining, change.reading());
        for (OpeningBalance o : change.openings()) {
            undo.putInto(records.openings, o.of(), o.height(), o);
        }
        for (TokenNote note : change.tokens()) {
            undo.put(records.tokens, note.contract(), note);
        }
    }

    private AccountLinks links(AccountChange change) {
        Set<BlockHash> orphans = new HashSet<>();
        records.orphans.keySet().forEach(o -> orphans.add(o.hash()));
        List<AccountHeader> named =
                AccountLinks.hashesOf(change).stream()
                        .flatMap(h -> records.header(h).stream())
                        .toList();
        Stream<Integer> heights =
                Stream.concat(
                        AccountLinks.heightsOf(change).stream(),
                        named.stream().map(h -> h.height() + 1));
        Stream<AccountHeader> around =
                heights.flatMap(h -> records.block(h).map(AccountBlock::header).stream());
        return new AccountLinks(Stream.concat(named.stream(), around).toList(), orphans);
    }

    private void disconnect(AccountHeader header) {
        AccountBlock block = records.block(header.height()).orElseThrow();
        undo.remove(records.blocks, block.height());
        undo.remove(records.heights, block.hash());
        undo.put(records.orphans, new OrphanKey(block.height(), block.hash()), block);
        block.transactions().forEach(t -> undo.remove(records.transactions, t.id()));
        block.transfers().forEach(this::forget);
        for (HeldAsset of : List.copyOf(records.openings.keySet())) {
            undo.removeFrom(records.openings, of, block.height());
        }
    }

    private void forget(Transfer t) {
        undo.remove(records.transfers, t.id());
        AccountRecords.touched(t).forEach(of -> undo.removeFrom(records.histories, of, t.place()));
    }

    private void connect(AccountBlock block) {
        undo.put(records.blocks, block.height(), block);
        undo.put(records.heights, block.hash(), block.height());
        undo.remove(records.orphans, new OrphanKey(block.height(), block.hash()));
        block.transactions().forEach(t -> connect(t, block));
        block.transfers().forEach(this::remember);
    }

    private void connect(AccountTransaction t, AccountBlock block) {
        Stands before = records.transactions.get(t.id());
        if (before != null) {
            throw new BadInput(
                    "block 0x%s at height %d repeats transaction 0x%s, which stands in the block at height %d; one of the two is on another branch"
                            .formatted(block.hash(), block.height(), t.id(), before.height()));
        }
        undo.put(records.transactions, t.id(), new Stands(block.height(), t));
    }

    private void remember(Transfer t) {
        undo.put(records.transfers, t.id(), t);
        AccountRecords.touched(t).forEach(of -> undo.putInto(records.histories, of, t.place(), t));
    }
}
