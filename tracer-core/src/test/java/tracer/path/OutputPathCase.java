package tracer.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import tracer.flow.LedgerFixture;
import tracer.flow.LedgerFixture.Made;
import tracer.flow.Limits;
import tracer.flow.PartyFixture;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;

/** A made-up ledger and questions about ways from A to B. */
abstract class OutputPathCase {
    final LedgerFixture ledger = new LedgerFixture();
    final PartyFixture parties = new PartyFixture();

    /** Four outputs from several inputs: enough to look collaborative in a test. */
    static final Function<PlacedTransaction, Optional<Cut>> FOUR_OUTPUTS =
            t ->
                    t.fundings().size() > 1 && t.transaction().outputs().size() == 4
                            ? Optional.of(Cut.COLLABORATIVE)
                            : Optional.empty();

    PathAnswer<Stop> find(Limits limits, StopRules avoid) {
        return find(limits, avoid, Cancellation.NEVER);
    }

    PathAnswer<Stop> find(Limits limits, StopRules avoid, Cancellation cancellation) {
        return find(
                new PathRequest<>(
                        LedgerFixture.address("A"), LedgerFixture.address("B"), limits, avoid),
                cancellation);
    }

    PathAnswer<Stop> find(PathRequest<Address> request, Cancellation cancellation) {
        return new OutputPathFinding(ledger, ledger, parties, parties, FOUR_OUTPUTS)
                .find(request, Progress.SILENT, cancellation);
    }

    PathAnswer<Stop> find(Ends<Address> from, Ends<Address> to, Wanted wanted) {
        return find(
                new PathRequest<>(
                        from,
                        to,
                        wanted,
                        new Within<>(
                                Limits.NONE,
                                new StopRules(Set.of(), true, false),
                                Avoided.nothing())),
                Cancellation.NEVER);
    }

    PathAnswer<Stop> find(Best best, int count) {
        return find(
                Ends.at(LedgerFixture.address("A")),
                Ends.at(LedgerFixture.address("B")),
                new Wanted(best, count));
    }

    static List<Path<Stop>> paths(PathAnswer<Stop> answer) {
        assertThat(answer).isInstanceOf(PathAnswer.Found.class);
        return ((PathAnswer.Found<Stop>) answer).paths();
    }

    static List<OutPoint> stops(PathAnswer<Stop> answer) {
        return outputs(paths(answer).getFirst());
    }

    static List<OutPoint> outputs(Path<Stop> path) {
        return path.steps().stream().map(Stop::output).toList();
    }

    Made pay(Made from, int index, Output... outputs) {
        return ledger.block().spend(List.of(from.out(index)), List.of(outputs));
    }

    static Output to(String owner, long value) {
        return LedgerFixture.output(value, owner);
    }

    static Limits limits(OptionalInt toHeight, int transactions, long least) {
        return new Limits(
                OptionalInt.empty(),
                least == 0 ? Optional.empty() : Optional.of(BigInteger.valueOf(least)),
                OptionalInt.empty(),
                toHeight,
                Optional.empty(),
                Optional.empty(),
                transactions);
    }
}
