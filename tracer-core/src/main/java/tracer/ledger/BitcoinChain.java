package tracer.ledger;

import java.util.Arrays;
import java.util.stream.Collectors;
import tracer.problem.BadInput;

/**
 * Bitcoin's networks with what tells them apart: the magic that precedes blocks in files and
 * messages, address prefixes, genesis block. Values from Bitcoin Core's {@code chainparams.cpp}.
 */
public enum BitcoinChain implements Chain {
    MAIN(
            "bitcoin",
            0xf9beb4d9,
            0x00,
            0x05,
            "bc",
            "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
            0x1d00ffff,
            210_000),
    TEST(
            "bitcoin-testnet",
            0x0b110907,
            0x6f,
            0xc4,
            "tb",
            "000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
            0x1d00ffff,
            210_000),
    TEST4(
            "bitcoin-testnet4",
            0x1c163f28,
            0x6f,
            0xc4,
            "tb",
            "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
            0x1d00ffff,
            210_000),
    SIGNET(
            "bitcoin-signet",
            0x0a03cf40,
            0x6f,
            0xc4,
            "tb",
            "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
            0x1e0377ae,
            210_000),
    REGTEST(
            "bitcoin-regtest",
            0xfabfb5da,
            0x6f,
            0xc4,
            "bcrt",
            "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
            0x207fffff,
            150);

    private final String id;
    private final int magic;
    private final int keyHashPrefix;
    private final int scriptHashPrefix;
    private final String segwitPrefix;
    private final BlockHash genesis;
    private final int easiestBits;
    private final int halvingInterval;
    private final Asset asset;

    BitcoinChain(
            String id,
            int magic,
            int keyHashPrefix,
            int scriptHashPrefix,
            String segwitPrefix,
            String genesis,
            int easiestBits,
            int halvingInterval) {
        this.id = id;
        this.magic = magic;
        this.keyHashPrefix = keyHashPrefix;
        this.scriptHashPrefix = scriptHashPrefix;
        this.segwitPrefix = segwitPrefix;
        this.genesis = BlockHash.of(genesis);
        this.easiestBits = easiestBits;
        this.halvingInterval = halvingInterval;
        this.asset = new Asset.Native(id, "BTC", 8);
    }

    /**
     * By its name; {@code main}, {@code test}, {@code signet}, {@code regtest} are understood too.
     */
    public static BitcoinChain of(String name) {
        for (BitcoinChain c : values()) {
            if (c.id.equals(name) || c.name().equalsIgnoreCase(name)) {
                return c;
            }
        }
        throw new BadInput(
                "'%s' is no Bitcoin network; known are %s"
                        .formatted(
                                name,
                                Arrays.stream(values())
                                        .map(BitcoinChain::id)
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Asset nativeAsset() {
        return asset;
    }

    /** The four bytes before each block in a block file, first byte highest. */
    public int magic() {
        return magic;
    }

    /** Base58Check version of addresses of key hashes. */
    public int keyHashPrefix() {
        return keyHashPrefix;
    }

    /** Base58Check version of addresses of script hashes. */
    public int scriptHashPrefix() {
        return scriptHashPrefix;
    }

    /** Human-readable part of witness addresses. */
    public String segwitPrefix() {
        return segwitPrefix;
    }

    public BlockHash genesis() {
        return genesis;
    }

    /** Compact form of the highest target (least work) that the network accepts. */
    public int easiestBits() {
        return easiestBits;
    }

    /** What a block at a height may create, in satoshis, fees left aside. */
    public Sats subsidy(int height) {
        int halvings = height / halvingInterval;
        return halvings >= 64 ? Sats.ZERO : new Sats(5_000_000_000L >> halvings);
    }

    @Override
    public String toString() {
        return id;
    }
}
