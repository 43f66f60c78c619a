package tracer.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tracer.account.AccountTransaction.Outcome;
import tracer.bitcoin.Origin;
import tracer.bitcoin.WireReader;
import tracer.bitcoin.WireWriter;
import tracer.ledger.Asset;
import tracer.ledger.Bytes;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/**
 * Blocks of EVM chains between values and bytes of our own: what a store keeps of them. Each block
 * has one form and no other bytes are read. The chain is not among the bytes. Thread-safe.
 *
 * <p>Version 1. Whole numbers are little-endian of 1, 4 or 8 bytes; a <i>count</i> is Bitcoin's
 * compact form; hashes and addresses are 32 and 20 bytes in printed order; an <i>amount</i> is a
 * byte that says how many follow, then the number, highest byte first, without leading zeros.
 *
 * <ol>
 *   <li>1: version; 4: height; hash; hash of the parent; 8: time; 1: {@link #CALLS}; 1: rewards
 *       seen, 0 or 1.
 *   <li>Count of transactions, and for each: hash; 4: index; sender; 1: bit 0 if it calls somebody,
 *       bit 1 if it created a contract, then those addresses; 1: {@link #OUTCOMES}; amount of its
 *       value; 4: logs of single things; 4: logs of unknown kind; count of transfers and each.
 *   <li>Count of the block's own transfers, and for each: 4: the transaction of its place; itself.
 * </ol>
 *
 * <p>A transfer: 1: {@link #KINDS}; count and digits of its index; 4: position; 1: bit 0 if it has
 * a sender, bit 1 a receiver, bit 2 a token, then those three addresses; amount.
 */
public final class AccountBlockFormat {
    static final int VERSION = 1;

    /** Stored as the place in this list: never reorder, only append. */
    static final List<Seen.Calls> CALLS =
            List.of(
                    Seen.Calls.TRACE_BLOCK,
                    Seen.Calls.CALL_TRACER,
                    Seen.Calls.NONE_POSSIBLE,
                    Seen.Calls.NOT_SEEN);

    /** Stored as the place in this list: never reorder, only append. */
    static final List<Outcome> OUTCOMES =
            List.of(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.UNKNOWN);

    /** Stored as the place in this list: never reorder, only append. */
    static final List<TransferKind> KINDS =
            List.of(
                    TransferKind.FEE_BURNT,
                    TransferKind.FEE_TIP,
                    TransferKind.FEE_BLOB,
                    TransferKind.FEE_L1,
                    TransferKind.VALUE,
                    TransferKind.CALL,
                    TransferKind.LOG,
                    TransferKind.WITHDRAWAL,
                    TransferKind.REWARD);

    static final int TO = 1;
    static final int CREATED = 2;
    static final int FROM = 1;
    static final int RECEIVER = 2;
    static final int TOKEN = 4;

    private final WireWriter out = new WireWriter();

    private AccountBlockFormat() {}

    /**
     * The bytes of a block.
     *
     * @throws BadInput if its parts do not fit together
     */
    public static byte[] bytesOf(AccountBlock block, EvmChain chain) {
        SoundBlock.require(block, chain);
        AccountBlockFormat format = new AccountBlockFormat();
        format.write(block);
        return format.out.toArray();
    }

    /**
     * The block of some bytes.
     *
     * @throws BadInput with origin and offset if they are not exactly what {@link #bytesOf} makes
     */
    public static AccountBlock parse(byte[] bytes, EvmChain chain, Origin origin) {
        WireReader in = WireReader.of(bytes, origin);
        AccountBlock block = new AccountBlockReader(in, chain).read();
        in.finish("the block");
        SoundBlock.require(block, chain);
        return block;
    }

    private void write(AccountBlock block) {
        out.int8(VERSION).int32(block.height());
        out.bytes(block.hash().toBytes()).bytes(block.parent().toBytes());
        out.int64(block.time());
        out.int8(CALLS.indexOf(block.seen().calls()));
        out.int8(block.seen().rewards() ? 1 : 0);
        out.compact(block.transactions().size());
        block.transactions().forEach(this::write);
        out.compact(block.ownTransfers().size());
        for (Transfer t : block.ownTransfers()) {
            out.int32(t.place().transaction());
            write(t);
        }
    }

    private void write(AccountTransaction t) {
        out.bytes(t.id().toBytes()).int32(t.index()).bytes(t.from().toBytes());
        out.int8((t.to().isPresent() ? TO : 0) | (t.created().isPresent() ? CREATED : 0));
        write(t.to());
        write(t.created());
        out.int8(OUTCOMES.indexOf(t.outcome()));
        write(t.value());
        out.int32(t.notFollowed().nonFungible()).int32(t.notFollowed().unknownKind());
        out.compact(t.transfers().size());
        t.transfers().forEach(this::write);
    }

    private void write(Transfer t) {
        Optional<EvmAddress> token =
                t.asset() instanceof Asset.Token(EvmAddress contract)
                        ? Optional.of(contract)
                        : Optional.empty();
        out.int8(KINDS.indexOf(t.kind()));
        out.counted(Bytes.of(t.id().index().getBytes(US_ASCII)));
        out.int32(t.place().position());
        out.int8(
                (t.from().isPresent() ? FROM : 0)
                        | (t.to().isPresent() ? RECEIVER : 0)
                        | (token.isPresent() ? TOKEN : 0));
        write(t.from());
        write(t.to());
        write(token);
        write(t.amount());
    }

    private void write(Optional<EvmAddress> address) {
        address.ifPresent(a -> out.bytes(a.toBytes()));
    }

    private void write(BigInteger amount) {
        int length = (amount.bitLength() + 7) / 8;
        byte[] signed = amount.toByteArray();
        out.int8(length)
                .bytes(java.util.Arrays.copyOfRange(signed, signed.length - length, signed.length));
    }
}
