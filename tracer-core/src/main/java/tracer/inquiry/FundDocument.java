package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of payments into a declared fund is still in it, under a policy of accounts. That its
 * scripts are one fund is an inference of whoever declared it, and so are all figures.
 *
 * @param truncated always false: a fund's account is whole or refused
 * @param policy declared for the figures; {@code policies} has the others beside it
 * @param sharing how several claimants share where the policy does not say: {@code pro-rata} or
 *     {@code first-in}
 * @param evidence always {@code inference}
 * @param fund the addresses, or script hashes where a script has none
 * @param claims in the order in which they were paid in
 * @param entries transactions that change the balance, in chain order
 * @param paidIn all claims as they were paid
 * @param left what of them left the fund
 * @param remaining what of them is still in it
 * @param closes whether {@code paidIn} is {@code left} and {@code remaining}, to the last satoshi
 * @param balance of the fund at the end
 * @param policies what remains under every policy
 */
public record FundDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String title,
        String policy,
        int policyVersion,
        String sharing,
        String evidence,
        OptionalInt toHeight,
        List<String> fund,
        List<ClaimNote> claims,
        List<EntryNote> entries,
        Amount paidIn,
        Amount left,
        Amount remaining,
        boolean closes,
        Amount balance,
        List<OutcomeNote> policies,
        List<String> notes)
        implements Document {
    public FundDocument {
        fund = List.copyOf(fund);
        claims = List.copyOf(claims);
        entries = List.copyOf(entries);
        policies = List.copyOf(policies);
        notes = List.copyOf(notes);
    }

    /** A claim and what the fund still has of it. */
    public record ClaimNote(String output, BlockNote block, Amount paid, Amount remaining) {}

    /**
     * A transaction.
     *
     * @param claimed how much of what was paid in is claimants'
     * @param paidOut with the fee
     * @param claimsLeft what of the claims left with it
     * @param claims all of them behind it
     */
    public record EntryNote(
            String txid,
            BlockNote block,
            Amount paidIn,
            Amount claimed,
            Amount paidOut,
            Amount fee,
            Amount claimsLeft,
            Amount balance,
            Amount claims) {}

    /** What of all claims is left under a policy; absent where exact amounts became too long. */
    public record OutcomeNote(String policy, Optional<Amount> left, Optional<Amount> remaining) {}
}
