package tracer.ingest.demo.economy;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The block being filled.
 *
 * @param time that it will be stamped with
 * @param feeRate that most pay, in satoshis per virtual byte
 */
record Moment(int height, Instant time, long feeRate) {
    /** Of the day in UTC, 0 to 23. */
    int hour() {
        return time.atOffset(ZoneOffset.UTC).getHour();
    }

    boolean isBetweenHours(int from, int to) {
        return hour() >= from && hour() < to;
    }
}
