package tracer.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
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
import tracer.ledger.PlacedTransaction;

/**
 * Follows value over a ledger store. Time grows with the transactions that value goes through and
 * their inputs and outputs; the store is asked once per hop. Thread-safe.
 *
 * <p>An output ends for the first of these reasons that holds: nobody can spend it; a party holds
 * it at which the rules stop (the seed is exempt); nothing is known of where it goes on to, or it
 * is new value; the transaction there is outside the limits of height, time or age; is a
 * collaborative spend; lacks an input value; the output is at the limit of hops; below the least
 * value, or the least share of the seed's; an entity that is too large, or a hub, holds it (the
 * seed is exempt); no budget is left.
 */
public final class FlowTracing implements Tracing, Exposing {
    private final LedgerSource ledger;
    private final LabelStore labels;
    private final EntityStore entities;
    private final CollaborativeSpends collaborative;
    private final LongSupplier clock;

    public FlowTracing(LedgerSource ledger, LabelStore labels, EntityStore entities) {
        this(ledger, labels, entities, CollaborativeSpends.DETECTED);
    }

    FlowTracing(
            LedgerSource ledger,
            LabelStore labels,
            EntityStore entities,
            CollaborativeSpends collaborative) {
        this(ledger, labels, entities, collaborative, System::nanoTime);
    }

    /**
     * @param clock nanoseconds from any moment on
     */
    FlowTracing(
            LedgerSource ledger,
            LabelStore labels,
            EntityStore entities,
            CollaborativeSpends collaborative,
            LongSupplier clock) {
        this.ledger = ledger;
        this.labels = labels;
        this.entities = entities;
        this.collaborative = collaborative;
        this.clock = clock;
    }

    @Override
    public Trace trace(TraceRequest request, Progress progress, Cancellation cancellation) {
        Question question =
                question(request.seeds(), request.direction(), request.limits(), request.stops());
        return walked(
                Apportionment.of(request.policy()),
                question,
                new Job(progress, cancellation),
                found ->
                        new Trace(
                                request,
                                question.extent().tip(),
                                found.holdings(),
                                found.steps(),
                                Account.of(
                                        request.direction(),
                                        found.source(),
                                        found.holdings(),
                                        found.steps())));
    }

    @Override
    public Exposure expose(ExposureRequest request, Progress progress, Cancellation cancellation) {
        Question question =
                question(
                        List.of(Seed.whole(request.seed())),
                        request.direction(),
                        request.limits(),
                        request.stops());
        return walked(
                new Poison(),
                question,
                new Job(progress, cancellation),
                found ->
                        new Exposure(
                                request,
                                question.extent().tip(),
                                found.holdings().stream().map(Exposure.Exposed::of).toList(),
                                found.steps().stream().map(Step::transaction).toList()));
    }

    /** What to walk from and how far, whatever the policy. */
    private record Question(
            List<SeedOutput> seeds,
            Direction direction,
            Limits limits,
            StopRules stops,
            Extent extent) {}

    private record Job(Progress progress, Cancellation cancellation) {}

    /** What a walk came to. */
    private record Found(Rational source, List<Holding> holdings, List<Step> steps) {}

    private Question question(
            List<Seed> seeds, Direction direction, Limits limits, StopRules stops) {
        Extent extent = Extent.of(ledger);
        return new Question(SeedOutput.of(seeds, ledger, extent), direction, limits, stops, extent);
    }

    private <T extends Taint, R> R walked(
            Apportionment<T> policy, Question q, Job job, Function<Found, R> answer) {
        job.progress().begin("trace", "transactions", Progress.UNKNOWN_TOTAL);
        try {
            Found found = walk(policy, q, job);
            q.extent().requireStillActive(ledger);
            return answer.apply(found);
        } finally {
            job.progress().end();
        }
    }

    private <T extends Taint> Found walk(Apportionment<T> policy, Question q, Job job) {
        Course course =
                switch (q.direction()) {
                    case FORWARD -> new Forward(ledger, q.extent());
                    case BACKWARD -> new Backward(ledger, q.extent());
                };
        Walk<T> walk = new Walk<>(course, policy, bounds(q), job.progress());
        List<Strand<T>> seeds =
                SeedOutput.strands(q.seeds(), q.direction(), policy, ledger, q.extent());
        walk.from(seeds, new Patience(job.cancellation(), q.limits().guards().time(), clock));
        List<Holding> holdings = new ArrayList<>();
        walk.reached().forEach(strand -> holdings.add(holding(course, walk, strand)));
        holdings.sort(Comparator.comparingInt(Holding::hop).thenComparing(Holding::output));
        List<Rational> sources = new ArrayList<>(seeds.stream().map(Strand::brings).toList());
        for (SeedOutput seed : q.seeds()) {
            List<Holding> lost =
                    seed.lost(q.direction()).stream()
                            .map(l -> lost(seed, l, seed.taint(policy)))
                            .toList();
            if (!lost.isEmpty()) {
                holdings.addAll(1 + indexOf(holdings, seed.output()), lost);
                lost.forEach(h -> sources.add(h.traced()));
            }
        }
        return new Found(
                Rational.sum(sources),
                holdings,
                walk.crossed().stream().map(FlowTracing::step).toList());
    }

    private static int indexOf(List<Holding> holdings, OutPoint seed) {
        return holdings.stream().map(Holding::output).toList().indexOf(seed);
    }

    private Bounds bounds(Question q) {
        Guards guards = q.limits().guards();
        return new Bounds(
                q.limits(),
                q.stops(),
                new Holders(
                        labels,
                        entities,
                        ledger.chain(),
                        q.stops().categories(),
                        q.stops().throughEntities()),
                collaborative,
                Relative.of(
                        guards,
                        q.direction(),
                        Rational.sum(q.seeds().stream().map(SeedOutput::amount).toList()),
                        q.seeds().stream().map(s -> s.paying().place().claimedTime()).toList()),
                Optional.of(new Crowds(guards, ledger, entities)));
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

    private static Holding lost(SeedOutput seed, SeedOutput.Lost lost, Taint all) {
        return new Holding(
                seed.output(),
                seed.content(),
                false,
                Optional.of(lost.place()),
                Optional.empty(),
                all.amount(),
                all.runs(),
                0,
                new Holding.Fate.Ended(lost.end()));
    }
}
