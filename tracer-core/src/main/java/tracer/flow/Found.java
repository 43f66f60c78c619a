package tracer.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tracer.flow.Course.Exit;
import tracer.flow.Course.Sides;
import tracer.flow.Crossing.Passage;
import tracer.flow.Strand.Next;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;

/**
 * What a walk came to, in the order in which answers list it.
 *
 * @param source what the seeds bring, in base units
 */
record Found(Rational source, List<Holding> holdings, List<Step> steps, List<RewardPart> rewards) {
    /** Where a walk was, as the walk itself knows it now. */
    static <T extends Taint> Found of(
            Course course,
            Walk<T> walk,
            List<SeedOutput> seeds,
            Direction direction,
            Apportionment<T> policy) {
        List<Holding> holdings = new ArrayList<>();
        List<RewardPart> rewards = new ArrayList<>();
        List<Rational> sources = new ArrayList<>();
        for (Strand<T> strand : walk.reached()) {
            switch (strand.exit()) {
                case Exit.Paid paid -> holdings.add(holding(course, walk, strand, paid));
                case Exit.Rewarded part -> rewards.add(reward(walk, strand, part));
            }
            if (strand.isSeed()) {
                sources.add(strand.brings());
            }
        }
        holdings.sort(Comparator.comparingInt(Holding::hop).thenComparing(Holding::output));
        rewards.sort(Comparator.comparingInt(RewardPart::hop).thenComparing(RewardPart::where));
        for (SeedOutput seed : seeds) {
            List<Holding> lost =
                    seed.lost(direction).stream()
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
                walk.crossed().stream().map(Found::step).toList(),
                rewards);
    }

    /** What is known in the middle of a walk. */
    static <T extends Taint> SoFar soFar(Walk<T> walk, int rounds) {
        List<SoFar.Sighting> sightings = new ArrayList<>();
        for (Strand<T> s : walk.reached()) {
            if (s.exit() instanceof Exit.Paid paid) {
                sightings.add(
                        new SoFar.Sighting(
                                paid.output(),
                                paid.content(),
                                s.taint().amount(),
                                s.hop(),
                                s.next() instanceof Next.NotAsked<T>
                                        ? Optional.empty()
                                        : Optional.of(walk.fate(s))));
            }
        }
        sightings.sort(
                Comparator.comparingInt(SoFar.Sighting::hop).thenComparing(SoFar.Sighting::output));
        return new SoFar(rounds, sightings);
    }

    private static int indexOf(List<Holding> holdings, OutPoint seed) {
        return holdings.stream().map(Holding::output).toList().indexOf(seed);
    }

    private static <T extends Taint> Holding holding(
            Course course, Walk<T> walk, Strand<T> strand, Exit.Paid paid) {
        Optional<PlacedTransaction> to =
                strand.next() instanceof Next.Into<T>(Crossing<T> crossing)
                        ? Optional.of(crossing.transaction())
                        : Optional.empty();
        Sides sides = course.sides(strand.from(), to);
        return new Holding(
                paid.output(),
                paid.content(),
                paid.claimed() && sides.paying().isEmpty(),
                sides.paying().map(PlacedTransaction::place),
                sides.spending().map(PlacedTransaction::id),
                strand.taint().amount(),
                strand.taint().runs(),
                strand.hop(),
                walk.fate(strand));
    }

    private static <T extends Taint> RewardPart reward(
            Walk<T> walk, Strand<T> strand, Exit.Rewarded part) {
        return new RewardPart(
                part.kind(),
                part.of(),
                part.place(),
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
