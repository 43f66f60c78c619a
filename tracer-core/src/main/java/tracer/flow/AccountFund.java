package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import tracer.account.Transfer;
import tracer.ledger.Asset;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/**
 * The account of a fund of addresses in one asset, and what of the claims on it is left under the
 * declared policy. What was paid in by claimants = what of it left + what remains, exactly. All of
 * it rests on what nodes claim.
 *
 * @param asOf the block up to which it is true
 * @param from the block at whose end the account begins: from then on the balances of all its
 *     addresses are known
 * @param opening what the fund held then, value of unknown origin
 * @param entries in chain order
 * @param claims in the order in which they were paid in
 * @param outcomes what is left of all claims under every policy, the declared one among them
 * @param inside how many transfers went from one of its addresses to another and changed nothing
 * @param empty how many transfers of nothing were left out
 * @param callsNotSeen blocks that it rests on and whose internal transfers no source saw
 * @param rewardsNotSeen blocks that it rests on and whose rewards no source saw
 */
public record AccountFund(
        AccountFundRequest request,
        EvmChain chain,
        Asset asset,
        ChainTip asOf,
        int from,
        BigInteger opening,
        List<Entry> entries,
        List<Claim> claims,
        List<FundOutcome> outcomes,
        int inside,
        int empty,
        List<HeightRange> callsNotSeen,
        List<HeightRange> rewardsNotSeen) {
    public AccountFund {
        entries = List.copyOf(entries);
        claims = List.copyOf(claims);
        outcomes = List.copyOf(outcomes);
        callsNotSeen = List.copyOf(callsNotSeen);
        rewardsNotSeen = List.copyOf(rewardsNotSeen);
    }

    /**
     * A transfer into the fund or out of it; fees go out.
     *
     * @param isIn else out
     * @param isClaim whether a claimant paid it in
     * @param claimsLeft what of the claims left with it
     * @param balance behind it
     * @param claimsAfter all claims behind it
     */
    public record Entry(
            Transfer transfer,
            boolean isIn,
            boolean isClaim,
            Rational claimsLeft,
            BigInteger balance,
            Rational claimsAfter) {}

    /**
     * A claim.
     *
     * @param remaining what the fund still has of it
     */
    public record Claim(Transfer transfer, Rational remaining) {}

    /** What the fund holds at the end. */
    public BigInteger balance() {
        return entries.isEmpty() ? opening : entries.getLast().balance();
    }
}
