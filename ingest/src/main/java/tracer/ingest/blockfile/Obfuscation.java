package tracer.ingest.blockfile;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import tracer.problem.BadInput;

/**
 * The key with which Bitcoin Core disguises its block and undo files, so that virus scanners leave
 * them alone: eight bytes in {@code xor.dat} beside them, applied by file offset modulo eight. A
 * missing file or eight zeros disguise nothing.
 *
 * @param key its first byte lowest
 */
record Obfuscation(long key) {
    static final String FILE = "xor.dat";
    static final Obfuscation NONE = new Obfuscation(0);

    private static final int KEY_BYTES = 8;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The key of a directory of block files. */
    static Obfuscation of(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new BadInput(
                        "%s has %d bytes; a key has %d. Copy it again from the node's blocks directory"
                                .formatted(file, key.length, KEY_BYTES));
            }
            return new Obfuscation((long) LONG.get(key, 0));
        } catch (IOException e) {
            throw new BadInput("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Turns bytes read from a file offset into what they mean, in place. */
    void lift(byte[] bytes, int from, int length, long fileOffset) {
        if (key == 0) {
            return;
        }
        long turned = Long.rotateRight(key, (int) (fileOffset % KEY_BYTES) * Byte.SIZE);
        int end = from + length;
        int i = from;
        for (; i <= end - KEY_BYTES; i += KEY_BYTES) {
            LONG.set(bytes, i, (long) LONG.get(bytes, i) ^ turned);
        }
        for (int shift = 0; i < end; i++, shift += Byte.SIZE) {
            bytes[i] ^= (byte) (turned >>> shift);
        }
    }
}
