package tracer.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.flow.Rational;
import tracer.ledger.Place;
import tracer.pattern.Fans.Fan;
import tracer.pattern.Finding.Item;
import tracer.pattern.Finding.Quantity;
import tracer.pattern.Funnels.Funnel;
import tracer.pattern.PassingThrough.Answer;

/** Judges what a party did: fan-in, fan-out, funnel and pass-through. Pure. */
record PartyIndicators(Parameters parameters, Wording wording, Gaps gaps) {
    private static final String OTHERS_MAY_BE_ONE =
            "; scripts believed to have one owner count as one party, so there are at least so many"
                    + " unless an entity is split wrongly";

    Judgement fanIn(Subject subject, Activity activity) {
        Fans fans = Fans.in(parameters.fan(), activity.in());
        Optional<Fan> widest = fans.widest();
        if (widest.isEmpty()) {
            return fans.isPossible() ? payersUnknown() : notFound();
        }
        return ifWhole(
                ends(widest.get()),
                fan(Indicator.FAN_IN, subject, widest.get(), "pay", "what they paid together"));
    }

    Judgement fanOut(Subject subject, Activity activity) {
        Optional<Fan> widest = Fans.out(parameters.fan(), activity.out()).widest();
        return widest.isEmpty()
                ? notFound()
                : ifWhole(
                        ends(widest.get()),
                        fan(
                                Indicator.FAN_OUT,
                                subject,
                                widest.get(),
                                "are paid",
                                "what they were paid together"));
    }

    Judgement funnel(Subject subject, Activity activity) {
        Fans fans = Fans.in(parameters.fan(), activity.in());
        Optional<Funnel> funnel =
                new Funnels(parameters.fan(), activity.turnovers()).widest(fans.all());
        if (funnel.isEmpty()) {
            return fans.isPossible() ? payersUnknown() : notFound();
        }
        List<Place> places = new ArrayList<>(ends(funnel.get().fan()));
        places.add(funnel.get().outflow().place());
        return ifWhole(places, funnel(subject, funnel.get()));
    }

    Judgement passThrough(Subject subject, Activity activity) {
        return switch (PassingThrough.of(activity.turnovers())) {
            case Answer.NothingLeft() -> notFound();
            case Answer.MoreOutThanIn(Place at) ->
                    new Judgement.CannotBeJudged(
                            "by block %d more had gone out than is stored to have come in: its history begins before the data"
                                    .formatted(at.height()));
            case Answer.Measured(PassingThrough p) ->
                    gaps.anywhere()
                            .<Judgement>map(missing ->
                                    new Judgement.CannotBeJudged(
                                            "%s are not stored, so what came and went is not known in full; in what is stored it %s"
                                                    .formatted(
                                                            missing,
                                                            p.meets(parameters.pass())
                                                                    ? "meets the predicate"
                                                                    : "does not meet the"
                                                                            + " predicate")))
                            .orElseGet(() ->
                                    p.meets(parameters.pass())
                                            ? new Judgement.Found(
                                                    passThrough(subject, p, activity.turnovers()))
                                            : new Judgement.NotFound());
        };
    }

    /** What is missing may hold what was not found. */
    private Judgement notFound() {
        return gaps.anywhere()
                .<Judgement>map(missing ->
                        new Judgement.CannotBeJudged(
                                "not found in what is stored, but %s are not stored"
                                        .formatted(missing)))
                .orElseGet(Judgement.NotFound::new);
    }

    private static Judgement payersUnknown() {
        return new Judgement.CannotBeJudged(
                "what some payments to it spend is not stored, so their payers are not known; were"
                        + " they all different, there would be enough");
    }

    /** A finding over a stretch of the chain needs all of it: a missing payment changes shares. */
    private Judgement ifWhole(List<Place> places, Finding finding) {
        int from = places.stream().mapToInt(Place::height).min().orElseThrow();
        int to = places.stream().mapToInt(Place::height).max().orElseThrow();
        return gaps.between(from, to)
                .<Judgement>map(missing ->
                        new Judgement.CannotBeJudged(
                                "what is stored meets the predicate, but %s in between are not stored"
                                        .formatted(missing)))
                .orElseGet(() -> new Judgement.Found(finding));
    }

    private static List<Place> ends(Fan fan) {
        return fan.movements().stream().map(Movement::place).toList();
    }

    private Finding fan(
            Indicator indicator, Subject subject, Fan fan, String verb, String together) {
        return new Finding(
                indicator,
                subject,
                wording.predicate(indicator),
                "%d parties %s %s, within %s by block times; the squares of their shares sum up to %s%s"
                        .formatted(
                                fan.parties(),
                                verb,
                                indicator == Indicator.FAN_IN
                                        ? subject.toString()
                                        : "by " + subject,
                                Span.text(span(fan)),
                                Span.share(fan.concentration()),
                                OTHERS_MAY_BE_ONE),
                EvidenceClass.INFERENCE,
                items(fan),
                List.of(Quantity.fact(together, fan.total())));
    }

    /** From the earliest to the latest block time; the movements are by time. */
    private static java.time.Duration span(Fan fan) {
        return Span.between(fan.movements().getFirst().place(), fan.movements().getLast().place());
    }

    private static List<Item> items(Fan fan) {
        return fan.movements().stream()
                .sorted()
                .map(m ->
                        new Item(
                                Item.Kind.OUTPUT,
                                m.id(),
                                Optional.of(m.place()),
                                m.amount(),
                                EvidenceClass.FACT,
                                m.from() instanceof Payer.Known(Holder from)
                                        ? "from %s to %s".formatted(from, m.to())
                                        : "to " + m.to()))
                .toList();
    }

    private Finding funnel(Subject subject, Funnel f) {
        List<Item> items = new ArrayList<>(items(f.fan()));
        BigInteger out = f.outflow().out();
        items.add(turnover(f.outflow(), "the one outflow"));
        java.time.Duration wait = Span.between(f.fan().last().place(), f.outflow().place());
        return new Finding(
                Indicator.FUNNEL,
                subject,
                wording.predicate(Indicator.FUNNEL),
                "%d parties pay %s, and %s after the last of them by block times%s one transaction takes out %s of what they paid%s"
                        .formatted(
                                f.fan().parties(),
                                subject,
                                Span.text(wait),
                                Span.nearLimit(wait, parameters.fan().within()),
                                Span.share(Rational.of(out, f.fan().total())),
                                OTHERS_MAY_BE_ONE),
                EvidenceClass.INFERENCE,
                items,
                List.of(
                        Quantity.fact("what they paid together", f.fan().total()),
                        Quantity.fact("what the one outflow takes out, its fee among it", out)));
    }

    private static Item turnover(Turnover t, String says) {
        return new Item(
                Item.Kind.TRANSACTION,
                t.transaction(),
                Optional.of(t.place()),
                t.in().max(t.out()),
                EvidenceClass.FACT,
                says);
    }

    private Finding passThrough(Subject subject, PassingThrough p, List<Turnover> turnovers) {
        return new Finding(
                Indicator.PASS_THROUGH,
                subject,
                wording.predicate(Indicator.PASS_THROUGH),
                "of what came to %s %s went out again in %d episodes; half of it stayed at most %s by block times, first in, first out%s"
                        .formatted(
                                subject,
                                Span.share(p.ratio()),
                                p.episodes(),
                                Span.text(p.dwell()),
                                Span.nearLimit(p.dwell(), parameters.pass().dwell())),
                EvidenceClass.INFERENCE,
                turnovers.stream()
                        .map(t -> turnover(t, t.in().signum() > 0 ? "comes in" : "goes out"))
                        .toList(),
                List.of(
                        Quantity.fact("what came in", p.in()),
                        Quantity.fact("what went out, fees among it", p.out())));
    }
}
