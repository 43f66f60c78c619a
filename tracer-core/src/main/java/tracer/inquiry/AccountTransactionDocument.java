package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A transaction of an account chain, as the node that served its block says.
 *
 * @param evidence always {@code claimed}
 * @param confirmations blocks from its own to the highest stored, both counted
 * @param from who signed it
 * @param to whom it calls; absent if it creates a contract
 * @param created the contract that it created
 * @param outcome {@code succeeded}, {@code failed} or {@code unknown}
 * @param sentence the outcome for a reader
 * @param asked what it asks to send; moved only if it succeeded
 * @param fee all its fees together
 * @param internal how internal transfers were seen, {@code not-seen} if they were not
 * @param transfers in the order of the chain, fees first
 * @param notFollowed logs that move no amount that can be followed, with their number
 * @param notes what the answer rests on and lacks
 */
public record AccountTransactionDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String chain,
        String hash,
        String evidence,
        BlockNote block,
        int confirmations,
        AccountParty from,
        Optional<AccountParty> to,
        Optional<AccountParty> created,
        String outcome,
        String sentence,
        AssetAmount asked,
        AssetAmount fee,
        String internal,
        List<TransferNote> transfers,
        List<String> notFollowed,
        List<String> notes)
        implements Document {
    public AccountTransactionDocument {
        transfers = List.copyOf(transfers);
        notFollowed = List.copyOf(notFollowed);
        notes = List.copyOf(notes);
    }
}
