package tracer.inquiry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tracer.flow.Bound;
import tracer.flow.Comparison;
import tracer.flow.Comparison.Destination;
import tracer.flow.Limits;
import tracer.flow.OrderRange;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.inquiry.ComparisonDocument.BoundNote;
import tracer.inquiry.ComparisonDocument.CellNote;
import tracer.inquiry.ComparisonDocument.DestinationRow;
import tracer.inquiry.ComparisonDocument.OrdersNote;
import tracer.inquiry.ComparisonDocument.PolicyColumn;
import tracer.inquiry.ComparisonDocument.Question;

/**
 * Turns a comparison into its document, for both families.
 *
 * @param <P> where value can end
 */
final class ComparisonAnswer<P> {
    private final Comparison<?, P> comparison;
    private final List<Policy> policies;
    private final Wording<P> wording;

    /**
     * What differs between the families.
     *
     * @param seed as a title names it
     * @param amount in the asset's units
     * @param who stands behind a place
     * @param end why a trace ended at a place
     */
    record Wording<P>(
            String chain,
            String seed,
            Function<Rational, AssetAmount> amount,
            Function<P, Who> who,
            Function<Destination<P>, TraceDocument.End> end,
            List<String> notes) {}

    /** Whose a place is, as far as anything says so. */
    record Who(Optional<String> address, List<Party.LabelNote> labels) {}

    ComparisonAnswer(Comparison<?, P> comparison, Wording<P> wording) {
        this.comparison = comparison;
        this.policies = comparison.columns().stream().map(Comparison.Column::policy).toList();
        this.wording = wording;
    }

    ComparisonDocument document() {
        Stamp stamp = Stamp.of(comparison.asOf());
        List<DestinationRow> rows = comparison.destinations().stream().map(this::row).toList();
        return new ComparisonDocument(
                "tracer.comparison/1",
                stamp.height(),
                stamp.hash(),
                comparison.isLimited(),
                "%s of %s, where it went, under %d policies"
                        .formatted(
                                amount(comparison.source()).text(),
                                wording.seed(),
                                policies.size()),
                question(),
                amount(comparison.source()),
                comparison.columns().stream().map(this::column).toList(),
                rows,
                (int) rows.stream().filter(DestinationRow::disputed).count(),
                comparison.onlyExposed(),
                notes());
    }

    private Question question() {
        Limits l = comparison.limits();
        return new Question(
                wording.chain(),
                comparison.seeds().getFirst().toString(),
                comparison.seeds().stream().map(Object::toString).toList(),
                "forward",
                l.hops(),
                l.minTraced().map(m -> amount(Rational.of(m))),
                l.fromHeight(),
                l.toHeight(),
                l.from().map(Object::toString),
                l.to().map(Object::toString),
                l.transactions(),
                StopsNote.of(comparison.stops()));
    }

    private PolicyColumn column(Comparison.Column c) {
        return new PolicyColumn(
                c.policy().id(),
                c.policy().version(),
                c.policy().title(),
                amount(c.source()),
                amount(c.fees()),
                c.closes(),
                c.isLimited());
    }

    private DestinationRow row(Destination<P> d) {
        Who who = wording.who().apply(d.place());
        return new DestinationRow(
                d.place().toString(),
                who.address(),
                who.labels(),
                wording.end().apply(d),
                policies.stream().map(p -> cell(d, p)).toList(),
                amount(d.least(policies)),
                amount(d.most(policies)),
                d.isDisputed(policies),
                bound(d.bound()),
                d.fifo().map(this::orders),
                d.lifo().map(this::orders));
    }

    private CellNote cell(Destination<P> d, Policy policy) {
        return new CellNote(
                policy.id(),
                amount(d.amount(policy)),
                Optional.ofNullable(d.amounts().get(policy))
                        .map(Comparison.Amount::wentOn)
                        .orElse(false));
    }

    private BoundNote bound(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> {
                AssetAmount within = amount(known.within());
                AssetAmount possible = amount(known.possible());
                yield new BoundNote(
                        Optional.of(within),
                        Optional.of(possible),
                        known.isMaximum(),
                        known.isMaximum()
                                ? "at most %s of it can be here, whatever the policy"
                                        .formatted(within.text())
                                : "at most %s can have come over what was followed; with what was cut off, up to %s is possible"
                                        .formatted(within.text(), possible.text()),
                        known.limiting());
            }
            case Bound.NotComputed() ->
                    new BoundNote(
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            "not computed: the work allowed went into destinations of larger amounts; narrow the question",
                            List.of());
        };
    }

    private OrdersNote orders(OrderRange range) {
        return new OrdersNote(amount(range.least()), amount(range.most()), range.isAttained());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "Each column is one convention from end to end; amounts of different columns must not be added or mixed. An exhibit declares one.");
        notes.add(
                "Fees count as lost to the miner and are not followed; each policy says how much of the source went there.");
        notes.addAll(wording.notes());
        if (comparison.isSourceDisputed()) {
            notes.add(
                    "Value of some seeds comes to others, and which of their units both mean is the policy's; so each policy divides a source of its own.");
        }
        if (comparison.onlyExposed() > 0) {
            notes.add(
                    "%d more ends are in the exposure set under poison; no policy gives them anything."
                            .formatted(comparison.onlyExposed()));
        }
        return notes;
    }

    private AssetAmount amount(Rational units) {
        return wording.amount().apply(units);
    }

    private AssetAmount amount(BigInteger units) {
        return amount(Rational.of(units));
    }
}
