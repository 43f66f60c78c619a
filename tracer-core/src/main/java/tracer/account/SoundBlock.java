package tracer.account;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * Whether the parts of a block fit together, so that a store can keep each in its place. Whether
 * they are true is not asked here.
 */
public final class SoundBlock {
    private static final int AMOUNT_BITS = 256;

    private final AccountBlock block;
    private final EvmChain chain;
    private final Set<TransferId> seen = new HashSet<>();

    private SoundBlock(AccountBlock block, EvmChain chain) {
        this.block = block;
        this.chain = chain;
    }

    /**
     * Requires that everything in a block stands at its own place: transactions by ascending index,
     * each transfer in its transaction or block, by ascending position, at the block's height, hash
     * and time; that nothing comes twice; that native amounts are of this chain, and amounts fit
     * into 256 bits.
     *
     * @throws BadInput naming block and part otherwise
     */
    public static void require(AccountBlock block, EvmChain chain) {
        new SoundBlock(block, chain).require();
    }

    private void require() {
        if (block.height() < 0) {
            throw broken("its height is negative");
        }
        if (block.time() < 0 || block.time() > Instant.MAX.getEpochSecond()) {
            throw broken("its time is none: " + block.time());
        }
        int last = -1;
        Set<TxId> ids = new HashSet<>();
        for (AccountTransaction t : block.transactions()) {
            if (!ids.add(t.id()) || t.index() <= last) {
                throw broken("transaction 0x%s comes twice or out of order".formatted(t.id()));
            }
            if (!isAmount(t.value())
                    || t.notFollowed().nonFungible() < 0
                    || t.notFollowed().unknownKind() < 0) {
                throw broken("transaction 0x%s has an impossible number".formatted(t.id()));
            }
            require(t.transfers(), t.id().hash(), false);
            if (t.transfers().stream().anyMatch(p -> p.place().transaction() != t.index())) {
                throw broken("a transfer of transaction 0x%s is misplaced".formatted(t.id()));
            }
            last = t.index();
        }
        require(block.ownTransfers(), block.hash().hash(), true);
        int top = last;
        if (block.ownTransfers().stream().anyMatch(p -> p.place().transaction() <= top)) {
            throw broken("a transfer of the block itself stands among its transactions");
        }
    }

    private void require(List<Transfer> transfers, Hash32 of, boolean isOfBlock) {
        AccountPlace before = new AccountPlace(-1, -1, -1, block.hash(), block.claimedTime());
        for (Transfer t : transfers) {
            if (!t.id().hash().equals(of) || t.kind().isOfBlock() != isOfBlock) {
                throw broken("%s stands with the transfers of 0x%s".formatted(t.id(), of));
            }
            if (!seen.add(t.id())) {
                throw broken(t.id() + " comes twice");
            }
            if (!isHere(t.place()) || before.compareTo(t.place()) >= 0) {
                throw broken(t.id() + " is misplaced");
            }
            if (!isAmount(t.amount())) {
                throw broken("%s is of %s".formatted(t.id(), t.amount()));
            }
            if (!(t.asset() instanceof Asset.Token) && !t.asset().equals(chain.nativeAsset())) {
                throw broken("%s moves %s of another chain".formatted(t.id(), t.asset()));
            }
            before = t.place();
        }
    }

    private boolean isHere(AccountPlace place) {
        return place.height() == block.height()
                && place.transaction() >= 0
                && place.position() >= 0
                && place.block().equals(block.hash())
                && place.claimedTime().equals(block.claimedTime());
    }

    static boolean isAmount(BigInteger n) {
        return n.signum() >= 0 && n.bitLength() <= AMOUNT_BITS;
    }

    private BadInput broken(String why) {
        return new BadInput(
                "block 0x%s of %s at height %d does not fit together: %s"
                        .formatted(block.hash(), chain, block.height(), why));
    }
}
