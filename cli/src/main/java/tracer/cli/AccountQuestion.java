package tracer.cli;

import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Policy;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.AssetUnits;
import tracer.ledger.EvmChain;

/** A question about transfers, with the chain that they are on. */
record AccountQuestion(EvmChain chain, AccountTraceRequest request) {
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
                        how.limits().stops()));
    }
}
