package tracer.account;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.TxId;
import tracer.problem.DataGap;

/**
 * Reads the active chain of one EVM chain as stored, always in batches. What is not in an answer is
 * not stored; the {@link #coverage} tells whether that means that it does not exist. Thread-safe.
 */
public interface AccountLedger {
    EvmChain chain();

    Coverage coverage();

    Optional<AccountHeader> header(int height);

    Optional<AccountHeader> header(BlockHash hash);

    /**
     * For a question that asks the ledger several times: that its answers fit together.
     *
     * @param tip of the active chain when the question was begun
     * @throws DataGap if that block has left the active chain since
     */
    default void requireActive(ChainTip tip) {
        if (header(tip.height()).map(AccountHeader::hash).filter(tip.hash()::equals).isEmpty()) {
            throw new DataGap(
                    "block %s at height %d left the active chain while the question was being answered: ask again"
                            .formatted(tip.hash(), tip.height()));
        }
    }

    /** Transactions by id, with the block that holds each. Others are absent. */
    Map<TxId, InBlock> transactions(Collection<TxId> ids);

    /** Transfers by id. Others are absent. */
    Map<TransferId, Transfer> transfers(Collection<TransferId> ids);

    /**
     * Histories of holdings, each cut off after so many transfers. One never touched is answered
     * with no transfers. The opening is the earliest stored balance from which on every block up to
     * the tip is stored; what came before it is left out.
     */
    Map<HeldAsset, History> histories(Collection<HeldAsset> holdings, int atMostEach);

    /**
     * Which assets addresses ever held, with sums, ordered by asset id: those with a transfer or a
     * stored opening balance. Others are absent.
     */
    Map<EvmAddress, List<Sums>> holdings(Collection<EvmAddress> addresses);

    /** Stored blocks from a height on, ascending, at most so many; gaps are passed over. */
    List<AccountBlock> blocks(int fromHeight, int atMost);

    /** Blocks that lost to another branch after they had been stored, by height and hash. */
    List<AccountHeader> orphans();

    /** The content of one of the {@link #orphans}, as it was when it was stored. */
    Optional<AccountBlock> orphan(BlockHash hash);

    /** All stored opening balances, by holding, then height. */
    List<OpeningBalance> openings();

    /** What is stored, counted. */
    AccountInventory inventory();

    /** All stored notes on tokens, the last of each contract, by contract. */
    List<TokenNote> tokens();

    /** What token contracts call themselves: the last note of each. Others are absent. */
    Map<EvmAddress, TokenNote> tokens(Collection<EvmAddress> contracts);

    /** The runs that brought blocks, by number; those of which nothing stands any more, too. */
    List<ReadingNote> readings();

    /**
     * Which run brought blocks, of the active chain or orphans: the last that did. Absent are those
     * that are not stored, and those of which it is not recorded.
     */
    Map<BlockHash, ReadingNote> readings(Collection<BlockHash> blocks);

    /** A transaction and its block. */
    record InBlock(AccountHeader block, AccountTransaction transaction) {}

    /**
     * Sums of one holding over the transfers of its {@link History}, those after the opening; the
     * balance is {@code opening + received − sent}.
     *
     * @param opening as of {@link History#opening}; empty if nobody knows
     * @param first of those transfers; empty if there is none after the opening
     */
    record Sums(
            HeldAsset of,
            Optional<OpeningBalance> opening,
            long transfers,
            BigInteger received,
            BigInteger sent,
            Optional<AccountPlace> first,
            Optional<AccountPlace> last) {
        /** Of these transfers, all that are in the holding's history, in order. */
        public static Sums of(
                HeldAsset of, Optional<OpeningBalance> opening, List<Transfer> transfers) {
            BigInteger received = BigInteger.ZERO;
            BigInteger sent = BigInteger.ZERO;
            for (Transfer t : transfers) {
                if (t.credited().filter(of::equals).isPresent()) {
                    received = received.add(t.amount());
                }
                if (t.debited().filter(of::equals).isPresent()) {
                    sent = sent.add(t.amount());
                }
            }
            boolean none = transfers.isEmpty();
            return new Sums(
                    of,
                    opening,
                    transfers.size(),
                    received,
                    sent,
                    none ? Optional.empty() : Optional.of(transfers.getFirst().place()),
                    none ? Optional.empty() : Optional.of(transfers.getLast().place()));
        }
    }
}
