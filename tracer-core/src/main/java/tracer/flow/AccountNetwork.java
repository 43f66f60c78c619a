package tracer.flow;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.account.AccountPlace;
import tracer.account.HeldAsset;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.maxflow.FlowNetwork;
import tracer.maxflow.MaximumFlow;

/**
 * The holdings that sweeps from some seeds entered, as a network over time: a node for each holding
 * between two of its transfers, edges for what it keeps meanwhile (at most its balance) and for
 * each transfer (at most its amount). So no way goes back in time. A seed brings what it declares,
 * rounded up to whole units; value of an earlier seed may come to it as well.
 *
 * <p>As for outputs, for the second number of a {@link Bound} all that was cut off joins a pool,
 * and the pool feeds every credit to these holdings that the sweeps do not explain. Fees are no way
 * back.
 */
final class AccountNetwork {
    private final SortedMap<AccountPlace, SeedTransfer> seeds = new TreeMap<>();
    private final Loaded loaded;
    private final Set<TransferId> followed = new HashSet<>();
    private final Map<TransferId, TraceEnd> ended = new HashMap<>();
    private final NavigableMap<HeldAsset, Optional<AccountPlace>> entered = new TreeMap<>();
    private final Map<HeldAsset, TraceEnd> rests = new HashMap<>();
    private final Wired within;
    private final Wired everywhere;
    private long edges;

    AccountNetwork(
            List<SeedTransfer> seeds, Loaded loaded, List<? extends AccountSweep<?>> sweeps) {
        seeds.forEach(s -> this.seeds.put(s.transfer().place(), s));
        this.loaded = loaded;
        sweeps.forEach(this::see);
        this.within = new Wired(false);
        this.everywhere = new Wired(true);
    }

    private void see(AccountSweep<?> sweep) {
        for (Movement m : sweep.movements()) {
            switch (m.fate()) {
                case Movement.Fate.Followed f -> followed.add(m.transfer().id());
                case Movement.Fate.Fee f -> {}
                case Movement.Fate.Ended(TraceEnd end) -> ended.put(m.transfer().id(), end);
            }
        }
        for (HeldAsset h : sweep.entered()) {
            // Entered by several, it is frozen where the last of them stopped.
            entered.merge(
                    h,
                    sweep.frozenAt(h),
                    (a, b) ->
                            a.isEmpty() || b.isEmpty()
                                    ? Optional.empty()
                                    : a.get().compareTo(b.get()) < 0 ? b : a);
        }
        sweep.remainders().forEach(r -> rests.put(r.of(), r.end()));
    }

    /** Time grows with all transfers of all holdings entered, and with the ways between them. */
    Bound bound(AccountDestination at) {
        edges += within.network.countEdges() + everywhere.network.countEdges();
        if (edges > OutputNetwork.MOST_EDGES) {
            return new Bound.NotComputed();
        }
        Optional<MaximumFlow> flow = within.maximum(at);
        if (flow.isEmpty()) {
            return new Bound.Known(BigInteger.ZERO, BigInteger.ZERO, List.of());
        }
        return new Bound.Known(
                flow.get().value(),
                everywhere.maximum(at).orElseThrow().value(),
                flow.get().cut().stream().map(within.names::get).toList());
    }

    private final class Wired {
        private final boolean withPool;
        private final FlowNetwork network = new FlowNetwork();
        private final int source = network.node();
        private final int pool = network.node();
        private final Map<Integer, String> names = new HashMap<>();
        private final Map<AccountDestination, Integer> ends = new HashMap<>();

        /** By holding, its node before each transfer, and behind the last one. */
        private final Map<HeldAsset, NavigableMap<AccountPlace, Integer>> before = new HashMap<>();

        private final Map<HeldAsset, Integer> last = new HashMap<>();
        private final Map<TransferId, Transfer> between = new TreeMap<>();

        Wired(boolean withPool) {
            this.withPool = withPool;
            entered.forEach(this::keep);
            seeds.values().forEach(s -> between.put(s.transfer().id(), s.transfer()));
            between.values().forEach(this::move);
        }

        private void keep(HeldAsset h, Optional<AccountPlace> frozen) {
            NavigableMap<AccountPlace, Integer> nodes = new TreeMap<>();
            AccountPlace first = seeds.firstKey();
            BigInteger balance = loaded.history(h).opening().orElseThrow().amount();
            int node = network.node();
            for (Transfer t : loaded.history(h).transfers()) {
                boolean out = t.debited().filter(h::equals).isPresent();
                boolean in = t.credited().filter(h::equals).isPresent();
                BigInteger stays =
                        (out ? balance.subtract(t.amount()) : balance).max(BigInteger.ZERO);
                balance = out && !in ? balance.subtract(t.amount()) : balance;
                balance = in && !out ? balance.add(t.amount()) : balance;
                boolean counts =
                        t.place().compareTo(first) >= 0
                                && frozen.map(f -> t.place().compareTo(f) < 0).orElse(true);
                if (counts) {
                    nodes.put(t.place(), node);
                    int next = network.node();
                    name(
                            network.edge(node, next, stays),
                            "what %s kept at %s".formatted(h, t.id()));
                    node = next;
                    between.put(t.id(), t);
                } else if (t.place().compareTo(first) >= 0) {
                    // From the freeze on nothing is followed; what it had then is what is cut.
                    balance = undone(balance, t, in, out);
                    break;
                }
            }
            before.put(h, nodes);
            last.put(h, node);
            AccountDestination rest = new AccountDestination.Held(h);
            name(network.edge(node, end(rest), balance.max(BigInteger.ZERO)), "balance of " + h);
            if (rests.containsKey(h)) {
                away(rests.get(h), rest);
            }
        }

        private static BigInteger undone(BigInteger balance, Transfer t, boolean in, boolean out) {
            BigInteger b = out && !in ? balance.add(t.amount()) : balance;
            return in && !out ? b.subtract(t.amount()) : b;
        }

        /** A transfer from, to or between the holdings, or a seed. */
        private void move(Transfer t) {
            SeedTransfer seed = seeds.get(t.place());
            int leaving = t.debited().map(h -> node(h, t, false)).orElse(-1);
            int from = seed == null ? leaving : begin(seed, leaving);
            int to = t.credited().map(h -> node(h, t, true)).orElse(-1);
            TraceEnd end = ended.get(t.id());
            boolean fee = t.kind().isFee();
            if (from >= 0 && end != null) {
                AccountDestination by = new AccountDestination.By(t);
                name(network.edge(from, end(by), t.amount()), t.id().toString());
                if (to >= 0 && followed.contains(t.id())) {
                    network.unbounded(end(by), to);
                    return;
                }
                away(end, by);
            } else if (from >= 0 && to >= 0 && !fee) {
                name(network.edge(from, to, t.amount()), t.id().toString());
                return;
            } else if (from >= 0 && !fee && withPool) {
                network.edge(from, pool, t.amount());
            }
            if (to >= 0 && withPool) {
                network.edge(pool, to, t.amount());
            }
        }

        /**
         * What a seed brings, with what comes to it from an earlier one: over the holding that pays
         * it, or unseen. Before the first seed nothing was cut off that could come back.
         */
        private int begin(SeedTransfer seed, int leaving) {
            Transfer t = seed.transfer();
            int at = network.node();
            name(network.edge(source, at, seed.amount().roundedUp()), t.id().toString());
            if (leaving >= 0) {
                name(network.edge(leaving, at, t.amount()), t.id().toString());
            } else if (withPool && !t.place().equals(seeds.firstKey())) {
                network.edge(pool, at, t.amount());
            }
            return at;
        }

        private int node(HeldAsset h, Transfer t, boolean after) {
            NavigableMap<AccountPlace, Integer> nodes = before.get(h);
            if (nodes == null || !nodes.containsKey(t.place())) {
                return -1;
            }
            Map.Entry<AccountPlace, Integer> next =
                    after ? nodes.higherEntry(t.place()) : nodes.floorEntry(t.place());
            return next == null ? requireNonNull(last.get(h)) : next.getValue();
        }

        private void away(TraceEnd end, AccountDestination from) {
            if (withPool && OutputNetwork.isCut(end)) {
                network.unbounded(end(from), pool);
            }
        }

        private int end(AccountDestination at) {
            return ends.computeIfAbsent(at, none -> network.node());
        }

        private void name(int edge, String name) {
            names.put(edge, name);
        }

        Optional<MaximumFlow> maximum(AccountDestination at) {
            return Optional.ofNullable(ends.get(at)).map(end -> network.maximum(source, end));
        }
    }
}
