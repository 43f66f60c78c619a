package tracer.memory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.price.Currency;
import tracer.price.Rate;
import tracer.price.RateStore;

/** Rates in memory. Thread-safe. */
public final class MemoryRates implements RateStore {
    /** By asset, currency, day and source. */
    private final TreeMap<Rate, Rate> all = new TreeMap<>();

    @Override
    public synchronized int put(Collection<Rate> rates) {
        int changed = 0;
        for (Rate rate : rates) {
            Rate before = all.get(rate);
            if (before == null || !says(before).equals(says(rate))) {
                changed++;
            }
            all.remove(rate);
            all.put(rate, rate);
        }
        return changed;
    }

    private static List<Object> says(Rate r) {
        return List.of(r.close(), r.low(), r.high());
    }

    @Override
    public synchronized List<Rate> last(
            Currency asset, Currency fiat, LocalDate from, LocalDate to) {
        Map<String, Rate> bySource = new TreeMap<>();
        between(asset, fiat, from, to, Integer.MAX_VALUE).forEach(r -> bySource.put(r.source(), r));
        return List.copyOf(bySource.values());
    }

    @Override
    public synchronized List<Rate> between(
            Currency asset, Currency fiat, LocalDate from, LocalDate to, int atMost) {
        return all.values().stream()
                .filter(r -> r.asset().equals(asset) && r.fiat().equals(fiat))
                .filter(r -> !r.day().isBefore(from) && !r.day().isAfter(to))
                .limit(atMost)
                .toList();
    }

    @Override
    public synchronized List<Series> series() {
        Map<List<String>, List<Rate>> grouped = new LinkedHashMap<>();
        for (Rate r : all.values()) {
            grouped.computeIfAbsent(
                            List.of(r.asset().code(), r.fiat().code(), r.source()),
                            k -> new ArrayList<>())
                    .add(r);
        }
        return grouped.values().stream()
                .map(of ->
                        new Series(
                                of.getFirst().asset(),
                                of.getFirst().fiat(),
                                of.getFirst().source(),
                                of.size(),
                                of.getFirst().day(),
                                of.getLast().day()))
                .sorted(
                        Comparator.comparing(Series::asset)
                                .thenComparing(Series::fiat)
                                .thenComparing(Series::source))
                .toList();
    }
}
