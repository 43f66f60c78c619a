package tracer.flow;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.problem.BadInput;

/**
 * A question: what of payments into a fund is still in it, under a policy of accounts? That several
 * scripts are one fund is what the asker declares (a wallet, an entity), so the answer is an
 * inference.
 *
 * @param fund the scripts that count as one account
 * @param claims outputs paid to them whose payers claim
 * @param policy of accounts, such as the lowest intermediate balance
 * @param sharing how several claimants share what leaves, where the policy does not say whose it is
 * @param toHeight blocks above are left out
 */
public record FundRequest(
        List<Script> fund,
        List<OutPoint> claims,
        Policy policy,
        Sharing sharing,
        OptionalInt toHeight) {
    public FundRequest {
        fund = fund.stream().distinct().sorted(Comparator.comparing(Script::hash)).toList();
        claims = claims.stream().distinct().toList();
        if (fund.isEmpty() || claims.isEmpty()) {
            throw new BadInput(
                    "a fund needs at least one script, and one payment into it to claim");
        }
    }

    /** By its lowest intermediate balance. */
    public FundRequest(
            List<Script> fund, List<OutPoint> claims, Sharing sharing, OptionalInt toHeight) {
        this(fund, claims, Policy.LIBR, sharing, toHeight);
    }
}
