package tracer.ingest.demo.economy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the economy is, following from how many transactions are wanted.
 *
 * @param transactions wanted, coinbases not among them
 * @param people who pay one another
 * @param shops that they buy from
 * @param blocks after the first coinbases can be spent
 * @param unit about what a person spends at once at most, in satoshis
 */
record Scale(int transactions, int people, int shops, int blocks, long unit) {
    /** Coinbases can be spent after 100 blocks; ten of them found the economy. */
    static final int BLOCKS_BEFORE = 110;

    /** When people begin to pay. Block times are made up from here. */
    static final Instant BEGIN = Instant.parse("2024-03-01T00:00:00Z");

    private static final int SECONDS_BEFORE = 600;
    private static final int LEAST_BLOCKS = 360;
    private static final int MOST_IN_A_BLOCK = 1_500;
    private static final int LEAST_SECONDS = 900;
    private static final int MOST_SECONDS = 3_900;

    /** Share of the day's payments that fall into each hour of UTC. */
    private static final int[] RHYTHM = {
        3, 2, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 9, 8, 8, 8, 9, 10, 11, 11, 10, 8, 6, 4
    };

    static Scale of(int transactions) {
        int people = Math.clamp(transactions / 40, 36, 20_000);
        return new Scale(
                transactions,
                people,
                Math.max(3, people / 12),
                Math.max(LEAST_BLOCKS, Math.ceilDiv(transactions, MOST_IN_A_BLOCK)),
                people <= 500 ? 1_000_000 : 100_000);
    }

    /** The share of payments that fall into this hour. */
    static int rhythm(int hour) {
        return RHYTHM[hour];
    }

    /** Every block's moment from height 1 on: first evenly, then as chance finds them. */
    List<Moment> moments(Dice dice) {
        List<Moment> moments = new ArrayList<>();
        Instant time = BEGIN.minusSeconds((long) SECONDS_BEFORE * BLOCKS_BEFORE);
        for (int height = 1; height <= BLOCKS_BEFORE + blocks; height++) {
            time =
                    time.plusSeconds(
                            height <= BLOCKS_BEFORE
                                    ? SECONDS_BEFORE
                                    : dice.between(LEAST_SECONDS, MOST_SECONDS));
            Moment plain = new Moment(height, time, 0);
            long feeRate = 2 + rhythm(plain.hour()) + dice.between(0, 4);
            moments.add(new Moment(height, time, feeRate));
        }
        return moments;
    }
}
