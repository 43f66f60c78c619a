package tracer.flow;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.flow.Exposure.Exposed;
import tracer.flow.Holding.Fate;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;
import tracer.maxflow.FlowNetwork;
import tracer.maxflow.MaximumFlow;

/**
 * An exposure set as a network: transactions are nodes, outputs edges that carry at most their
 * value. An output can only be spent after it was paid, so every way through it respects time.
 *
 * <p>For the second number of a {@link Bound}, all that was cut off joins a pool without bound, and
 * the pool feeds every input on the way to the destination that the set does not explain. Fees are
 * no way back. Known weakness of that number: when a cut output could have come back is not
 * considered, so it may be more than time allows; never less.
 */
final class OutputNetwork {
    /** Edges put into networks for one comparison before the rest is not computed. */
    static final long MOST_EDGES = 20_000_000;

    private final Map<OutPoint, Exposed> outputs = new LinkedHashMap<>();
    private final Map<TxId, PlacedTransaction> transactions = new HashMap<>();
    private final List<Exposed> cuts;
    private final Map<OutPoint, BigInteger> seeds = new LinkedHashMap<>();
    private final int edgesOfAll;
    private long edges;

    OutputNetwork(Exposure exposure) {
        exposure.outputs().forEach(o -> outputs.putIfAbsent(o.output(), o));
        exposure.transactions().forEach(t -> transactions.put(t.id(), t));
        exposure.request()
                .seeds()
                .forEach(s -> seeds.put(s.output(), declared(s, exposure.outputs())));
        this.cuts = outputs.values().stream().filter(OutputNetwork::isCut).toList();
        this.edgesOfAll = outputs.size() + transactions.size();
    }

    /** In whole units, rounded up. A coinbase that came twice is two outputs of one name. */
    private static BigInteger declared(Seed seed, List<Exposed> outputs) {
        BigInteger declared = BigInteger.ZERO;
        for (Exposed o : outputs) {
            if (o.output().equals(seed.output())) {
                declared = declared.add(seed.portion().of(Slots.value(o.content())).roundedUp());
            }
        }
        return declared;
    }

    private static boolean isCut(Exposed o) {
        return o.fate() instanceof Fate.Ended(TraceEnd end) && isCut(end);
    }

    /** Whether value may have gone on from an end, unseen. */
    static boolean isCut(TraceEnd end) {
        return switch (end) {
            case TraceEnd.AtService s -> true;
            case TraceEnd.Mixed m -> true;
            case TraceEnd.LimitReached l -> true;
            case TraceEnd.Hub h -> true;
            case TraceEnd.LargeEntity e -> true;
            case TraceEnd.NotIndexed n -> true;
            case TraceEnd.Unspent u -> false;
            case TraceEnd.Unspendable u -> false;
            case TraceEnd.Overwritten w -> false;
            case TraceEnd.Coinbase c -> false;
            case TraceEnd.Issued i -> false;
        };
    }

    /** Time grows with the part of the set that leads to the output, and with the ways in it. */
    Bound bound(OutPoint output) {
        Exposed destination = outputs.get(output);
        if (destination == null) {
            return new Bound.Known(BigInteger.ZERO, BigInteger.ZERO, List.of());
        }
        BigInteger value = Slots.value(destination.content());
        if (seeds.containsKey(output) && !transactions.containsKey(output.tx())) {
            BigInteger declared = requireNonNull(seeds.get(output));
            return new Bound.Known(declared, declared, List.of(output.toString()));
        }
        if (edges > MOST_EDGES) {
            return new Bound.NotComputed();
        }
        Set<TxId> leading = leading(output.tx());
        Map<TxId, BigInteger> unexplained = unexplained(leading);
        Wired within = new Wired(destination);
        within.wire(leading);
        MaximumFlow flow = within.maximum();
        List<String> limiting = flow.cut().stream().map(within.names::get).toList();
        List<Exposed> away = cuts.stream().filter(c -> !c.output().equals(output)).toList();
        if (away.isEmpty() || unexplained.isEmpty() || flow.value().equals(value)) {
            return new Bound.Known(flow.value(), flow.value(), limiting);
        }
        if (edges + edgesOfAll > MOST_EDGES) {
            return new Bound.NotComputed();
        }
        Wired everywhere = new Wired(destination);
        everywhere.wire(transactions.keySet());
        everywhere.pool(away, unexplained);
        return new Bound.Known(flow.value(), everywhere.maximum().value(), limiting);
    }

    /** The transactions of the set from which value can come to one of them, and that itself. */
    private Set<TxId> leading(TxId to) {
        Set<TxId> leading = new LinkedHashSet<>();
        Deque<TxId> open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty()) {
            TxId id = open.removeFirst();
            PlacedTransaction t = transactions.get(id);
            if (t != null && leading.add(id)) {
                t.spent().stream()
                        .filter(o -> isFollowed(o, id))
                        .map(OutPoint::tx)
                        .forEach(open::add);
            }
        }
        return leading;
    }

    private boolean isFollowed(OutPoint output, TxId into) {
        Exposed o = outputs.get(output);
        return o != null && o.fate().equals(new Fate.Followed(into));
    }

    /** By transaction, the value of inputs that nothing in the set is followed through. */
    private Map<TxId, BigInteger> unexplained(Set<TxId> leading) {
        Map<TxId, BigInteger> unexplained = new LinkedHashMap<>();
        for (TxId id : leading) {
            PlacedTransaction t = requireNonNull(transactions.get(id));
            List<OutPoint> spent = t.spent();
            for (int i = 0; i < spent.size(); i++) {
                Funding funding = t.fundings().get(i);
                if (!isFollowed(spent.get(i), id) && funding.spentOutput().isPresent()) {
                    unexplained.merge(
                            id, Slots.value(funding.spentOutput().get()), BigInteger::add);
                }
            }
        }
        return unexplained;
    }

    /** A network being built. */
    private final class Wired {
        private final FlowNetwork network = new FlowNetwork();
        private final int source = network.node();
        private final int sink = network.node();
        private final Map<TxId, Integer> nodes = new HashMap<>();
        private final Map<OutPoint, Integer> seedNodes = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final Exposed destination;

        Wired(Exposed destination) {
            this.destination = destination;
        }

        void wire(Set<TxId> ids) {
            ids.forEach(id -> nodes.put(id, network.node()));
            for (TxId id : ids) {
                for (OutPoint spent : requireNonNull(transactions.get(id)).spent()) {
                    if (isFollowed(spent, id) && !spent.equals(destination.output())) {
                        add(from(spent), node(id), requireNonNull(outputs.get(spent)));
                    }
                }
            }
            add(from(destination.output()), sink, destination);
        }

        void pool(List<Exposed> away, Map<TxId, BigInteger> unexplained) {
            int pool = network.node();
            away.forEach(c -> add(from(c.output()), pool, c));
            unexplained.forEach((id, value) -> {
                network.edge(pool, node(id), value);
                edges++;
            });
        }

        private int node(TxId id) {
            return requireNonNull(nodes.get(id));
        }

        private int from(OutPoint output) {
            return seeds.containsKey(output)
                    ? seedNodes.computeIfAbsent(output, this::seedNode)
                    : node(output.tx());
        }

        /** A seed brings what it declares; another seed's value may come to it as well. */
        private int seedNode(OutPoint seed) {
            int at = network.node();
            network.edge(source, at, requireNonNull(seeds.get(seed)));
            names.add(seed.toString());
            edges++;
            Integer paying = nodes.get(seed.tx());
            if (paying != null) {
                add(paying, at, requireNonNull(outputs.get(seed)));
            }
            return at;
        }

        private void add(int from, int to, Exposed output) {
            network.edge(from, to, Slots.value(output.content()));
            names.add(output.output().toString());
            edges++;
        }

        MaximumFlow maximum() {
            return network.maximum(source, sink);
        }
    }
}
