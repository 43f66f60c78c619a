package tracer.ingest.demo.economy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Lock;
import tracer.ledger.OutPoint;

/** An owner's keys and coins. Its locks follow from the seed, its name and their number. */
final class Wallet {
    private final String owner;
    private final Habits habits;
    private final Keys keys;
    private final Consumer<Lock> register;
    private final SequencedMap<OutPoint, Coin> coins = new LinkedHashMap<>();
    private int made;

    /** Makes the key of each number. */
    interface Keys {
        Lock lock(int number);
    }

    Wallet(String owner, Habits habits, Keys keys, Consumer<Lock> register) {
        this.owner = owner;
        this.habits = habits;
        this.keys = keys;
        this.register = register;
    }

    String owner() {
        return owner;
    }

    Habits habits() {
        return habits;
    }

    /** A lock never used before. */
    Lock fresh() {
        Lock lock = keys.lock(made++);
        register.accept(lock);
        return lock;
    }

    /** Another lock for a key of this wallet. */
    Lock also(Lock lock) {
        register.accept(lock);
        return lock;
    }

    /** This wallet under a fresh lock. */
    Payee payee() {
        return new Payee(fresh(), this::take);
    }

    /** An output to this wallet under a fresh lock. */
    Payout receive(long sats) {
        return payee().worth(sats);
    }

    void take(Coin coin) {
        coins.put(coin.outPoint(), coin);
    }

    int count() {
        return coins.size();
    }

    long balance() {
        return coins.values().stream().mapToLong(c -> c.value().value()).sum();
    }

    /** Hands out the coins that came first; they leave the wallet. */
    List<Coin> giveOldest(int most) {
        return given(coins.values().stream().limit(most).toList());
    }

    List<Coin> giveAll() {
        return giveOldest(coins.size());
    }

    /** Hands out one coin of a value between these, if there is one; it leaves the wallet. */
    Optional<Coin> giveOneOf(long least, long most) {
        Optional<Coin> one =
                coins.values().stream()
                        .filter(c -> c.value().value() >= least && c.value().value() <= most)
                        .findFirst();
        return one.map(c -> given(List.of(c)).getFirst());
    }

    boolean hasOneOf(long least, long most) {
        return coins.values().stream()
                .anyMatch(c -> c.value().value() >= least && c.value().value() <= most);
    }

    /**
     * Hands out coins that cover what is needed; they leave the wallet. Empty if they cannot.
     *
     * @param needed in satoshis with these coins as inputs, fee included
     */
    Optional<List<Coin>> give(ToLongFunction<List<Coin>> needed) {
        Optional<List<Coin>> chosen =
                switch (habits.choice()) {
                    case OLDEST_FIRST -> firstOf(coins.values(), needed);
                    case BEST_FIT -> bestFit(needed);
                };
        return chosen.map(this::given);
    }

    private Optional<List<Coin>> bestFit(ToLongFunction<List<Coin>> needed) {
        Comparator<Coin> byValue = Comparator.comparing(Coin::value);
        Optional<Coin> one =
                coins.values().stream()
                        .filter(c -> c.value().value() >= needed.applyAsLong(List.of(c)))
                        .min(byValue);
        return one.isPresent()
                ? one.map(List::of)
                : firstOf(coins.values().stream().sorted(byValue.reversed()).toList(), needed);
    }

    private List<Coin> given(List<Coin> chosen) {
        chosen.forEach(c -> coins.remove(c.outPoint()));
        return chosen;
    }

    private static Optional<List<Coin>> firstOf(
            Collection<Coin> ordered, ToLongFunction<List<Coin>> needed) {
        List<Coin> chosen = new ArrayList<>();
        long sum = 0;
        for (Coin c : ordered) {
            chosen.add(c);
            sum += c.value().value();
            if (sum >= needed.applyAsLong(chosen)) {
                return Optional.of(chosen);
            }
        }
        return Optional.empty();
    }
}
