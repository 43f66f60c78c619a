package tracer.cli;

import java.util.List;
import java.util.Optional;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Policy;
import tracer.inquiry.AccountSeeding;
import tracer.inquiry.AccountSeeds;
import tracer.inquiry.AssetUnits;
import tracer.inquiry.Inquiry;
import tracer.ledger.EvmChain;

/** A question about transfers, with the chain that they are on. */
record AccountQuestion(EvmChain chain, AccountTraceRequest request) {
    /** How the value is followed. */
    record How(Direction direction, Policy policy, LimitOptions limits, Guards guards) {}

    /** Of a seed in the form of account chains. */
    static AccountQuestion of(Inquiry inquiry, String seed, Optional<EvmChain> named, How how) {
        return of(AccountSeeding.of(inquiry.ports(), List.of(seed), Optional.empty(), named), how);
    }

    /** Of several. */
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
