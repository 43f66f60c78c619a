package tracer.bitcoin;

import java.util.OptionalInt;
import tracer.ledger.BlockHeader;
import tracer.ledger.Bytes;
import tracer.ledger.Transaction;

/**
 * The height that a miner writes at the beginning of the coinbase's unlocking script (BIP 34), the
 * only place where a block states its own height. Blocks of version 1 do not, and before the rule
 * was enforced (main net: 227,931) one of version 2 may state nonsense.
 */
public final class CoinbaseHeight {
    private static final int FIRST_VERSION = 2;
    private static final int OP_0 = 0x00;
    private static final int OP_1 = 0x51;
    private static final int OP_16 = 0x60;
    private static final int MOST_BYTES = 4;

    private CoinbaseHeight() {}

    /** The height stated, if the block states one. */
    public static OptionalInt of(BlockHeader header, Transaction coinbase) {
        return header.version() < FIRST_VERSION || !coinbase.isCoinbase()
                ? OptionalInt.empty()
                : of(coinbase.inputs().getFirst().unlock());
    }

    private static OptionalInt of(Bytes script) {
        if (script.length() == 0) {
            return OptionalInt.empty();
        }
        int first = script.at(0);
        if (first == OP_0) {
            return OptionalInt.of(0);
        }
        if (first >= OP_1 && first <= OP_16) {
            return OptionalInt.of(first - OP_1 + 1);
        }
        if (first > MOST_BYTES || script.length() <= first) {
            return OptionalInt.empty();
        }
        int height = 0;
        for (int i = first; i > 0; i--) {
            height = height << 8 | script.at(i);
        }
        return isShortest(script, first) ? OptionalInt.of(height) : OptionalInt.empty();
    }

    /** Positive, and no byte more than the number and its sign need. */
    private static boolean isShortest(Bytes script, int length) {
        int top = script.at(length);
        boolean spare = top == 0 && (length == 1 || script.at(length - 1) < 0x80);
        return top < 0x80 && !spare;
    }
}
