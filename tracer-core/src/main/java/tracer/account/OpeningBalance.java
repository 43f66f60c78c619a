package tracer.account;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import tracer.ledger.Asset;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/**
 * What an address held of an asset at the end of a block, as a node says: what its stored history
 * begins with. Value of unknown origin.
 *
 * @param height of that block
 * @param amount in base units
 * @param by who says so, such as {@code eth_getBalance}
 */
public record OpeningBalance(HeldAsset of, int height, BigInteger amount, String by) {
    /**
     * The earliest of some opening balances of one holding from which on every block up to the tip
     * is covered: the one that a history begins with.
     */
    public static Optional<OpeningBalance> earliest(
            Collection<OpeningBalance> ofOneHolding, Coverage coverage) {
        return ofOneHolding.stream()
                .filter(o -> o.reachesTip(coverage))
                .min(Comparator.comparingInt(OpeningBalance::height));
    }

    private boolean reachesTip(Coverage coverage) {
        return coverage.tip()
                .filter(tip -> tip.height() == height || coverage.reachesTipFrom(height + 1))
                .isPresent();
    }

    /**
     * Requires that this is a balance on a chain.
     *
     * @throws BadInput if height or amount are none, or the asset is another chain's
     */
    public void require(EvmChain chain) {
        boolean isOfChain =
                of.asset() instanceof Asset.Token || of.asset().equals(chain.nativeAsset());
        if (height < 0 || !SoundBlock.isAmount(amount) || !isOfChain) {
            throw new BadInput(
                    "%s of %s at height %d is no balance on %s"
                            .formatted(amount, of, height, chain));
        }
    }
}
