package tracer.digest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.account.AccountBlock;
import tracer.account.AccountBlockFormat;
import tracer.account.AccountHeader;
import tracer.account.AccountLedger;
import tracer.account.OpeningBalance;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.job.Progress;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;

/**
 * SHA-256 over all records of an EVM chain in canonical order, as {@link LedgerDigest} is of a
 * chain of outputs; the forms of its fields are those. Transfers are asked for by id, apart from
 * their blocks, so that a store whose index differs from its blocks has another digest.
 *
 * <p>Format, version 1.
 *
 * <ol>
 *   <li>text "tracer accounts 1", number of the chain's id.
 *   <li>Each block by ascending height: B, bytes of the block ({@link AccountBlockFormat}); then
 *       for each of its transfers in order T, text id, number height, number transaction, number
 *       position, hash of the block, bytes sender, bytes receiver (empty for nobody), text asset,
 *       text amount; or N if it is not found by its id.
 *   <li>Each opening balance by holder, asset and height: O, bytes holder, text asset, number
 *       height, text amount, text who says so.
 *   <li>Each note on a token by contract: K, bytes contract, S and text symbol or N for none,
 *       number decimals (-1 for none), number height, text who says so.
 *   <li>Z; number of covered ranges and for each number from, number to; E, number height and hash
 *       of the tip, or N if there is none.
 * </ol>
 *
 * <p>The digest of orphans: text "tracer account orphans 1", number of the chain's id; each orphan
 * by height and hash: O, bytes of the block.
 */
public final class AccountDigest {
    private static final int BLOCKS = 16;

    private final AccountLedger ledger;
    private final EvmChain chain;
    private final RecordWriter out = new RecordWriter();

    private AccountDigest(AccountLedger ledger) {
        this.ledger = ledger;
        this.chain = ledger.chain();
    }

    /** The digest of the active chain, what histories begin with, tokens, and what is covered. */
    public static Hash32 of(AccountLedger ledger, Progress progress) {
        AccountDigest digest = new AccountDigest(ledger);
        digest.out.text("tracer accounts 1").number(digest.chain.number());
        digest.blocks(progress);
        digest.openings();
        digest.tokens();
        digest.checkpoint();
        return digest.out.finish();
    }

    /** The digest of the blocks that lost to another branch after they had been stored. */
    public static Hash32 ofOrphans(AccountLedger ledger) {
        RecordWriter out = new RecordWriter();
        out.text("tracer account orphans 1").number(ledger.chain().number());
        for (AccountHeader orphan : ledger.orphans()) {
            out.kind('O');
            ledger.orphan(orphan.hash())
                    .map(b -> AccountBlockFormat.bytesOf(b, ledger.chain()))
                    .ifPresent(out::bytes);
        }
        return out.finish();
    }

    private void blocks(Progress progress) {
        progress.begin("Digesting " + chain, "blocks", ledger.coverage().blockCount());
        List<AccountBlock> batch = ledger.blocks(0, BLOCKS);
        while (!batch.isEmpty()) {
            List<TransferId> ids =
                    batch.stream().flatMap(AccountBlock::transfers).map(Transfer::id).toList();
            Map<TransferId, Transfer> index = ledger.transfers(ids);
            for (AccountBlock block : batch) {
                out.kind('B').bytes(AccountBlockFormat.bytesOf(block, chain));
                block.transfers().forEach(t -> transfer(Optional.ofNullable(index.get(t.id()))));
                progress.advance(1);
            }
            batch = ledger.blocks(batch.getLast().height() + 1, BLOCKS);
        }
        progress.end();
    }

    private void transfer(Optional<Transfer> found) {
        if (found.isEmpty()) {
            out.kind('N');
            return;
        }
        Transfer t = found.get();
        out.kind('T').text(t.id().toString());
        out.number(t.place().height()).number(t.place().transaction());
        out.number(t.place().position()).hash(t.place().block().hash());
        out.bytes(bytes(t.from())).bytes(bytes(t.to()));
        out.text(t.asset().id()).text(t.amount().toString());
    }

    private static byte[] bytes(Optional<EvmAddress> address) {
        return address.map(EvmAddress::toBytes).orElse(new byte[0]);
    }

    private void openings() {
        for (OpeningBalance o : ledger.openings()) {
            out.kind('O').bytes(o.of().holder().toBytes()).text(o.of().asset().id());
            out.number(o.height()).text(o.amount().toString()).text(o.by());
        }
    }

    private void tokens() {
        for (TokenNote note : ledger.tokens()) {
            out.kind('K').bytes(note.contract().toBytes());
            note.symbol().ifPresentOrElse(s -> out.kind('S').text(s), () -> out.kind('N'));
            out.number(note.decimals().orElse(-1)).number(note.height()).text(note.by());
        }
    }

    private void checkpoint() {
        Coverage coverage = ledger.coverage();
        out.kind('Z').number(coverage.ranges().size());
        coverage.ranges().forEach(r -> out.number(r.from()).number(r.to()));
        coverage.tip()
                .ifPresentOrElse(
                        t -> out.kind('E').number(t.height()).hash(t.hash().hash()),
                        () -> out.kind('N'));
    }
}
