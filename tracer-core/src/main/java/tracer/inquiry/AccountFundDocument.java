package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What of transfers into a declared fund of addresses is still in it, in one asset. That they are
 * one fund is an inference of whoever declared it, and so are all figures; the transfers are
 * claimed by the nodes that served their blocks.
 *
 * @param truncated always false: a fund's account is whole or refused
 * @param policy declared for the figures; {@code policies} has the others beside it
 * @param sharing how several claimants share where the policy does not say: {@code pro-rata} or
 *     {@code first-in}
 * @param evidence always {@code inference}
 * @param from the block at whose end the account begins
 * @param opening what the fund held then, of unknown origin
 * @param claims in the order in which they were paid in
 * @param entries transfers that change the balance, in chain order
 * @param inside how many transfers from one of its addresses to another are left out
 * @param empty how many transfers of nothing are left out
 * @param paidIn all claims as they were paid
 * @param left what of them left the fund
 * @param remaining what of them is still in it
 * @param closes whether {@code paidIn} is {@code left} and {@code remaining}, to the last unit
 * @param balance of the fund at the end
 * @param policies what remains under every policy
 */
public record AccountFundDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String chain,
        AssetNote asset,
        String title,
        String policy,
        int policyVersion,
        String sharing,
        String evidence,
        OptionalInt toHeight,
        List<AccountParty> fund,
        int from,
        AssetAmount opening,
        List<ClaimNote> claims,
        List<EntryNote> entries,
        int inside,
        int empty,
        AssetAmount paidIn,
        AssetAmount left,
        AssetAmount remaining,
        boolean closes,
        AssetAmount balance,
        List<OutcomeNote> policies,
        List<String> notes)
        implements Document {
    public AccountFundDocument {
        fund = List.copyOf(fund);
        claims = List.copyOf(claims);
        entries = List.copyOf(entries);
        policies = List.copyOf(policies);
        notes = List.copyOf(notes);
    }

    /**
     * A claim and what the fund still has of it.
     *
     * @param by who paid it; absent for value from outside the chain's accounts
     */
    public record ClaimNote(
            String transfer,
            BlockNote block,
            Optional<AccountParty> by,
            AssetAmount paid,
            AssetAmount remaining) {}

    /**
     * A transfer.
     *
     * @param way in or out, or "claim" where a claimant paid it in
     * @param other who pays, or is paid
     * @param claimsLeft what of the claims left with it
     * @param claims all of them behind it
     */
    public record EntryNote(
            String transfer,
            String kind,
            BlockNote block,
            String way,
            Optional<AccountParty> other,
            AssetAmount amount,
            AssetAmount claimsLeft,
            AssetAmount balance,
            AssetAmount claims) {}

    /** What of all claims is left under a policy; absent where exact amounts became too long. */
    public record OutcomeNote(
            String policy, Optional<AssetAmount> left, Optional<AssetAmount> remaining) {}
}
