package tracer.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what value moved. The order is that of {@link AccountPlace#position} within a transaction. */
public enum TransferKind {
    /** Base fee of the gas used (EIP-1559): destroyed. */
    FEE_BURNT,
    /** Rest of the fee: goes to the block's fee recipient. Before EIP-1559 the whole fee. */
    FEE_TIP,
    /** Fee for blobs (EIP-4844): destroyed. */
    FEE_BLOB,
    /** What a rollup charges for its parent chain; nobody on this chain is known to get it. */
    FEE_L1,
    /** The transaction's own value. */
    VALUE,
    /** Value of a call, creation or self-destruct inside it; index: place in the tree of calls. */
    CALL,
    /** A token contract's Transfer log; index: the log's index in the block. */
    LOG,
    /** From the consensus layer (EIP-4895); index: that of the withdrawal. Of a block. */
    WITHDRAWAL,
    /** New value for a block's or uncle's miner; index: from 0. Of a block. */
    REWARD;

    /** In ids: lower case with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of an {@link #id}. */
    public static Optional<TransferKind> ofId(String id) {
        return Arrays.stream(values()).filter(k -> k.id().equals(id)).findFirst();
    }

    public boolean isFee() {
        return switch (this) {
            case FEE_BURNT, FEE_TIP, FEE_BLOB, FEE_L1 -> true;
            case VALUE, CALL, LOG, WITHDRAWAL, REWARD -> false;
        };
    }

    /** Whether it belongs to a block and to no transaction. */
    public boolean isOfBlock() {
        return this == WITHDRAWAL || this == REWARD;
    }

    boolean isNumbered() {
        return this == CALL || this == LOG || isOfBlock();
    }
}
