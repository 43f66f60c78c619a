package tracer.ingest.evm;

import java.util.HashSet;
import java.util.Set;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/**
 * What has to be known of a chain beside its data to read value out of it.
 *
 * @param hashesAsEthereum whether its headers have Ethereum's fields and no other, so that a name
 *     which they do not make is an error
 * @param logsNativeTransfers contracts that log what moves of the native asset: not counted again
 * @param unindexedTokens contracts known to be of fungible tokens although their Transfer logs have
 *     no indexed arguments; as of anybody else, such a log has no amount
 */
record EvmRules(
        boolean hashesAsEthereum,
        Set<EvmAddress> logsNativeTransfers,
        Set<EvmAddress> unindexedTokens) {
    private static final long POLYGON = 137;
    private static final long SEPOLIA = 11155111;

    /** Polygon's contract of its native asset (bor, {@code MRC20}). */
    private static final EvmAddress POLYGON_NATIVE =
            EvmAddress.of("0x0000000000000000000000000000000000001010");

    EvmRules {
        logsNativeTransfers = Set.copyOf(logsNativeTransfers);
        unindexedTokens = Set.copyOf(unindexedTokens);
    }

    /** Of a chain, with what the user knows of tokens. */
    static EvmRules of(EvmChain chain, Set<EvmAddress> unindexedTokens) {
        boolean ethereum =
                chain.equals(EvmChain.ETHEREUM)
                        || chain.equals(EvmChain.DEVELOPMENT)
                        || chain.number() == SEPOLIA;
        Set<EvmAddress> nativeLogs = new HashSet<>();
        if (chain.number() == POLYGON) {
            nativeLogs.add(POLYGON_NATIVE);
        }
        return new EvmRules(ethereum, nativeLogs, unindexedTokens);
    }
}
