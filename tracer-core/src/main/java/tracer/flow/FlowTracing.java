package tracer.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.flow.Course.Exit;
import tracer.flow.Course.Sides;
import tracer.flow.Crossing.Passage;
import tracer.flow.Strand.Next;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Funding;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;
import tracer.problem.NotFound;

/**
 * Follows value over a ledger store. Time grows with the transactions that value goes through and
 * their inputs and outputs; the store is asked once per hop. Thread-safe.
 *
 * <p>An output ends for the first of these reasons that holds: nobody can spend it; a party holds
 * it at which the rules stop (the seed is exempt); nothing is known of where it goes on to, or it
 * is new value; the transaction there is outside the limits of height or time; is a collaborative
 * spend; lacks an input value; the output is at the limit of hops; below the least value; no budget
 * is left.
 */
public final class FlowTracing implements Tracing {
    private final LedgerSource ledger;
    private final LabelStore labels;
    private final EntityStore entities;
    private final CollaborativeSpends collaborative;

    public FlowTracing(LedgerSource ledger, LabelStore labels, EntityStore entities) {
        this(ledger, labels, entities, CollaborativeSpends.DETECTED);
    }

    FlowTracing(
            LedgerSource ledger,
            LabelStore labels,
            EntityStore entities,
            CollaborativeSpends collaborative) {
        this.ledger = ledger;
        this.labels = labels;
        this.entities = entities;
        this.collaborative = collaborative;
    }

    @Override
    public Trace trace(TraceRequest request, Progress progress, Cancellation cancellation) {
        Extent extent = Extent.of(ledger);
        Seed seed = seed(request.seed(), extent);
        progress.begin("trace", "transactions", Progress.UNKNOWN_TOTAL);
        try {
            return walk(
                    Apportionment.of(request.policy()),
                    request,
                    extent,
                    seed,
                    progress,
                    cancellation);
        } finally {
            progress.end();
        }
    }

    /** The seed with the transaction that pays it. */
    private record Seed(OutPoint output, Output content, PlacedTransaction paying) {}

    private Seed seed(OutPoint output, Extent extent) {
        PlacedTransaction paying =
                Optional.ofNullable(ledger.transactions(Set.of(output.tx())).get(output.tx()))
                        .filter(extent::reaches)
                        .orElseThrow(() -> extent.absent("transaction " + output.tx()));
        List<Output> outputs = paying.transaction().outputs();
        if (output.index() >= outputs.size()) {
            throw new NotFound(
                    "transaction %s has no output %d: it has %d, counted from 0"
                            .formatted(output.tx(), output.index(), outputs.size()));
        }
        return new Seed(output, outputs.get(output.index()), paying);
    }

    private <T extends Taint> Trace walk(
            Apportionment<T> policy,
            TraceRequest request,
            Extent extent,
            Seed seed,
            Progress progress,
            Cancellation cancellation) {
        Course course =
                switch (request.direction()) {
                    case FORWARD -> new Forward(ledger, extent);
                    case BACKWARD -> new Backward(ledger, extent);
                };
        Bounds bounds =
                new Bounds(
                        request.limits(),
                        request.stops(),
                        new Holders(
                                labels,
                                entities,
                                ledger.chain(),
                                request.stops().categories(),
                                request.stops().throughEntities()),
                        collaborative);
        Walk<T> walk = new Walk<>(course, policy, bounds, progress);
        T all = policy.all(Slots.value(seed.content()));
        Exit exit = new Exit(seed.output(), seed.content(), false);
        walk.from(
                switch (request.direction()) {
                    case FORWARD -> Strand.seed(exit, Optional.of(seed.paying()), all);
                    case BACKWARD -> Strand.seed(exit, spending(seed.output(), extent), all);
                },
                cancellation);

        List<Holding> holdings = new ArrayList<>();
        walk.reached().forEach(strand -> holdings.add(holding(course, walk, strand)));
        holdings.sort(Comparator.comparingInt(Holding::hop).thenComparing(Holding::output));
        List<Holding> lost = lost(request.direction(), seed, all);
        holdings.addAll(1, lost);
        List<Step> steps = walk.crossed().stream().map(FlowTracing::step).toList();
        Rational source =
                all.amount().plus(Rational.sum(lost.stream().map(Holding::traced).toList()));
        extent.requireStillActive(ledger);
        return new Trace(
                request,
                extent.tip(),
                holdings,
                steps,
                Account.of(request.direction(), source, holdings, steps));
    }

    private Optional<PlacedTransaction> spending(OutPoint output, Extent extent) {
        return Optional.ofNullable(ledger.spenders(Set.of(output)).get(output))
                .map(Spender::transaction)
                .filter(extent::reaches);
    }

    private static <T extends Taint> Holding holding(
            Course course, Walk<T> walk, Strand<T> strand) {
        Optional<PlacedTransaction> to =
                strand.next() instanceof Next.Into<T>(Crossing<T> crossing)
                        ? Optional.of(crossing.transaction())
                        : Optional.empty();
        Sides sides = course.sides(strand.from(), to);
        Exit exit = strand.exit();
        return new Holding(
                exit.output(),
                exit.content(),
                exit.claimed() && sides.paying().isEmpty(),
                sides.paying().map(PlacedTransaction::place),
                sides.spending().map(PlacedTransaction::id),
                strand.taint().amount(),
                strand.taint().runs(),
                strand.hop(),
                walk.fate(strand));
    }

    private static Step step(Crossing<?> crossing) {
        if (crossing.passage() instanceof Passage.Open(int hop, Rational in, Rational fee)) {
            return new Step(
                    crossing.transaction(),
                    hop,
                    in,
                    fee,
                    crossing.transaction().fundings().stream()
                            .anyMatch(f -> f instanceof Funding.Claimed));
        }
        throw new IllegalStateException("no value goes through " + crossing.transaction().id());
    }

    /** Earlier outputs of the same name, whose value nobody has had since. */
    private static List<Holding> lost(Direction direction, Seed seed, Taint all) {
        List<Place> places = new ArrayList<>(seed.paying().overwritten());
        places.add(seed.paying().place());
        List<Holding> lost = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i++) {
            TraceEnd end =
                    switch (direction) {
                        case FORWARD -> new TraceEnd.Overwritten(places.get(i + 1));
                        case BACKWARD -> new TraceEnd.Coinbase(places.get(i).height());
                    };
            lost.add(
                    new Holding(
                            seed.output(),
                            seed.content(),
                            false,
                            Optional.of(places.get(i)),
                            Optional.empty(),
                            all.amount(),
                            all.runs(),
                            0,
                            new Holding.Fate.Ended(end)));
        }
        return lost;
    }
}
