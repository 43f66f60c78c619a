package tracer.account;

import java.util.List;
import java.util.Optional;
import tracer.ledger.BlockHash;

/**
 * One step of the store's active chain; it happens whole or not at all.
 *
 * @param disconnect blocks that leave the active chain, highest first; usually none
 * @param connect blocks that join it, by ascending height
 * @param openings balances that histories begin with
 * @param tokens what contracts call themselves
 * @param reading the run that brought all of it; empty if nobody recorded that
 */
public record AccountChange(
        List<BlockHash> disconnect,
        List<AccountBlock> connect,
        List<OpeningBalance> openings,
        List<TokenNote> tokens,
        Optional<Reading> reading) {
    public AccountChange {
        disconnect = List.copyOf(disconnect);
        connect = List.copyOf(connect);
        openings = List.copyOf(openings);
        tokens = List.copyOf(tokens);
    }

    /** As above, with no record of who served it. */
    public AccountChange(
            List<BlockHash> disconnect,
            List<AccountBlock> connect,
            List<OpeningBalance> openings,
            List<TokenNote> tokens) {
        this(disconnect, connect, openings, tokens, Optional.empty());
    }

    /** The same, brought by a run. */
    public AccountChange by(Reading run) {
        return new AccountChange(disconnect, connect, openings, tokens, Optional.of(run));
    }

    public static AccountChange connect(List<AccountBlock> blocks) {
        return new AccountChange(List.of(), blocks, List.of(), List.of());
    }
}
