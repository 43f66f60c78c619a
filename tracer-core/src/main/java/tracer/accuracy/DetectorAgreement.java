package tracer.accuracy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one detector answers for the transactions that another scanner gave one label. The other's
 * labels are no truth: this is agreement, not accuracy.
 *
 * @param detector its name and version
 * @param label what the other scanner calls them
 * @param transactions how many
 * @param fits for how many the detector fits
 * @param undecided for how many something is not known
 * @param failed for how many it does not fit, by the id of the first condition that failed
 */
public record DetectorAgreement(
        String detector,
        String label,
        long transactions,
        long fits,
        long undecided,
        Map<String, Long> failed) {
    public DetectorAgreement {
        SortedMap<String, Long> sorted = new TreeMap<>(failed);
        failed = Collections.unmodifiableSortedMap(sorted);
        long sum = fits + undecided + failed.values().stream().mapToLong(Long::longValue).sum();
        if (sum != transactions) {
            throw new IllegalArgumentException(
                    "%s, %s: %d answers for %d transactions"
                            .formatted(detector, label, sum, transactions));
        }
    }
}
