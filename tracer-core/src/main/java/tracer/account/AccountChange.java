package tracer.account;

import java.util.List;
import tracer.ledger.BlockHash;

/**
 * One step of the store's active chain; it happens whole or not at all.
 *
 * @param disconnect blocks that leave the active chain, highest first; usually none
 * @param connect blocks that join it, by ascending height
 * @param openings balances that histories begin with
 * @param tokens what contracts call themselves
 */
public record AccountChange(
        List<BlockHash> disconnect,
        List<AccountBlock> connect,
        List<OpeningBalance> openings,
        List<TokenNote> tokens) {
    public AccountChange {
        disconnect = List.copyOf(disconnect);
        connect = List.copyOf(connect);
        openings = List.copyOf(openings);
        tokens = List.copyOf(tokens);
    }

    public static AccountChange connect(List<AccountBlock> blocks) {
        return new AccountChange(List.of(), blocks, List.of(), List.of());
    }
}
