package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which payments on another chain could continue a deposit at a swap service. The deposit is an end
 * of its trace; each candidate is an assumed seed of another one. No amount is summed across.
 *
 * @param chain looked on
 * @param chainHeight highest stored block of it
 * @param chainHash hash of that block
 * @param outcome {@code found}, {@code none-found}, {@code no-rate}, {@code not-indexed}, {@code
 *     no-vault-known} or {@code not-at-bridge}
 * @param sentence the outcome for a reader
 * @param candidates in chain order
 * @param chance how many others would fit by accident; absent where no amount was compared
 * @param memos that may bear on it
 * @param notes what the answer rests on and lacks
 */
public record CrossingDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        Deposit deposit,
        String chain,
        OptionalInt chainHeight,
        Optional<String> chainHash,
        Window window,
        Optional<TermsNote> terms,
        String outcome,
        String sentence,
        List<CandidateNote> candidates,
        Optional<ChanceNote> chance,
        List<MemoNote> memos,
        List<String> notes)
        implements Document {
    public CrossingDocument {
        candidates = List.copyOf(candidates);
        memos = List.copyOf(memos);
        notes = List.copyOf(notes);
    }

    /**
     * The end on one side.
     *
     * @param value all of the output, whoever's it was
     * @param evidence {@code fact}: that it was paid; whose address it is, the labels say
     */
    public record Deposit(
            String output, Amount value, Party party, BlockNote block, String evidence) {}

    /** When the service may have paid: both moments count. */
    public record Window(String from, String to, String within) {}

    /**
     * What the user declared.
     *
     * @param rate exact, base units for a satoshi
     * @param least the least amount that fits
     * @param most the most
     * @param evidence always {@code user}
     */
    public record TermsNote(
            AssetNote asset,
            String rate,
            String source,
            String leastFee,
            String mostFee,
            String tolerance,
            AssetAmount least,
            AssetAmount most,
            String evidence) {}

    /**
     * An assumed seed on the other side.
     *
     * @param id as it is cited
     * @param grade {@code A} deterministic identifier, {@code B} field constraints
     * @param sentence what the grade says here
     * @param namedByMemo whether the deposit's own memo names the receiver
     * @param impliedFee share kept if this is it and the declared rate true
     * @param evidence {@code inference}; that the payment was made is the node's claim
     * @param follow the command that follows it, as another trace
     */
    public record CandidateNote(
            String id,
            String grade,
            String sentence,
            boolean namedByMemo,
            Optional<AccountParty> from,
            Optional<AccountParty> to,
            AssetAmount amount,
            Optional<String> impliedFee,
            BlockNote block,
            long secondsAfter,
            String evidence,
            String follow) {}

    /**
     * λ, the expected number of chance matches.
     *
     * @param expected rounded, for reading; {@code unknown} where it cannot be reckoned
     * @param exact a fraction {@code n/d}
     */
    public record ChanceNote(String expected, Optional<String> exact, String sentence) {}

    /**
     * What a data carrier says.
     *
     * @param standing {@code authenticated} or why it is not
     */
    public record MemoNote(
            String output, String text, String destination, String standing, String sentence) {}
}
