package tracer.inquiry;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.flow.Comparing.Compared;
import tracer.flow.Comparison;
import tracer.flow.Direction;
import tracer.flow.Exposure.Exposed;
import tracer.flow.Rational;
import tracer.flow.Seed;
import tracer.inquiry.ComparisonAnswer.Who;
import tracer.inquiry.ComparisonAnswer.Wording;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;

/** The words of a comparison over outputs. */
final class OutputComparison {
    private static final List<String> NOTES =
            List.of(
                    "The order of inputs and outputs is the wallet software's choice: under FIFO and LIFO each row also says what any other order of its last transaction gives.");

    private OutputComparison() {}

    static ComparisonDocument document(Compared compared, Ports ports) {
        Comparison<Seed, OutPoint> comparison = compared.comparison();
        Map<OutPoint, Exposed> outputs = new HashMap<>();
        compared.exposure().outputs().forEach(o -> outputs.put(o.output(), o));
        List<Exposed> shown =
                comparison.destinations().stream()
                        .map(d -> requireNonNull(outputs.get(d.place())))
                        .toList();
        Parties parties = Parties.of(ports, shown.stream().map(o -> o.content().script()).toList());
        TraceWording ends = new TraceWording(Direction.FORWARD, comparison.limits());
        return new ComparisonAnswer<>(
                        comparison,
                        new Wording<>(
                                ports.ledger().chain().id(),
                                TraceAnswer.shortSeeds(comparison.seeds()),
                                OutputComparison::amount,
                                place -> who(requireNonNull(outputs.get(place)), parties),
                                d ->
                                        ends.end(
                                                d.end(),
                                                requireNonNull(outputs.get(d.place()))
                                                        .created()
                                                        .map(Place::claimedTime)),
                                NOTES))
                .document();
    }

    private static AssetAmount amount(Rational sats) {
        Amount amount = Amount.of(sats);
        return new AssetAmount(amount.sats(), amount.text());
    }

    private static Who who(Exposed output, Parties parties) {
        Party party =
                parties.of(output.content().script(), output.created().map(Place::claimedTime));
        return new Who(Optional.of(party.address().orElse(party.scriptClass())), party.labels());
    }
}
