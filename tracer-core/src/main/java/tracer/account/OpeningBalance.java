package tracer.account;

import java.math.BigInteger;

/**
 * What an address held of an asset at the end of a block, as a node says: what its stored history
 * begins with. Value of unknown origin.
 *
 * @param height of that block
 * @param amount in base units
 * @param by who says so, such as {@code eth_getBalance}
 */
public record OpeningBalance(HeldAsset of, int height, BigInteger amount, String by) {}
