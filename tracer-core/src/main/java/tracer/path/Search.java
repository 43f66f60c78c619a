package tracer.path;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tracer.ledger.ChainTip;

/**
 * What was looked at for an answer.
 *
 * @param asOf the block up to which it is true
 * @param explored transactions entered; on account chains, transfers
 * @param cuts how many steps were not followed, by reason; each was met once
 * @param missing which blocks up to {@code asOf} are not stored, if any
 */
public record Search(
        ChainTip asOf, int explored, Map<Cut, Integer> cuts, Optional<String> missing) {
    public Search {
        cuts = Collections.unmodifiableMap(new TreeMap<>(cuts));
    }

    /** Whether the clock cut nothing off: then asking again gives the same. */
    public boolean isReproducible() {
        return !cuts.containsKey(Cut.CLOCK);
    }

    /** Whether a limit or a stop rule cut something off, so that there may be more beyond. */
    public boolean isLimited() {
        return cuts.keySet().stream().anyMatch(c -> c != Cut.UNKNOWN);
    }
}
