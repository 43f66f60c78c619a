package tracer.ledger;

import java.util.List;

/**
 * One step of the store's active chain; it happens whole or not at all.
 *
 * @param disconnect blocks that leave the active chain, highest first; usually none
 * @param connect blocks that join it, by ascending height, each linked to the one before
 */
public record LedgerChange(List<BlockHash> disconnect, List<ArrivedBlock> connect) {
    public LedgerChange {
        disconnect = List.copyOf(disconnect);
        connect = List.copyOf(connect);
    }

    public static LedgerChange connect(List<ArrivedBlock> blocks) {
        return new LedgerChange(List.of(), blocks);
    }
}
