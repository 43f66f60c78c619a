package tracer.flow;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.account.HeldAsset;

/**
 * A holding's balance as an ordered list of lots, the oldest first, with what is traced of it, at
 * one moment. A credit adds to the back and a debit takes from the front, or under a rule of the
 * newest first from the back; so each is a transaction in small, and the policies of outputs serve
 * accounts too.
 */
final class Lots<T extends Taint> {
    private final HeldAsset of;
    private final Apportionment<T> policy;
    private final boolean newestFirst;
    private BigInteger balance;
    private Optional<T> taint = Optional.empty();
    private int hop = Integer.MAX_VALUE;
    private Optional<TraceEnd> frozen = Optional.empty();

    Lots(HeldAsset of, AccountRule<T> rule, BigInteger balance) {
        this.of = of;
        this.policy = rule.division();
        this.newestFirst = rule.newestFirst();
        this.balance = balance;
    }

    HeldAsset of() {
        return of;
    }

    BigInteger balance() {
        return balance;
    }

    Optional<T> taint() {
        return taint;
    }

    int hop() {
        return hop;
    }

    /** Why nothing more is followed out of it. */
    Optional<TraceEnd> frozen() {
        return frozen;
    }

    void freeze(TraceEnd end) {
        frozen = Optional.of(end);
    }

    boolean holds(BigInteger amount) {
        return balance.compareTo(amount) >= 0;
    }

    /**
     * Whether taking so much makes exact amounts longer than all before. Adding never does: what is
     * traced of a sum is a sum of amounts that are there.
     */
    boolean lengthens(BigInteger amount) {
        return taint.isPresent()
                && policy.lengthens(
                        List.of(balance),
                        slots(taint, Optional.empty()),
                        List.of(amount, balance.subtract(amount)));
    }

    /** Takes from the end that the rule says. Returns what is traced of it. */
    Optional<T> debit(BigInteger amount) {
        return newestFirst ? takeBack(amount) : takeFront(amount);
    }

    /** Adds to the back. */
    void credit(BigInteger amount, Optional<T> parcel, int itsHop) {
        join(List.of(balance, amount), taint, parcel);
        parcel.ifPresent(p -> hop = Math.min(hop, itsHop));
    }

    /** Against time: what was added last is taken off the back. Returns what is traced of it. */
    Optional<T> uncredit(BigInteger amount) {
        return takeBack(amount);
    }

    private Optional<T> takeFront(BigInteger amount) {
        List<T> out = cut(List.of(amount, balance.subtract(amount)));
        balance = balance.subtract(amount);
        keep(out.get(1));
        return some(out.get(0));
    }

    private Optional<T> takeBack(BigInteger amount) {
        List<T> out = cut(List.of(balance.subtract(amount), amount));
        balance = balance.subtract(amount);
        keep(out.get(0));
        return some(out.get(1));
    }

    /** Against time: what left is put back where it left. */
    void undebit(BigInteger amount, Optional<T> parcel, int itsHop) {
        if (newestFirst) {
            join(List.of(balance, amount), taint, parcel);
        } else {
            join(List.of(amount, balance), parcel, taint);
        }
        parcel.ifPresent(p -> hop = Math.min(hop, itsHop));
    }

    private List<T> cut(List<BigInteger> to) {
        return policy.across(List.of(balance), slots(taint, Optional.empty()), to);
    }

    private void join(List<BigInteger> parts, Optional<T> first, Optional<T> second) {
        BigInteger sum = Taint.total(parts);
        keep(policy.across(parts, slots(first, second), List.of(sum)).getFirst());
        balance = sum;
    }

    private SortedMap<Integer, T> slots(Optional<T> first, Optional<T> second) {
        SortedMap<Integer, T> slots = new TreeMap<>();
        first.ifPresent(t -> slots.put(0, t));
        second.ifPresent(t -> slots.put(1, t));
        return slots;
    }

    private void keep(T newTaint) {
        taint = some(newTaint);
    }

    private Optional<T> some(T t) {
        return t.isNone() ? Optional.empty() : Optional.of(t);
    }
}
