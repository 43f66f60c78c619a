package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import tracer.ledger.ChainTip;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.TxId;

/**
 * The account of a fund, and what of the claims on it is left under the declared policy. What was
 * paid in by claimants = what of it left + what remains, exactly.
 *
 * @param asOf the block up to which it is true
 * @param entries in chain order
 * @param claims in the order in which they were paid in
 * @param outcomes what is left of all claims under every policy, the declared one among them
 */
public record FundAccount(
        FundRequest request,
        ChainTip asOf,
        List<Entry> entries,
        List<Claim> claims,
        List<FundOutcome> outcomes) {
    public FundAccount {
        entries = List.copyOf(entries);
        claims = List.copyOf(claims);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * A transaction that changes the balance; what returns to the fund in it is neither in nor out.
     *
     * @param paidIn in satoshis
     * @param claimed how much of that claimants paid
     * @param paidOut with the fee
     * @param fee of that
     * @param claimsLeft what of the claims left with it
     * @param balance behind it
     * @param claimsAfter all claims behind it
     */
    public record Entry(
            TxId transaction,
            Place place,
            BigInteger paidIn,
            BigInteger claimed,
            BigInteger paidOut,
            BigInteger fee,
            Rational claimsLeft,
            BigInteger balance,
            Rational claimsAfter) {}

    /**
     * A claim.
     *
     * @param paid when it was paid in
     * @param remaining what the fund still has of it
     */
    public record Claim(OutPoint output, Place created, BigInteger paid, Rational remaining) {}
}
