package tracer.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import tracer.ledger.Bytes;

/** Holds files against the bytes that they must have. */
final class OneForm {
    private static final int BEFORE = 40;
    private static final int AFTER = 60;

    private OneForm() {}

    /**
     * Requires that a bag has its payload in the bytes that it is written in.
     *
     * @param written what was read from it, written anew
     * @throws Difference at the first byte that is not so
     */
    static void require(Bag bag, Map<BundlePath, Bytes> written) {
        written.forEach((path, bytes) ->
                requireSame(path, bag.file(path), bytes, "the one form of what it says"));
    }

    /**
     * Requires that a file has certain bytes.
     *
     * @param of what those are, for people
     */
    static void requireSame(BundlePath path, Bytes found, Bytes expected, String of) {
        if (found.equals(expected)) {
            return;
        }
        byte[] has = found.toArray();
        byte[] must = expected.toArray();
        int at = Arrays.mismatch(has, must);
        throw new Difference(
                path.offset(at),
                "has '%s'; %s has '%s' here".formatted(around(has, at), of, around(must, at)));
    }

    private static String around(byte[] bytes, int at) {
        int from = Math.max(0, Math.min(at, bytes.length) - BEFORE);
        int to = Math.min(bytes.length, at + AFTER);
        return Excerpt.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
