package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An address and what was paid to it, true for what is stored and for nothing else.
 *
 * @param scripts the stored scripts that show this address: its own and bare keys of its hash
 * @param received sum of all payments to it; may exceed what exists at a time
 * @param unspent received less spent, among what is stored
 * @param payments one page in chain order
 * @param total how many payments there are on all pages
 * @param next cursor of the next page; absent on the last
 * @param sameKey what its key is on EVM chains; absent where no single key stands behind it
 */
public record AddressDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String address,
        List<Party> scripts,
        Amount received,
        Amount spent,
        Amount unspent,
        long spends,
        BlockNote first,
        BlockNote last,
        List<PaymentNote> payments,
        long total,
        Optional<String> next,
        Optional<KeyNote> sameKey,
        String sentence)
        implements Document {
    public AddressDocument {
        scripts = List.copyOf(scripts);
        payments = List.copyOf(payments);
    }

    /**
     * The account of the same key on EVM chains.
     *
     * @param account absent if the key is not known
     * @param shownBy the transaction that shows the key; absent of a bare key
     * @param seenOn the stored chains on which the account occurs
     * @param evidence {@code inference}
     */
    public record KeyNote(
            Optional<String> account,
            Optional<String> shownBy,
            List<String> seenOn,
            String evidence,
            String sentence) {
        public KeyNote {
            seenOn = List.copyOf(seenOn);
        }
    }

    /**
     * A payment to it.
     *
     * @param spentBy the transaction that spends it, if one is stored
     * @param evidence {@code fact}
     */
    public record PaymentNote(
            String output,
            String scriptClass,
            Amount amount,
            BlockNote block,
            Optional<String> spentBy,
            Optional<BlockNote> spentAt,
            String evidence) {}
}
