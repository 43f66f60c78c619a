package tracer.flow;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tracer.attribution.LabelStore;
import tracer.entity.EntityStore;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.LedgerSource;

/**
 * Follows value over a ledger store. Time grows with the transactions that value goes through and
 * their inputs and outputs; the store is asked once per hop. Thread-safe.
 *
 * <p>An output ends for the first of these reasons that holds: nobody can spend it; a party holds
 * it at which the rules stop (the seed is exempt); nothing is known of where it goes on to, or it
 * is new value; the transaction there is outside the limits of height, time or age; is a
 * collaborative spend; lacks an input value; the output is at the limit of hops; below the least
 * value, or the least share of the seed's; an entity that is too large, or a hub, holds it (the
 * seed is exempt); no budget is left. The share of a fee, where it is followed, likewise; nobody
 * holds it.
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
        return trace(request, Watching.NOBODY, progress, cancellation);
    }

    @Override
    public Trace trace(
            TraceRequest request, Watching watching, Progress progress, Cancellation cancellation) {
        Question question =
                question(
                        request.seeds(),
                        new Way(request.direction(), request.fees()),
                        request.limits(),
                        request.stops());
        return walked(
                Apportionment.of(request.policy()),
                question,
                new Job(watching, progress, cancellation),
                found ->
                        new Trace(
                                request,
                                question.extent().tip(),
                                found.holdings(),
                                found.steps(),
                                found.rewards(),
                                Account.of(request, found)));
    }

    @Override
    public Exposure expose(ExposureRequest request, Progress progress, Cancellation cancellation) {
        Question question =
                question(
                        request.seeds(),
                        new Way(request.direction(), FeeRule.LOST),
                        request.limits(),
                        request.stops());
        return walked(
                new Poison(),
                question,
                new Job(Watching.NOBODY, progress, cancellation),
                found ->
                        new Exposure(
                                request,
                                question.extent().tip(),
                                found.holdings().stream().map(Exposure.Exposed::of).toList(),
                                found.steps().stream().map(Step::transaction).toList()));
    }

    /** Which way, and by which rule for fees. */
    private record Way(Direction direction, FeeRule fees) {}

    /** What to walk from and how far, whatever the policy. */
    private record Question(
            List<SeedOutput> seeds, Way way, Limits limits, StopRules stops, Extent extent) {}

    private record Job(Watching watching, Progress progress, Cancellation cancellation) {}

    private Question question(List<Seed> seeds, Way way, Limits limits, StopRules stops) {
        Extent extent = Extent.of(ledger);
        return new Question(SeedOutput.of(seeds, ledger, extent), way, limits, stops, extent);
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
        Course course = course(q.way(), q.extent());
        Direction direction = q.way().direction();
        Walk<T> walk = new Walk<>(course, policy, bounds(q), job.progress());
        walk.from(
                SeedOutput.strands(q.seeds(), direction, policy, ledger, q.extent()),
                new Patience(job.cancellation(), q.limits().guards().time(), clock),
                job.watching());
        return Found.of(course, walk, q.seeds(), direction, policy);
    }

    private Course course(Way way, Extent extent) {
        return switch (way.fees()) {
            case LOST ->
                    switch (way.direction()) {
                        case FORWARD -> new Forward(ledger, extent);
                        case BACKWARD -> new Backward(ledger, extent);
                    };
            case TO_MINER ->
                    switch (way.direction()) {
                        case FORWARD ->
                                new FeesForward(new Forward(ledger, extent), new Rewards(ledger));
                        case BACKWARD ->
                                new FeesBackward(
                                        new Backward(ledger, extent), ledger, new Rewards(ledger));
                    };
        };
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
                        q.way().direction(),
                        Rational.sum(q.seeds().stream().map(SeedOutput::amount).toList()),
                        q.seeds().stream().map(s -> s.paying().place().claimedTime()).toList()),
                Optional.of(new Crowds(guards, ledger, entities)));
    }
}
