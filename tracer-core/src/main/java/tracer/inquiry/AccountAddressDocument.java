package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An address of account chains: what it held, got and sent of each asset. The same digits may have
 * another owner on another chain, so each chain stands by itself and nothing is summed over them.
 *
 * @param dataHeight of the one chain; absent where several are answered for, each with its own
 * @param truncated whether more transfers are stored than are listed
 * @param chains those on which anything stored touches it, by chain id
 */
public record AccountAddressDocument(
        String schema,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        String address,
        List<OnChain> chains)
        implements Document {
    public AccountAddressDocument {
        chains = List.copyOf(chains);
    }

    /**
     * The address on one chain.
     *
     * @param dataHeight the highest stored block of this chain
     * @param assets by asset id, the chain's own last
     * @param sentence which blocks are stored
     * @param notes what the sums rest on and lack
     */
    public record OnChain(
            String chain,
            int dataHeight,
            String dataHash,
            List<Party.LabelNote> labels,
            List<HoldingNote> assets,
            String sentence,
            List<String> notes) {
        public OnChain {
            labels = List.copyOf(labels);
            assets = List.copyOf(assets);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What it holds of one asset.
     *
     * @param opening what it held before its stored history; absent if nobody says: unknown, not
     *     zero
     * @param received after the opening
     * @param sent likewise, fees among it
     * @param balance opening and received less sent; absent if the opening is unknown
     * @param first block of the first stored transfer
     * @param transfers how many are stored
     * @param shown the first of them, in the order of the chain
     * @param evidence always {@code claimed}
     */
    public record HoldingNote(
            AssetNote asset,
            Optional<OpeningNote> opening,
            AssetAmount received,
            AssetAmount sent,
            Optional<AssetAmount> balance,
            Optional<BlockNote> first,
            Optional<BlockNote> last,
            long transfers,
            List<TransferNote> shown,
            String evidence) {
        public HoldingNote {
            shown = List.copyOf(shown);
        }
    }

    /**
     * A balance that a history begins with: value of unknown origin.
     *
     * @param height of the block at whose end it was held
     * @param by who says so, such as {@code eth_getBalance}
     */
    public record OpeningNote(AssetAmount amount, int height, String by) {}
}
