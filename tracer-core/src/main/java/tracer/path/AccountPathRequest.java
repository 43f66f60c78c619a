package tracer.path;

import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/**
 * A question about paths on an account chain, within one asset.
 *
 * @param asset what travels; a swap into another asset ends a path
 */
public record AccountPathRequest(Asset asset, PathRequest<EvmAddress> ways) {
    /**
     * @throws BadInput if an entity is named or limited: there are none of accounts
     */
    public AccountPathRequest {
        if (!ways.from().entities().isEmpty() || !ways.to().entities().isEmpty()) {
            throw new BadInput(
                    "entities exist for Bitcoin only; on EVM chains name the addresses of one owner, separated by commas");
        }
        if (ways.within().limits().guards().members().isPresent()) {
            throw new BadInput(
                    "entities exist for Bitcoin only, so on EVM chains there is no limit on their size; take the one on hubs");
        }
    }
}
