package tracer.ingest.rate;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tracer.price.Currency;

/**
 * What is known of a file of rates beside what it says.
 *
 * @param source who says so
 * @param readAt when it is read
 * @param asset that it is about, where it does not say
 * @param only currencies that are wanted; all if none is named
 */
public record RateTerms(
        String source, Instant readAt, Optional<Currency> asset, Set<Currency> only) {
    public RateTerms {
        only = Set.copyOf(only);
    }

    boolean wants(Currency fiat) {
        return only.isEmpty() || only.contains(fiat);
    }
}
