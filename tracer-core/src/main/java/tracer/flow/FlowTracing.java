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
 * value, or the least share of the seed's; an entity that is too large, or a hub, holds it (the seed
 * is exempt); no budget is left.
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
        Question question = question(request.seed(), ExposureRequest.like(request));
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
        Question question = question(request.seed(), request);
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
    private record Question(ExposureRequest asked, Extent extent, SeedOutput seed) {}

    private record Job(Progress progress, Cancellation cancellation) {}

    /** What a walk came to. */
    private record Found(Rational source, List<Holding> holdings, List<Step> steps) {}

    private Question question(OutPoint seed, ExposureRequest asked) {
        Extent extent = Extent.of(ledger);
        return new Question(asked, extent, SeedOutput.of(seed, ledger, extent));
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
        Direction direction = q.asked().direction();
        Course course =
                switch (direction) {
                    case FORWARD -> new Forward(ledger, q.extent());
                    case BACKWARD -> new Backward(ledger, q.extent());
                };
        Walk<T> walk = new Walk<>(course, policy, bounds(q), job.progress());
        T all = policy.all(Slots.value(q.seed().content()));
        walk.from(
                q.seed().strand(direction, all, ledger, q.extent()),
                new Patience(
                        job.cancellation(), q.asked().limits().guards().time(), clock));
        List<Holding> holdings = new ArrayList<>();
        walk.reached().forEach(strand -> holdings.add(holding(course, walk, strand)));
        holdings.sort(Comparator.comparingInt(Holding::hop).thenComparing(Holding::output));
        List<Holding> lost =
                q.seed().lost(direction).stream().map(l -> lost(q.seed(), l, all)).toList();
        holdings.addAll(1, lost);
        return new Found(
                all.amount().plus(Rational.sum(lost.stream().map(Holding::traced).toList())),
                holdings,
                walk.crossed().stream().map(FlowTracing::step).toList());
    }

    private Bounds bounds(Question q) {
        ExposureRequest asked = q.asked();
        Guards guards = asked.limits().guards();
        return new Bounds(
                asked.limits(),
                asked.stops(),
                new Holders(
                        labels,
                        entities,
                        ledger.chain(),
                        asked.stops().categories(),
                        asked.stops().throughEntities()),
                collaborative,
                Relative.of(
                        guards,
                        asked.direction(),
                        Slots.value(q.seed().content()),
                        List.of(q.seed().paying().place().claimedTime())),
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
