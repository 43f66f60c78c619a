package tracer.cli;

import java.util.Optional;
import tracer.account.TransferId;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Guards;
import tracer.flow.Policy;
import tracer.inquiry.Inquiry;
import tracer.ledger.Asset;
import tracer.ledger.EvmChain;

/** A question about a transfer, with the chain that it is on. */
record AccountQuestion(EvmChain chain, AccountTraceRequest request) {
    /** How the value is followed. */
    record How(Direction direction, Policy policy, LimitOptions limits, Guards guards) {}

    /** Of a seed in the form of account chains. */
    static AccountQuestion of(Inquiry inquiry, String seed, Optional<EvmChain> named, How how) {
        TransferId transfer = TransferId.of(seed);
        EvmChain chain = inquiry.accounts().chainOf(transfer, named);
        Asset asset = inquiry.accounts().assetOf(chain, transfer);
        return new AccountQuestion(
                chain,
                new AccountTraceRequest(
                        transfer,
                        how.direction(),
                        how.policy(),
                        how.limits()
                                .accountLimits(text -> AccountMinimum.of(text, asset))
                                .with(how.guards()),
                        how.limits().stops()));
    }
}
