package tracer.bitcoin;

import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;

/** Block headers between their eighty bytes and values. */
public final class HeaderFormat {
    public static final int BYTES = 80;

    private HeaderFormat() {}

    /** The header at an index of an array, its hash computed; eighty bytes must be there. */
    public static BlockHeader parse(byte[] bytes, int at) {
        WireReader in = new WireReader(bytes, at, at + BYTES, Origin.of("block header"));
        int version = in.int32();
        BlockHash previous = new BlockHash(Hash32.ofWire(bytes, in.skip(Hash32.BYTES)));
        Hash32 root = Hash32.ofWire(bytes, in.skip(Hash32.BYTES));
        long time = Integer.toUnsignedLong(in.int32());
        int bits = in.int32();
        int nonce = in.int32();
        BlockHash hash = new BlockHash(DoubleSha256.of(bytes, at, BYTES));
        return new BlockHeader(hash, version, previous, root, time, bits, nonce);
    }

    /** The header of these parts, its hash computed. */
    public static BlockHeader of(
            int version, BlockHash previous, Hash32 merkleRoot, long time, int bits, int nonce) {
        BlockHeader unnamed =
                new BlockHeader(
                        new BlockHash(Hash32.ZERO),
                        version,
                        previous,
                        merkleRoot,
                        time,
                        bits,
                        nonce);
        return parse(bytesOf(unnamed), 0);
    }

    public static byte[] bytesOf(BlockHeader h) {
        return new WireWriter()
                .int32(h.version())
                .hash(h.previous().hash())
                .hash(h.merkleRoot())
                .int32((int) h.time())
                .int32(h.bits())
                .int32(h.nonce())
                .toArray();
    }

    /** The hash that the parts of a header make, whatever it calls itself. */
    public static BlockHash computeHash(BlockHeader h) {
        return new BlockHash(DoubleSha256.of(bytesOf(h)));
    }
}
