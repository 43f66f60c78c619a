package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tracer.account.AccountPlace;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.flow.Movement.Fate;
import tracer.flow.TraceEnd.Limit;
import tracer.flow.TraceEnd.LimitReached;

/**
 * One pass over transfers in the order of the direction, which takes traced value from holding to
 * holding. Holdings enter it when value first comes to them; from then on every transfer that
 * touches them counts, traced or not, since the lots of a holding are one queue.
 *
 * <p>Where it comes to a holding that nobody has loaded yet it goes on without and notes it; the
 * answer is whole when nothing is {@link #missing}. Used once.
 */
final class AccountSweep<T extends Taint> {
    private final AccountTraceRequest request;
    private final AccountBarriers barriers;
    private final Limit notLoaded;
    private final AccountRule<T> rule;
    private final Loaded loaded;
    private final Comparator<AccountPlace> order;
    private final NavigableMap<AccountPlace, Transfer> ahead;
    private final NavigableMap<HeldAsset, Lots<T>> holdings = new TreeMap<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Set<HeldAsset> missing = new TreeSet<>();
    private final Map<HeldAsset, AccountPlace> frozen = new HashMap<>();
    private final Map<TransferId, T> own = new HashMap<>();
    private Rational brought = Rational.ZERO;
    private int followed;
    private int mixings;

    /**
     * @param notLoaded why value ends at a holding that nobody has loaded, if it stays so
     */
    AccountSweep(
            AccountFlow.Question question, AccountRule<T> rule, Loaded loaded, Limit notLoaded) {
        this.request = question.request();
        this.barriers = new AccountBarriers(request.limits(), question.relative());
        this.notLoaded = notLoaded;
        this.rule = rule;
        this.loaded = loaded;
        this.order =
                switch (request.direction()) {
                    case FORWARD -> Comparator.naturalOrder();
                    case BACKWARD -> Comparator.reverseOrder();
                };
        this.ahead = new TreeMap<>(order);
    }

    /** Follows all of them in one pass, each from its own place on. */
    void from(List<SeedTransfer> seeds) {
        for (SeedTransfer s : seeds) {
            own.put(s.transfer().id(), s.taint(rule.division()));
            ahead.put(s.transfer().place(), s.transfer());
        }
        while (!ahead.isEmpty()) {
            pass(ahead.pollFirstEntry().getValue());
        }
    }

    /** What the seeds bring together: of each, whatever did not come from another. */
    Rational brought() {
        return brought;
    }

    /** Holdings that value was followed into. */
    Set<HeldAsset> entered() {
        return holdings.keySet();
    }

    /** From which transfer on nothing is followed out of a holding, if it came to that. */
    Optional<AccountPlace> frozenAt(HeldAsset holding) {
        return Optional.ofNullable(frozen.get(holding));
    }

    /** Holdings that value came to and of which nothing is loaded. */
    Set<HeldAsset> missing() {
        return missing;
    }

    List<Movement> movements() {
        return movements;
    }

    /** How many transfers value was followed through. */
    int followed() {
        return followed;
    }

    /** What holdings have of the traced value at the end, for the reason given unless frozen. */
    List<Remainder> remainders() {
        List<Remainder> remainders = new ArrayList<>();
        for (Lots<T> lots : holdings.values()) {
            lots.taint()
                    .ifPresent(taint ->
                            remainders.add(
                                    new Remainder(
                                            lots.of(),
                                            lots.balance(),
                                            taint.amount(),
                                            taint.runs(),
                                            lots.hop(),
                                            lots.frozen()
                                                    .orElseGet(() -> loaded.rest(lots.of())))));
        }
        return remainders;
    }

    private void pass(Transfer e) {
        Optional<Lots<T>> source = leaving(e).map(holdings::get).filter(l -> l.frozen().isEmpty());
        source.ifPresent(lots -> stop(lots, e).ifPresent(end -> freeze(lots, e, end)));
        Optional<T> parcel =
                source.filter(l -> l.frozen().isEmpty()).flatMap(l -> take(l, e.amount()));
        if (own.containsKey(e.id())) {
            begin(e, parcel);
            return;
        }
        Fate fate = parcel.map(p -> fate(e, p, source.get().hop() + 1)).orElse(new Fate.Followed());
        parcel.ifPresent(p -> move(e, p, source.get().hop() + 1, fate));
        boolean entered = parcel.isPresent() && fate instanceof Fate.Followed;
        if (!entered) {
            arriveUntraced(e);
        }
    }

    /** What comes to a seed of another's value counts towards its own. */
    private void begin(Transfer e, Optional<T> arrived) {
        T mine = Optional.ofNullable(own.get(e.id())).orElseThrow();
        T all = arrived.map(a -> rule.division().join(mine, a)).orElse(mine);
        brought =
                brought.plus(all.amount().minus(arrived.map(Taint::amount).orElse(Rational.ZERO)));
        Optional<TraceEnd> outside = barriers.outside(e.place());
        Fate fate =
                outside.isPresent()
                        ? new Fate.Ended(outside.get())
                        : entering(e).isEmpty() ? nowhere(e) : enter(e, all, 0);
        move(e, all, 0, fate);
        if (!(fate instanceof Fate.Followed)) {
            arriveUntraced(e);
        }
    }

    private void arriveUntraced(Transfer e) {
        entering(e)
                .map(holdings::get)
                .filter(l -> l.frozen().isEmpty())
                .ifPresent(lots -> put(lots, e.amount(), Optional.empty(), Integer.MAX_VALUE));
    }

    /** Why value goes no further out of a holding from this transfer on. */
    private Optional<TraceEnd> stop(Lots<T> lots, Transfer e) {
        if (!lots.holds(e.amount())) {
            return Optional.of(unexplained(lots.of(), lots.balance(), e));
        }
        if (lots.taint().isEmpty()) {
            return Optional.empty();
        }
        return barriers.beyond(e.place(), lots.hop())
                .or(() ->
                        lots.lengthens(e.amount()) && mixings++ >= Policy.MOST_MIXINGS
                                ? Optional.of(new LimitReached(Limit.DIGITS))
                                : Optional.empty());
    }

    /** What becomes of traced value in a transfer; enters the holding at its end if it may. */
    private Fate fate(Transfer e, T parcel, int hop) {
        boolean forward = request.direction() == Direction.FORWARD;
        if (forward && e.kind().isFee()) {
            return new Fate.Fee();
        }
        if (entering(e).isEmpty() || e.kind().isFee()) {
            return nowhere(e);
        }
        HeldAsset to = entering(e).get();
        if (!loaded.isKnown(to)) {
            missing.add(to);
            return new Fate.Ended(new LimitReached(notLoaded));
        }
        Optional<TraceEnd> service = loaded.service(to.holder());
        if (service.isPresent()) {
            return new Fate.Ended(service.get());
        }
        Optional<TraceEnd> barrier = barriers.against(parcel.amount(), followed);
        if (barrier.isPresent()) {
            return new Fate.Ended(barrier.get());
        }
        return enter(e, parcel, hop);
    }

    private Fate nowhere(Transfer e) {
        return new Fate.Ended(
                request.direction() == Direction.FORWARD
                        ? new TraceEnd.Unspendable()
                        : new TraceEnd.Issued(e.kind(), e.place().height()));
    }

    private Fate enter(Transfer e, T parcel, int hop) {
        HeldAsset key = entering(e).orElseThrow();
        Lots<T> lots = holdings.get(key);
        if (lots == null) {
            if (!loaded.isKnown(key)) {
                missing.add(key);
                return new Fate.Ended(new LimitReached(notLoaded));
            }
            Optional<TraceEnd> unknown = loaded.unknown(key, e);
            if (unknown.isPresent()) {
                return new Fate.Ended(unknown.get());
            }
            BigInteger held = heldAround(key, e);
            if (held.signum() < 0) {
                return new Fate.Ended(unexplained(key, held, e));
            }
            lots = open(key, e, held);
        }
        if (lots.frozen().isPresent()) {
            return new Fate.Ended(lots.frozen().get());
        }
        put(lots, e.amount(), Optional.of(parcel), hop);
        followed++;
        return new Fate.Followed();
    }

    /** What a holding has on this side of a transfer: forward before it, backward after it. */
    private BigInteger heldAround(HeldAsset key, Transfer e) {
        History history = loaded.history(key);
        boolean forward = request.direction() == Direction.FORWARD;
        BigInteger balance = history.opening().orElseThrow().amount();
        for (Transfer t : history.transfers()) {
            int c = t.place().compareTo(e.place());
            if (c < 0 || c == 0 && !forward) {
                balance = balance.add(effect(t, key));
            }
        }
        // A transfer to oneself leaves and enters at once; here it has left already.
        return leaving(e).equals(entering(e)) ? balance.subtract(e.amount()) : balance;
    }

    private Lots<T> open(HeldAsset key, Transfer e, BigInteger held) {
        for (Transfer t : loaded.history(key).transfers()) {
            if (order.compare(t.place(), e.place()) > 0) {
                ahead.put(t.place(), t);
            }
        }
        Lots<T> lots = new Lots<>(key, rule, held);
        holdings.put(key, lots);
        return lots;
    }

    private static TraceEnd unexplained(HeldAsset of, BigInteger held, Transfer e) {
        return new TraceEnd.NotIndexed(
                "all that moved %s: by what is stored it holds %s where transfer %s moves %s"
                        .formatted(of, held, e.id(), e.amount()));
    }

    private static BigInteger effect(Transfer t, HeldAsset on) {
        BigInteger in = t.credited().filter(on::equals).isPresent() ? t.amount() : BigInteger.ZERO;
        BigInteger out = t.debited().filter(on::equals).isPresent() ? t.amount() : BigInteger.ZERO;
        return in.subtract(out);
    }

    private void freeze(Lots<T> lots, Transfer from, TraceEnd end) {
        lots.freeze(end);
        frozen.put(lots.of(), from.place());
    }

    private void move(Transfer e, T parcel, int hop, Fate fate) {
        movements.add(new Movement(e, parcel.amount(), parcel.runs(), hop, fate));
    }

    /** The side that value comes out of, in the direction of the sweep. */
    private Optional<HeldAsset> leaving(Transfer e) {
        return request.direction() == Direction.FORWARD ? e.debited() : e.credited();
    }

    private Optional<HeldAsset> entering(Transfer e) {
        return request.direction() == Direction.FORWARD ? e.credited() : e.debited();
    }

    private Optional<T> take(Lots<T> lots, BigInteger amount) {
        return request.direction() == Direction.FORWARD
                ? lots.debit(amount)
                : lots.uncredit(amount);
    }

    private void put(Lots<T> lots, BigInteger amount, Optional<T> parcel, int hop) {
        if (request.direction() == Direction.FORWARD) {
            lots.credit(amount, parcel, hop);
        } else {
            lots.undebit(amount, parcel, hop);
        }
    }
}
