package tracer.ingest.demo.swap;

import java.math.BigInteger;
import java.util.List;
import tracer.ledger.EvmAddress;

/**
 * What really happened on the EVM chain.
 *
 * @param blocks from block 0 on
 * @param contract of the token
 * @param continuation the payment that continues the swap, as it is cited
 * @param other the one of equal amount that does not
 * @param amount of either, in base units
 * @param path receivers of the money, from the controller to the exchange's deposit address
 * @param deposited how much of it the exchange got
 */
public record SwapFacts(
        int blocks,
        EvmAddress contract,
        String continuation,
        String other,
        BigInteger amount,
        List<EvmAddress> path,
        BigInteger deposited) {
    /** Digits behind the point of the token. */
    public static final int DECIMALS = 6;

    /** What the service gave for 1 BTC, in whole tokens. */
    public static final int RATE = 65_000;

    public SwapFacts {
        path = List.copyOf(path);
    }
}
