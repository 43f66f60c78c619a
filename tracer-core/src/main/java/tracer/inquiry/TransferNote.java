package tracer.inquiry;

import java.util.Optional;

/**
 * A transfer of an account chain.
 *
 * @param id as it is cited, {@code 0xHASH:log-17}
 * @param kind {@code value}, {@code call}, {@code log}, {@code fee-tip}, …
 * @param from absent for value from outside the chain's accounts
 * @param to absent for value that is destroyed or whose receiver nobody knows
 * @param traceable whether a trace may begin with it; fees cannot
 * @param evidence always {@code claimed}, by the node that served the block
 */
public record TransferNote(
        String id,
        String kind,
        Optional<AccountParty> from,
        Optional<AccountParty> to,
        AssetNote asset,
        AssetAmount amount,
        boolean traceable,
        String evidence,
        BlockNote block) {}
