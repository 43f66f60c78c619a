package tracer.flow;

import tracer.account.TransferId;
import tracer.problem.BadInput;

/**
 * A question on the account family: the whole value of one transfer, followed one way under one
 * policy. Forward from the address that it credits, backward from the one that it debits.
 *
 * @param limits hops count transfers; {@code transactions} is how many transfers to follow; a hub
 *     is an address with many transfers of the asset
 */
public record AccountTraceRequest(
        TransferId seed, Direction direction, Policy policy, Limits limits, StopRules stops) {
    /**
     * @throws tracer.problem.BadInput if the policy cannot answer such a question
     */
    public AccountTraceRequest {
        policy.requireOnAccounts(direction);
        if (limits.guards().members().isPresent()) {
            throw new BadInput(
                    "entities are computed of Bitcoin's scripts only: a limit on an entity's size says nothing on an EVM chain");
        }
    }
}
