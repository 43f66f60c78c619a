package tracer.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.account.HeldAsset;
import tracer.flow.AccountTrace;
import tracer.flow.Direction;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.flow.TraceEnd;
import tracer.ledger.EvmAddress;

/** Which way a trace came into accounts and out of them, and what they may be folded into. */
final class AccountWays {
    /**
     * What an account does not pass on is at most this part of what it does: 1/5, as of peels on
     * outputs.
     */
    static final int REST_PART = 5;

    private final AccountTrace trace;
    private final Predicate<EvmAddress> named;
    private final Map<HeldAsset, List<Movement>> into = new LinkedHashMap<>();
    private final Map<HeldAsset, List<Movement>> outOf = new HashMap<>();
    private final Map<HeldAsset, Remainder> remainders = new HashMap<>();
    private final Set<HeldAsset> starts = new HashSet<>();

    // Asked for again and again, and of an account with many transfers each time long to find.
    private final Map<HeldAsset, Set<Optional<HeldAsset>>> sources = new HashMap<>();
    private final Map<HeldAsset, Optional<HeldAsset>> next = new HashMap<>();
    private final Map<HeldAsset, Optional<HeldAsset>> only = new HashMap<>();

    AccountWays(AccountTrace trace, Predicate<EvmAddress> named) {
        this.trace = trace;
        this.named = named;
        for (Movement m : trace.movements()) {
            near(m).ifPresent(h -> outOf.computeIfAbsent(h, none -> new ArrayList<>()).add(m));
            if (isFollowed(m)) {
                far(m).ifPresent(h -> into.computeIfAbsent(h, none -> new ArrayList<>()).add(m));
            }
            if (trace.request().isSeed(m.transfer().id())) {
                near(m).ifPresent(starts::add);
            }
        }
        trace.remainders().forEach(r -> remainders.put(r.of(), r));
    }

    /** The account on the side of the seed. */
    Optional<HeldAsset> near(Movement m) {
        return trace.request().direction() == Direction.FORWARD
                ? m.transfer().debited()
                : m.transfer().credited();
    }

    Optional<HeldAsset> far(Movement m) {
        return trace.request().direction() == Direction.FORWARD
                ? m.transfer().credited()
                : m.transfer().debited();
    }

    /** Accounts that the trace followed value into, in the order in which it came to them. */
    List<HeldAsset> entered() {
        return List.copyOf(into.keySet());
    }

    List<Movement> into(HeldAsset account) {
        return into.getOrDefault(account, List.of());
    }

    List<Movement> outOf(HeldAsset account) {
        return outOf.getOrDefault(account, List.of());
    }

    Optional<Remainder> remainder(HeldAsset account) {
        return Optional.ofNullable(remainders.get(account));
    }

    /** Whether hiding an account hides no name, no beginning and no reason why the trace ended. */
    boolean isPlain(HeldAsset account) {
        return into.containsKey(account)
                && !starts.contains(account)
                && !named.test(account.holder())
                && remainder(account).filter(r -> !(r.end() instanceof TraceEnd.Unspent)).isEmpty();
    }

    /** The one account that all of it came from, if it was one. */
    Optional<HeldAsset> onlySource(HeldAsset account) {
        Set<Optional<HeldAsset>> from = sources(account);
        return from.size() == 1 ? from.iterator().next() : Optional.empty();
    }

    /** Whether value came to it from one side only, be that nobody's account. */
    boolean hasOneSource(HeldAsset account) {
        return sources(account).size() == 1;
    }

    private Set<Optional<HeldAsset>> sources(HeldAsset account) {
        return sources.computeIfAbsent(
                account,
                a -> into(a).stream().map(this::near).collect(Collectors.toUnmodifiableSet()));
    }

    /** Where nearly all of it goes on to, if the trace follows it there. */
    Optional<HeldAsset> passesOnTo(HeldAsset account) {
        return next.computeIfAbsent(account, this::findNext);
    }

    private Optional<HeldAsset> findNext(HeldAsset account) {
        return byFarSide(outOf(account).stream().filter(AccountWays::isFollowed))
                .entrySet()
                .stream()
                .filter(e -> isNearlyAll(into(account), e.getValue()))
                .findFirst()
                .flatMap(Map.Entry::getKey);
    }

    /** Where all of it goes that leaves it, fees aside, if the trace follows it there. */
    Optional<HeldAsset> onlyTarget(HeldAsset account) {
        return only.computeIfAbsent(account, this::findOnly);
    }

    private Optional<HeldAsset> findOnly(HeldAsset account) {
        List<Movement> out = outOf(account).stream().filter(m -> !isFee(m)).toList();
        Set<Optional<HeldAsset>> to = byFarSide(out.stream()).keySet();
        return to.size() == 1 && out.stream().allMatch(AccountWays::isFollowed)
                ? to.iterator().next()
                : Optional.empty();
    }

    private Map<Optional<HeldAsset>, List<Movement>> byFarSide(Stream<Movement> movements) {
        return movements.collect(
                Collectors.groupingBy(this::far, LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean isFollowed(Movement m) {
        return m.fate() instanceof Movement.Fate.Followed;
    }

    private static boolean isFee(Movement m) {
        return m.fate() instanceof Movement.Fate.Fee;
    }

    /** Whether nearly all of it left in one direction, be it to where the trace ended. */
    boolean passesOn(HeldAsset account) {
        return byFarSide(outOf(account).stream().filter(m -> !isFee(m))).values().stream()
                .anyMatch(on -> isNearlyAll(into(account), on));
    }

    private static boolean isNearlyAll(List<Movement> in, List<Movement> on) {
        Rational came = Rational.sum(in.stream().map(Movement::traced).toList());
        Rational went = Rational.sum(on.stream().map(Movement::traced).toList());
        return !went.isZero()
                && isAtMostAFifth(came.minus(went), went)
                && isNearly(amount(in), amount(on));
    }

    private static Rational amount(List<Movement> movements) {
        return Rational.sum(
                movements.stream().map(m -> Rational.of(m.transfer().amount())).toList());
    }

    private static boolean isNearly(Rational a, Rational b) {
        return a.compareTo(b) < 0 ? isAtMostAFifth(b.minus(a), a) : isAtMostAFifth(a.minus(b), b);
    }

    private static boolean isAtMostAFifth(Rational rest, Rational of) {
        return rest.times(Rational.of(REST_PART)).compareTo(of) <= 0;
    }
}
