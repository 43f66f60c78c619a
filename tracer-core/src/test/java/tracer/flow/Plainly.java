package tracer.flow;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.attribution.Category;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;

/**
 * The same trace, worked out as plainly as can be: one pass over the whole ledger in order, every
 * satoshi on its own, fractions never reduced. Shares no code with the engine but the values.
 */
final class Plainly {
    private final LedgerFixture ledger;
    private final PartyFixture parties;
    private final CollaborativeSpends collaborative;
    private final TraceRequest request;
    private final boolean forward;
    private final Map<OutPoint, Track> tracks = new TreeMap<>();
    private Rational brought = Rational.ZERO;
    private int followed;
    private BigInteger feeNumerator = BigInteger.ZERO;
    private BigInteger feeDenominator = BigInteger.ONE;

    /** What one satoshi's worth or a whole output carries: {@code n/d} of each of its satoshis. */
    private static final class Track {
        final Output content;
        final int hop;
        final int height;

        /** For each satoshi a traced part {@code n/d}; equal ones under haircut. */
        final BigInteger[] n;

        final BigInteger d;
        String fate = "";

        Track(Output content, int hop, int height, BigInteger[] n, BigInteger d) {
            this.content = content;
            this.hop = hop;
            this.height = height;
            this.n = n;
            this.d = d;
        }

        BigInteger sum() {
            BigInteger sum = BigInteger.ZERO;
            for (BigInteger b : n) {
                sum = sum.add(b);
            }
            return sum;
        }
    }

    Plainly(
            LedgerFixture ledger,
            PartyFixture parties,
            CollaborativeSpends collaborative,
            TraceRequest request) {
        this.ledger = ledger;
        this.parties = parties;
        this.collaborative = collaborative;
        this.request = request;
        this.forward = request.direction() == Direction.FORWARD;
    }

    /** A line for each holding and one for the fees, to be compared with {@link #lines(Trace)}. */
    List<String> lines() {
        List<PlacedTransaction> order = new ArrayList<>(ledger.inOrder());
        if (!forward) {
            order = order.reversed();
        }
        for (Seed s : request.seeds()) {
            seed(s);
        }
        order.forEach(this::visit);
        tracks.values().stream().filter(t -> t.fate.isEmpty()).forEach(t -> t.fate = open(t));
        List<String> lines = new ArrayList<>();
        tracks.forEach((at, t) ->
                lines.add(
                        "%s hop %d: %s %s %s"
                                .formatted(at, t.hop, Rational.of(t.sum(), t.d), runs(t), t.fate)));
        lines.add("fees " + Rational.of(feeNumerator, feeDenominator));
        Rational source = brought;
        for (Seed seed : request.seeds()) {
            Track t = java.util.Objects.requireNonNull(tracks.get(seed.output()));
            source = source.plus(Rational.of(t.sum(), t.d));
        }
        lines.add("source " + source);
        return lines;
    }

    static List<String> lines(Trace trace) {
        Map<OutPoint, String> lines = new TreeMap<>();
        for (Holding h : trace.holdings()) {
            String fate =
                    switch (h.fate()) {
                        case Holding.Fate.Followed(var through) -> "through " + through;
                        case Holding.Fate.Ended(TraceEnd end) ->
                                switch (end) {
                                    case TraceEnd.LimitReached(var limit) -> limit.toString();
                                    case TraceEnd.Unspent u -> "Unspent";
                                    case TraceEnd.Unspendable u -> "Unspendable";
                                    case TraceEnd.Overwritten o -> "Overwritten";
                                    case TraceEnd.Hub x -> "Hub " + x.payments();
                                    case TraceEnd.LargeEntity e ->
                                            "LargeEntity " + e.entity().members();
                                    case TraceEnd.AtService s ->
                                            s.throughEntity() ? "Entity" : "Service";
                                    case TraceEnd.Mixed m -> "Mixed";
                                    case TraceEnd.Coinbase c -> "Coinbase " + c.height();
                                    case TraceEnd.Issued i -> "Issued";
                                    case TraceEnd.NotIndexed n -> "NotIndexed";
                                };
                    };
            lines.put(
                    h.output(),
                    "%s hop %d: %s %s %s"
                            .formatted(h.output(), h.hop(), h.traced(), h.runs(), fate));
        }
        List<String> list = new ArrayList<>(lines.values());
        list.add(
                "fees "
                        + trace.steps().stream()
                                .map(Step::tracedFee)
                                .reduce(Rational.ZERO, Rational::plus));
        list.add("source " + trace.balance().source());
        return list;
    }

    private List<Run> runs(Track t) {
        List<Run> runs = new ArrayList<>();
        if (request.policy() == Policy.FIFO || request.policy() == Policy.LIFO) {
            for (int i = 0; i < t.n.length; i++) {
                if (t.n[i].signum() > 0) {
                    int from = i;
                    while (i < t.n.length && t.n[i].signum() > 0) {
                        i++;
                    }
                    runs.add(Run.of(from, i - from));
                }
            }
        }
        return runs;
    }

    private PlacedTransaction paying(Seed seed) {
        return java.util.Objects.requireNonNull(
                ledger.transactions(List.of(seed.output().tx())).get(seed.output().tx()));
    }

    private void seed(Seed seed) {
        PlacedTransaction t = paying(seed);
        Output content = t.transaction().outputs().get(seed.output().index());
        int value = (int) content.value().value();
        Rational declared = declared(seed);
        BigInteger[] n = new BigInteger[value];
        BigInteger d = BigInteger.ONE;
        for (int i = 0; i < value; i++) {
            if (request.policy() == Policy.HAIRCUT) {
                n[i] = declared.numerator();
                d = declared.denominator().multiply(BigInteger.valueOf(value));
            } else {
                boolean within = declared.compareTo(Rational.of(i + 1L)) >= 0;
                n[i] = within ? BigInteger.ONE : BigInteger.ZERO;
            }
        }
        tracks.put(seed.output(), new Track(content, 0, t.place().height(), n, d));
        if (forward && content.script().isUnspendable()) {
            tracks.get(seed.output()).fate = "Unspendable";
        }
    }

    private Rational declared(Seed seed) {
        long value =
                paying(seed).transaction().outputs().get(seed.output().index()).value().value();
        return switch (seed.portion()) {
            case Portion.Whole w -> Rational.of(value);
            case Portion.Part p -> p.share().times(BigInteger.valueOf(value));
            case Portion.Units u -> Rational.of(u.units());
        };
    }

    /** What a seed has of its own, and what another brings there: none of it twice. */
    private Track joined(Track own, Track arrived) {
        BigInteger d = own.d.multiply(arrived.d);
        BigInteger[] n = new BigInteger[own.n.length];
        boolean ofOwn = own.sum().multiply(arrived.d).compareTo(arrived.sum().multiply(own.d)) >= 0;
        for (int i = 0; i < n.length; i++) {
            BigInteger a = own.n[i].multiply(arrived.d);
            BigInteger b = arrived.n[i].multiply(own.d);
            n[i] =
                    switch (request.policy()) {
                        case FIFO, LIFO, HAIRCUT -> a.max(b);
                        case HAIRCUT_INT, DIRTY_FIRST, CLEAN_FIRST, TIHO -> ofOwn ? a : b;
                        case LIBR -> throw new AssertionError("no rule for outputs");
                    };
        }
        Track joined = new Track(own.content, 0, own.height, n, d);
        joined.fate = own.fate;
        brought = brought.minus(Rational.of(arrived.sum(), arrived.d));
        return joined;
    }

    private String open(Track t) {
        if (!forward) {
            return "NotIndexed";
        }
        return ledger.coverage().reachesTipFrom(t.height) ? "Unspent" : "NotIndexed";
    }

    private void visit(PlacedTransaction t) {
        List<OutPoint> in = forward ? t.spent() : outPoints(t);
        List<Track> entering = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            Track track = tracks.get(in.get(i));
            if (track != null && track.fate.isEmpty()) {
                track.fate = barrier(t, track);
                if (track.fate.isEmpty()) {
                    entering.add(track);
                    slots.add(i);
                }
            }
        }
        if (entering.isEmpty()) {
            return;
        }
        if (followed == request.limits().transactions()) {
            entering.forEach(e -> e.fate = "TRANSACTIONS");
            return;
        }
        followed++;
        entering.forEach(e -> e.fate = "through " + t.id());
        cross(t, entering, slots);
    }

    private List<OutPoint> outPoints(PlacedTransaction t) {
        List<OutPoint> list = new ArrayList<>();
        for (int i = 0; i < t.transaction().outputs().size(); i++) {
            list.add(t.transaction().outPoint(i));
        }
        return list;
    }

    private String barrier(PlacedTransaction t, Track track) {
        Limits l = request.limits();
        if (!forward && t.transaction().isCoinbase()) {
            return "Coinbase " + t.place().height();
        }
        int h = t.place().height();
        if (h < l.fromHeight().orElse(0) || h > l.toHeight().orElse(Integer.MAX_VALUE)) {
            return "HEIGHT";
        }
        if (l.from().isPresent() && t.place().claimedTime().isBefore(l.from().get())
                || l.to().isPresent() && t.place().claimedTime().isAfter(l.to().get())) {
            return "TIME";
        }
        if (tooFar(t)) {
            return "AGE";
        }
        if (request.stops().atCollaborativeSpends() && collaborative.end(t).isPresent()) {
            return "Mixed";
        }
        if (t.hasUnknownFunding()) {
            return "NotIndexed";
        }
        if (track.hop >= l.hops().orElse(Integer.MAX_VALUE)) {
            return "HOPS";
        }
        if (l.minTraced().isPresent()
                && track.sum().compareTo(l.minTraced().get().multiply(track.d)) < 0) {
            return "MIN_TRACED";
        }
        if (l.guards().share().isPresent()) {
            Rational least = l.guards().share().get();
            Rational all = Rational.sum(request.seeds().stream().map(this::declared).toList());
            Rational floor =
                    Rational.of(
                            all.numerator().multiply(least.numerator()),
                            all.denominator().multiply(least.denominator()));
            if (Rational.of(track.sum(), track.d).compareTo(floor) < 0) {
                return "SHARE";
            }
        }
        return track.hop == 0 ? "" : crowd(track.content);
    }

    private boolean tooFar(PlacedTransaction t) {
        if (request.limits().guards().within().isEmpty()) {
            return false;
        }
        var times =
                request.seeds().stream()
                        .map(q -> paying(q).place().claimedTime())
                        .sorted()
                        .toList();
        var apart =
                forward
                        ? java.time.Duration.between(times.getLast(), t.place().claimedTime())
                        : java.time.Duration.between(t.place().claimedTime(), times.getFirst());
        return apart.compareTo(request.limits().guards().within().get()) > 0;
    }

    private String crowd(Output content) {
        Guards guards = request.limits().guards();
        var owner =
                parties.entitiesOf(List.of(content.script().hash())).get(content.script().hash());
        if (owner != null && owner.members() > guards.members().orElse(Integer.MAX_VALUE)) {
            return "LargeEntity " + owner.members();
        }
        int payments = 0;
        for (PlacedTransaction t : ledger.inOrder()) {
            for (Output o : t.transaction().outputs()) {
                payments += o.script().equals(content.script()) ? 1 : 0;
            }
        }
        return payments > guards.payments().orElse(Integer.MAX_VALUE) ? "Hub " + payments : "";
    }

    private void cross(PlacedTransaction t, List<Track> entering, List<Integer> slots) {
        List<Output> inputs =
                t.fundings().stream().map(f -> f.spentOutput().orElseThrow()).toList();
        List<Output> outputs = t.transaction().outputs();
        List<Output> from = forward ? inputs : outputs;
        List<Output> to = forward ? outputs : inputs;
        BigInteger d = BigInteger.ONE;
        for (Track e : entering) {
            d = d.multiply(e.d);
        }
        List<BigInteger> stream = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            int k = slots.indexOf(i);
            for (int s = 0; s < from.get(i).value().value(); s++) {
                stream.add(
                        k < 0
                                ? BigInteger.ZERO
                                : entering.get(k).n[s].multiply(d).divide(entering.get(k).d));
            }
        }
        long in = inputs.stream().mapToLong(o -> o.value().value()).sum();
        while (stream.size() < in) {
            stream.add(BigInteger.ZERO);
        }
        switch (request.policy()) {
            case FIFO -> {}
            case LIFO -> java.util.Collections.reverse(stream);
            case HAIRCUT -> {
                BigInteger sum = stream.stream().reduce(BigInteger.ZERO, BigInteger::add);
                stream.replaceAll(x -> sum);
                d = d.multiply(BigInteger.valueOf(Math.max(1, in)));
            }
            case HAIRCUT_INT -> stream = inWholes(stream, to);
            case DIRTY_FIRST ->
                    stream.sort(java.util.Comparator.<BigInteger>naturalOrder().reversed());
            case CLEAN_FIRST -> stream.sort(java.util.Comparator.naturalOrder());
            case TIHO -> stream = toTheLargest(stream, to);
            case LIBR -> throw new AssertionError("no rule for outputs");
        }
        int hop = entering.stream().mapToInt(e -> e.hop).min().orElseThrow() + 1;
        int at = 0;
        for (int i = 0; i < to.size(); i++) {
            int value = (int) to.get(i).value().value();
            BigInteger[] piece = stream.subList(at, at + value).toArray(BigInteger[]::new);
            at += value;
            Track track = new Track(to.get(i), hop, t.place().height(), piece, d);
            if (track.sum().signum() > 0) {
                OutPoint output = forward ? t.transaction().outPoint(i) : t.spent().get(i);
                Track seed = tracks.get(output);
                tracks.put(output, seed == null ? track : joined(seed, track));
                if (seed == null) {
                    track.fate = held(track);
                }
            }
        }
        if (forward) {
            BigInteger fee =
                    stream.subList(at, stream.size()).stream()
                            .reduce(BigInteger.ZERO, BigInteger::add);
            feeNumerator = feeNumerator.multiply(d).add(fee.multiply(feeDenominator));
            feeDenominator = feeDenominator.multiply(d);
        }
    }

    /**
     * As many ones in each slot as its rounded share; which satoshis they stand for is no matter.
     */
    private static List<BigInteger> inWholes(List<BigInteger> stream, List<Output> to) {
        long traced = stream.stream().mapToLong(BigInteger::longValueExact).sum();
        List<Long> slots = new ArrayList<>(to.stream().map(o -> o.value().value()).toList());
        slots.add(stream.size() - slots.stream().mapToLong(v -> v).sum());
        long[] shares = new long[slots.size()];
        long left = traced;
        for (int i = 0; i < shares.length && traced > 0; i++) {
            shares[i] = slots.get(i) * traced / stream.size();
            left -= shares[i];
        }
        boolean[] raised = new boolean[shares.length];
        for (; left > 0; left--) {
            int best = -1;
            for (int i = 0; i < shares.length; i++) {
                long rest = slots.get(i) * traced % stream.size();
                if (!raised[i] && (best < 0 || rest > slots.get(best) * traced % stream.size())) {
                    best = i;
                }
            }
            raised[best] = true;
            shares[best]++;
        }
        List<BigInteger> wholes = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            for (long s = 0; s < slots.get(i); s++) {
                wholes.add(s < shares[i] ? BigInteger.ONE : BigInteger.ZERO);
            }
        }
        return wholes;
    }

    /** Satoshi by satoshi to whichever output is the largest of those with room, then the fee. */
    private static List<BigInteger> toTheLargest(List<BigInteger> stream, List<Output> to) {
        long traced = stream.stream().mapToLong(BigInteger::longValueExact).sum();
        long[] shares = new long[to.size()];
        long[] values = to.stream().mapToLong(o -> o.value().value()).toArray();
        for (; traced > 0; traced--) {
            int best = -1;
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] < values[i] && (best < 0 || values[i] > values[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            shares[best]++;
        }
        List<BigInteger> wholes = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            for (long s = 0; s < values[i]; s++) {
                wholes.add(s < shares[i] ? BigInteger.ONE : BigInteger.ZERO);
            }
        }
        while (wholes.size() < stream.size()) {
            wholes.add(traced-- > 0 ? BigInteger.ONE : BigInteger.ZERO);
        }
        return wholes;
    }

    private String held(Track track) {
        if (forward && track.content.script().isUnspendable()) {
            return "Unspendable";
        }
        var name = track.content.script().hash();
        if (stops(parties.labelsOf(List.of(name)).getOrDefault(name, List.of()))) {
            return "Service";
        }
        var owner = parties.entitiesOf(List.of(name)).get(name);
        if (owner != null && request.stops().throughEntities()) {
            for (var label : parties.labelsOf(List.of(owner.id().earliest())).values()) {
                if (stops(label)) {
                    return "Entity";
                }
            }
        }
        return "";
    }

    private boolean stops(List<tracer.attribution.Label> labels) {
        for (var label : labels) {
            for (Category c : request.stops().categories()) {
                if (label.category() == c) {
                    return true;
                }
            }
        }
        return false;
    }
}
