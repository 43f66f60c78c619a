package tracer.ledger;

import java.util.Map;

/**
 * A block as a source hands it over.
 *
 * @param claimed outputs that its inputs spend, as the node that served the block says ({@code
 *     rev*.dat}, verbosity 3); not proven, and forgotten as soon as the output itself is stored.
 *     Empty where the source says nothing
 */
public record ArrivedBlock(Block block, Map<OutPoint, Output> claimed) {
    public ArrivedBlock {
        claimed = Map.copyOf(claimed);
    }

    public static ArrivedBlock of(Block block) {
        return new ArrivedBlock(block, Map.of());
    }
}
