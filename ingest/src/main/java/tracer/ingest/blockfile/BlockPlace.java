package tracer.ingest.blockfile;

/**
 * Where a block's bytes lie.
 *
 * @param file its position in the list of files, 0 to 2²³−1
 * @param offset of its first byte, 0 to 2⁴⁰−1
 * @param size in bytes
 */
record BlockPlace(int file, long offset, int size) {
    private static final int OFFSET_BITS = 40;

    /** File and offset in one number, in the order of the files. */
    long packed() {
        return (long) file << OFFSET_BITS | offset;
    }

    static BlockPlace unpack(long packed, int size) {
        return new BlockPlace(
                (int) (packed >>> OFFSET_BITS), packed & (1L << OFFSET_BITS) - 1, size);
    }
}
