package tracer.account;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tracer.ledger.EvmAddress;
import tracer.ledger.TxId;

/**
 * A transaction of an EVM block with all that it moved, as the node that served it says.
 *
 * @param index within the block
 * @param from who signed it
 * @param to whom it calls; empty if it creates a contract
 * @param created the contract that it created
 * @param value what it asks to send, in base units of the native asset; moved only if it succeeded
 * @param transfers in order of {@link AccountPlace}; of a failed one its fees alone
 * @param notFollowed Transfer logs that are no amounts
 */
public record AccountTransaction(
        TxId id,
        int index,
        EvmAddress from,
        Optional<EvmAddress> to,
        Optional<EvmAddress> created,
        Outcome outcome,
        BigInteger value,
        List<Transfer> transfers,
        NotFollowed notFollowed) {
    public AccountTransaction {
        transfers = List.copyOf(transfers);
    }

    /** Whether it did what it asked for. */
    public enum Outcome {
        SUCCEEDED,
        /** Reverted or out of gas: it paid its fee, nothing else happened. */
        FAILED,
        /** A receipt from before Byzantium says nothing, and no trace does: no value is counted. */
        UNKNOWN
    }

    /**
     * Logs with the topic of Transfer that move no amount we can follow.
     *
     * @param nonFungible of single things (ERC-721): four topics
     * @param unknownKind of contracts whose standard is not known: unindexed arguments
     */
    public record NotFollowed(int nonFungible, int unknownKind) {
        public static final NotFollowed NOTHING = new NotFollowed(0, 0);
    }
}
