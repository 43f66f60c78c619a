package tracer.price;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmChain;
import tracer.price.Conversion.Leg;
import tracer.price.Conversion.Unknown;

/**
 * Converts amounts to money by stored rates, at the day of a time in UTC.
 *
 * <p>The rule, version 1: the asset's own rate in the currency wanted, of the very day, since its
 * market never closes; if there is none, its rate in another currency of that day, and from there
 * the euro's reference rates, of the day or the last published before, at most {@value
 * #MOST_DAYS_BEFORE} days (weekends and holidays). Of several sources, the first by name. No rate
 * is made up between two days, and none of a later day is used.
 *
 * <p>Not thread-safe: remembers what it asked.
 */
public final class Converting {
    /** Longest gap of the European Central Bank's rates: Easter, and Christmas before a weekend. */
    public static final int MOST_DAYS_BEFORE = 5;

    private static final long SEPOLIA = 11155111;

    private final RateStore store;
    private final Currency fiat;
    private final Map<String, Optional<List<Leg>>> known = new HashMap<>();
    private final Map<Currency, List<Currency>> pricedIn = new HashMap<>();

    public Converting(RateStore store, Currency fiat) {
        this.store = store;
        this.fiat = fiat;
        store.series()
                .forEach(s -> {
                    List<Currency> in = pricedIn.computeIfAbsent(s.asset(), a -> new ArrayList<>());
                    if (!in.contains(s.fiat())) {
                        in.add(s.fiat());
                    }
                });
    }

    public Currency fiat() {
        return fiat;
    }

    /**
     * What an amount was worth.
     *
     * @param baseUnits of the asset, a fraction where a policy gives one
     * @param claimed time of its block, as the block says
     */
    public Conversion convert(Rational baseUnits, Asset asset, Instant claimed) {
        if (!(asset instanceof Asset.Native coin)) {
            return new Unknown("tokens have no rate: what a contract calls itself proves nothing");
        }
        if (isForTests(coin.chain())) {
            return new Unknown("coins of %s are for tests and not traded".formatted(coin.chain()));
        }
        LocalDate day = claimed.atZone(ZoneOffset.UTC).toLocalDate();
        Currency from = Currency.of(coin.symbol());
        Rational units =
                baseUnits.times(Rational.of(BigInteger.ONE, BigInteger.TEN.pow(coin.decimals())));
        return known.computeIfAbsent(from + " " + day, k -> legs(from, day))
                .<Conversion>map(legs -> Conversion.by(units, fiat, legs))
                .orElseGet(() ->
                        new Unknown(
                                "no rate of %s in %s for %s is stored".formatted(from, fiat, day)));
    }

    private static boolean isForTests(String chain) {
        return chain.equals(EvmChain.DEVELOPMENT.id())
                || chain.equals(EvmChain.of(SEPOLIA).id())
                || Arrays.stream(BitcoinChain.values())
                        .anyMatch(c -> c != BitcoinChain.MAIN && c.id().equals(chain));
    }

    private Optional<List<Leg>> legs(Currency from, LocalDate day) {
        Optional<Leg> direct = leg(from, fiat, day, day);
        if (direct.isPresent()) {
            return direct.map(List::of);
        }
        for (Currency between : pricedIn.getOrDefault(from, List.of())) {
            Optional<Leg> first = leg(from, between, day, day);
            Optional<List<Leg>> rest = first.flatMap(l -> cross(between, day));
            if (rest.isPresent()) {
                List<Leg> all = new ArrayList<>(List.of(first.orElseThrow()));
                all.addAll(rest.get());
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    /** From one currency to the one wanted, over the euro where it is neither. */
    private Optional<List<Leg>> cross(Currency from, LocalDate day) {
        LocalDate earliest = day.minusDays(MOST_DAYS_BEFORE);
        List<Leg> legs = new ArrayList<>();
        if (!from.equals(Currency.EURO)) {
            Optional<Leg> toEuro =
                    leg(Currency.EURO, from, earliest, day)
                            .map(l -> new Leg(l.rate(), true, l.daysBefore()));
            if (toEuro.isEmpty()) {
                return Optional.empty();
            }
            legs.add(toEuro.get());
        }
        if (!fiat.equals(Currency.EURO)) {
            Optional<Leg> fromEuro = leg(Currency.EURO, fiat, earliest, day);
            if (fromEuro.isEmpty()) {
                return Optional.empty();
            }
            legs.add(fromEuro.get());
        }
        return Optional.of(legs);
    }

    private Optional<Leg> leg(Currency asset, Currency in, LocalDate earliest, LocalDate day) {
        return asset.equals(in)
                ? Optional.empty()
                : store.last(asset, in, earliest, day).stream()
                        .findFirst()
                        .map(rate ->
                                new Leg(rate, false, ChronoUnit.DAYS.between(rate.day(), day)));
    }
}
