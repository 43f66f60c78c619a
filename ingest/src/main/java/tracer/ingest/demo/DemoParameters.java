package tracer.ingest.demo;

import tracer.ingest.demo.economy.Economy;
import tracer.ingest.demo.signing.KeyKind;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * What demonstration to make. Equal parameters give equal bytes.
 *
 * @param seed from which every choice and key follows
 * @param transactions about how many, coinbases not among them
 * @param keys genuine, or placeholders that no node would accept, for benchmarks
 * @param layout of the block files
 */
public record DemoParameters(
        long seed, int transactions, KeyKind keys, BlockFileWriter.Layout layout) {
    private static final int SMALL_TRANSACTIONS = 1_500;
    private static final int MOST_TRANSACTIONS = 10_000_000;

    /** What {@code tracer demo} shows. */
    public static final DemoParameters SMALL = of(1, SMALL_TRANSACTIONS);

    public DemoParameters {
        if (transactions < Economy.LEAST_TRANSACTIONS || transactions > MOST_TRANSACTIONS) {
            throw new BadInput(
                    "a demonstration has %,d to %,d transactions, not %,d"
                            .formatted(
                                    Economy.LEAST_TRANSACTIONS, MOST_TRANSACTIONS, transactions));
        }
        if (layout.chain() != BitcoinChain.REGTEST) {
            throw new BadInput(
                    "the demonstration's blocks are %s's, not %s's"
                            .formatted(BitcoinChain.REGTEST, layout.chain()));
        }
    }

    /** Really signed, files as Bitcoin Core writes them without obfuscation. */
    public static DemoParameters of(long seed, int transactions) {
        return new DemoParameters(
                seed,
                transactions,
                KeyKind.GENUINE,
                BlockFileWriter.Layout.plain(BitcoinChain.REGTEST));
    }

    /** The same without real keys and signatures: many times faster, valid for no node. */
    public DemoParameters unsignedForBenchmarks() {
        return new DemoParameters(seed, transactions, KeyKind.PLACEHOLDER, layout);
    }

    public DemoParameters withLayout(BlockFileWriter.Layout newLayout) {
        return new DemoParameters(seed, transactions, keys, newLayout);
    }
}
