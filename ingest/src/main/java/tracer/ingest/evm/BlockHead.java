package tracer.ingest.evm;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import tracer.account.AccountBlockSource;
import tracer.account.AccountPlace;
import tracer.ingest.json.JsonValue;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;

/**
 * What is used of a block's header.
 *
 * @param baseFee in wei a unit of gas; empty before EIP-1559
 * @param isMined whether its maker was paid with new value: not after the merge (EIP-3675)
 * @param isRecomputed whether its name was recomputed from its fields
 */
record BlockHead(
        BlockName name,
        BlockHash parent,
        long time,
        EvmAddress maker,
        Optional<BigInteger> baseFee,
        BigInteger gasUsed,
        boolean isMined,
        boolean isRecomputed) {
    /** Seconds until the year 9999: what an instant can be printed of. */
    private static final int TIME_BITS = 37;

    private static final String ASK_ANEW =
            "ask the node for the block again, or another node; nothing of it is stored";

    /**
     * Reads it and holds its name against its fields.
     *
     * @throws tracer.problem.BadInput if a field is missing or malformed, or if the fields make
     *     another name on a chain whose headers are known
     */
    static BlockHead read(JsonValue block, EvmRules rules) {
        JsonValue hash = block.field("hash");
        Hash32 given = Hex.hash(hash);
        Optional<Hash32> made = HeaderHash.of(block);
        boolean recomputed = made.filter(given::equals).isPresent();
        if (made.isPresent() && !recomputed && rules.hashesAsEthereum()) {
            throw hash.bad(
                    "is 0x%s, but the header's fields hash to 0x%s: %s"
                            .formatted(given, made.get(), ASK_ANEW));
        }
        int height = Hex.index(block.field("number"));
        BigInteger difficulty =
                block.fieldIfPresent("difficulty").map(Hex::quantity).orElse(BigInteger.ZERO);
        return new BlockHead(
                new BlockName(height, new BlockHash(given)),
                new BlockHash(Hex.hash(block.field("parentHash"))),
                Hex.quantity(block.field("timestamp"), TIME_BITS).longValueExact(),
                Hex.address(block.field("miner")),
                block.fieldIfPresent("baseFeePerGas").map(Hex::quantity),
                Hex.quantity(block.field("gasUsed"), Long.SIZE - 1),
                height > 0 && difficulty.signum() > 0,
                recomputed);
    }

    static BlockHash nameOf(JsonValue block) {
        return new BlockHash(Hex.hash(block.field("hash")));
    }

    AccountBlockSource.Head link() {
        return new AccountBlockSource.Head(name.height(), name.hash(), parent);
    }

    AccountPlace place(int transaction, int position) {
        return new AccountPlace(
                name.height(), transaction, position, name.hash(), Instant.ofEpochSecond(time));
    }
}
