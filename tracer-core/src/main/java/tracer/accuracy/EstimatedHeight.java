package tracer.accuracy;

import java.time.Instant;
import java.util.List;

/**
 * About how high a main-net block stands that is known by its stamp alone: on the straight line
 * between the halvings around it, which come every 210,000 blocks. Good to about 10,000 blocks;
 * only for data sets that leave heights out, never for an answer of the chain.
 *
 * <p>Known failure: stamps are miners' claims, and blocks come faster or slower for months.
 * Taproot's block 709,632 is put 827 too high.
 */
public final class EstimatedHeight {
    /** How far it may be off. */
    public static final int PRECISION = 10_000;

    private static final int HALVING = 210_000;

    /** Stamps of blocks 0, 210,000, 420,000, 630,000 and 840,000. */
    private static final List<Long> STAMPS =
            List.of(1231006505L, 1354116278L, 1468082773L, 1589225023L, 1713571767L);

    private EstimatedHeight() {}

    /** Before genesis 0; after the last halving known here, at the pace before it. */
    public static int at(Instant stamp) {
        long seconds = stamp.getEpochSecond();
        int era = 0;
        while (era < STAMPS.size() - 2 && seconds >= STAMPS.get(era + 1)) {
            era++;
        }
        long from = STAMPS.get(era);
        long length = STAMPS.get(era + 1) - from;
        long height = (long) era * HALVING + Math.floorDiv((seconds - from) * HALVING, length);
        return Math.toIntExact(Math.max(0, height));
    }
}
