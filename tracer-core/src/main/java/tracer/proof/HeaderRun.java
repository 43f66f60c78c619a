package tracer.proof;

import java.util.List;
import tracer.ledger.BlockHeader;

/**
 * Headers of neighbouring blocks, ascending.
 *
 * @param from height of the first, as the bundle says; a checkpoint among them proves it
 */
record HeaderRun(int from, List<BlockHeader> headers) {
    HeaderRun {
        headers = List.copyOf(headers);
        if (from < 0 || headers.isEmpty() || from > Integer.MAX_VALUE - headers.size()) {
            throw new IllegalArgumentException(
                    "no run: %d headers from height %d".formatted(headers.size(), from));
        }
    }

    /** Height of the last. */
    int to() {
        return from + headers.size() - 1;
    }

    boolean contains(int height) {
        return from <= height && height <= to();
    }

    BlockHeader at(int height) {
        return headers.get(height - from);
    }
}
