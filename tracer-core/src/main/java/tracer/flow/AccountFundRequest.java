package tracer.flow;

import java.util.List;
import java.util.OptionalInt;
import tracer.account.TransferId;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/**
 * A question: what of transfers into a fund of accounts is still in it, under a policy? That
 * several addresses are one fund is what the asker declares, so the answer is an inference. One
 * chain, one asset: what the claims move.
 *
 * @param fund the addresses that count as one account
 * @param claims transfers to them whose senders claim
 * @param policy of accounts, such as the lowest intermediate balance
 * @param sharing how several claimants share what leaves, where the policy does not say whose it is
 * @param toHeight blocks above are left out
 */
public record AccountFundRequest(
        List<EvmAddress> fund,
        List<TransferId> claims,
        Policy policy,
        Sharing sharing,
        OptionalInt toHeight) {
    /** Every claim is followed by itself under some policies. */
    public static final int MOST_CLAIMS = 1_000;

    public AccountFundRequest {
        fund = fund.stream().distinct().sorted().toList();
        claims = claims.stream().distinct().toList();
        policy.requireOnAccounts(Direction.FORWARD);
        if (fund.isEmpty() || claims.isEmpty()) {
            throw new BadInput(
                    "a fund needs at least one address, and one transfer into it to claim");
        }
        if (claims.size() > MOST_CLAIMS) {
            throw new LimitExceeded(
                    "at most %d transfers into a fund can be claimed at once; these are %d"
                            .formatted(MOST_CLAIMS, claims.size()));
        }
    }
}
