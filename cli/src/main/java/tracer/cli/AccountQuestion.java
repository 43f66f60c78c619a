package tracer.cli;

import java.util.List;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Policy;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.AssetUnits;
import tracer.ledger.EvmChain;

/**
 * A question about transfers, with the chain that they are on.
 *
 * @param remarks what an address stood for as a seed, and what of it was left out
 */
record AccountQuestion(EvmChain chain, AccountTraceRequest request, List<String> remarks) {
    AccountQuestion {
        remarks = List.copyOf(remarks);
    }

    /** How the value is followed. */
    record How(Direction direction, Policy policy, LimitOptions limits, Guards guards) {}

    static AccountQuestion of(AccountSeeds seeds, How how) {
        return new AccountQuestion(
                seeds.chain(),
                new AccountTraceRequest(
                        seeds.seeds(),
                        how.direction(),
                        how.policy(),
                        how.limits()
                                .accountLimits(text -> AssetUnits.of(text, seeds.asset()))
                                .with(how.guards()),
                        how.limits().stops()),
                seeds.remarks());
    }
}
