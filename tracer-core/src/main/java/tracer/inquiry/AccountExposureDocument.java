package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What value of a transfer could have come to between addresses, under poison: a set, without
 * traced amounts and without a balance. It says who cannot be ruled out.
 *
 * @param truncated whether a limit of the question cut something off
 * @param question as of a trace; the policy is {@code poison}
 * @param transfers in the set, the seed first
 * @param holders addresses whose balance may hold some of it where it ended
 * @param notFollowed where a limit or missing data cut the set off
 * @param notes what the answer is and is not
 */
public record AccountExposureDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String chain,
        AssetNote asset,
        String title,
        AccountTraceDocument.Question question,
        List<ExposedTransfer> transfers,
        List<ExposedHolder> holders,
        List<ExposureDocument.CutOff> notFollowed,
        List<String> notes)
        implements Document {
    public AccountExposureDocument {
        transfers = List.copyOf(transfers);
        holders = List.copyOf(holders);
        notFollowed = List.copyOf(notFollowed);
        notes = List.copyOf(notes);
    }

    /** With more to be said of it, first: sentences without a full stop. */
    public AccountExposureDocument noting(List<String> remarks) {
        return new AccountExposureDocument(
                schema,
                dataHeight,
                dataHash,
                truncated,
                chain,
                asset,
                title,
                question,
                transfers,
                holders,
                notFollowed,
                Remarks.before(remarks, notes));
    }

    /**
     * A transfer in the set. Its own amount is left out, so that nobody adds it up.
     *
     * @param kind {@code value}, {@code call}, {@code log}, {@code fee-tip}, …
     * @param from absent for value from outside the chain's accounts
     * @param to absent for value that is destroyed
     * @param evidence always {@code claimed}: of the transfer; that the seed's value is in it is
     *     only possible
     * @param fate {@code followed}, {@code fee} or {@code ended}
     * @param end why it ended here
     */
    public record ExposedTransfer(
            String id,
            String kind,
            int hop,
            Optional<AccountParty> from,
            Optional<AccountParty> to,
            String evidence,
            BlockNote block,
            String fate,
            Optional<TraceDocument.End> end) {}

    /** An address whose balance may hold some of it. */
    public record ExposedHolder(AccountParty holder, int hop, TraceDocument.End end) {}
}
