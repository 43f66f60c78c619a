package tracer.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Direction;
import tracer.flow.Holders;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.flow.Step;
import tracer.flow.Trace;
import tracer.flow.TraceEnd.AtService;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.mixing.CollaborativeSpend;
import tracer.pattern.Finding.Item;
import tracer.pattern.Finding.Quantity;
import tracer.pattern.PartyReading.Party;

/** Finds labelled mixers and sanctioned parties among those that value goes to or comes from. */
final class Exposures {
    private static final Set<Category> WANTED = Set.of(Category.MIXER, Category.SANCTIONED);

    private final Sources sources;
    private final Wording wording;

    /** How a subject has to do with a labelled party. */
    private enum Relation {
        HELD,
        PAYS,
        PAID_BY,
        INDIRECT
    }

    /**
     * A labelled output or input, before it is known whether it is one.
     *
     * @param where whose holder's labels count
     * @param evidence the outpoint that shows it
     * @param value of that outpoint
     * @param traced under the trace's policy; empty where no trace is
     * @param hops of the trace to it
     */
    private record Touch(
            OutPoint where,
            Output holder,
            Relation relation,
            OutPoint evidence,
            long value,
            Optional<Rational> traced,
            int hops,
            Optional<Place> place) {}

    /** What touches are told together. */
    private record Group(Relation relation, String name, Category category, boolean inferred) {}

    /** A touch and the label that makes it one. */
    private record Hit(Touch touch, Label label) {}

    Exposures(Sources sources, Wording wording) {
        this.sources = sources;
        this.wording = wording;
    }

    /**
     * Of the seed of a trace. An output that a transaction on the way pays without any traced value
     * counts as well, with an amount of zero: another policy may give another.
     */
    List<Judgement> ofTrace(Subject subject, Trace trace) {
        Map<OutPoint, Touch> touches = new LinkedHashMap<>();
        Direction direction = trace.request().direction();
        for (Holding h : trace.holdings()) {
            Relation relation =
                    switch (h.hop()) {
                        case 0 -> Relation.HELD;
                        case 1 -> direction == Direction.FORWARD ? Relation.PAYS : Relation.PAID_BY;
                        default -> Relation.INDIRECT;
                    };
            touches.putIfAbsent(
                    h.output(),
                    new Touch(
                            h.output(),
                            h.content(),
                            relation,
                            h.output(),
                            h.content().value().value(),
                            Optional.of(h.traced()),
                            h.hop(),
                            h.created()));
        }
        if (direction == Direction.FORWARD) {
            trace.steps().forEach(step -> untraced(step, touches));
        }
        return judge(
                subject, List.copyOf(touches.values()), "under " + trace.request().policy().id());
    }

    private static void untraced(Step step, Map<OutPoint, Touch> touches) {
        PlacedTransaction t = step.transaction();
        for (int i = 0; i < t.transaction().outputs().size(); i++) {
            OutPoint at = t.transaction().outPoint(i);
            Output output = t.transaction().outputs().get(i);
            touches.putIfAbsent(
                    at,
                    new Touch(
                            at,
                            output,
                            step.hop() == 1 ? Relation.PAYS : Relation.INDIRECT,
                            at,
                            output.value().value(),
                            Optional.of(Rational.ZERO),
                            step.hop(),
                            Optional.of(t.place())));
        }
    }

    /** Of an address or entity, direct alone. Collaborative spends do not show who pays whom. */
    List<Judgement> ofParty(Party party, List<PlacedTransaction> touching) {
        List<Touch> touches = new ArrayList<>();
        for (PlacedTransaction t : touching) {
            if (CollaborativeSpend.of(t) instanceof CollaborativeSpend.NotCollaborative) {
                touches.addAll(outgoing(t, party.scripts()));
                touches.addAll(incoming(t, party.scripts()));
            }
        }
        return judge(party.subject(), touches, "");
    }

    private static List<Touch> outgoing(PlacedTransaction t, Set<ScriptHash> own) {
        boolean spends =
                t.fundings().stream()
                        .flatMap(f -> f.spentOutput().stream())
                        .anyMatch(o -> own.contains(o.script().hash()));
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < t.transaction().outputs().size(); i++) {
            Output o = t.transaction().outputs().get(i);
            boolean isOwn = own.contains(o.script().hash());
            if (spends || isOwn) {
                OutPoint at = t.transaction().outPoint(i);
                touches.add(
                        touch(
                                at,
                                o,
                                isOwn ? Relation.HELD : Relation.PAYS,
                                at,
                                o.value().value(),
                                t));
            }
        }
        return touches;
    }

    /** Each payment to it, with the first labelled input of the transaction that makes it. */
    private static List<Touch> incoming(PlacedTransaction t, Set<ScriptHash> own) {
        List<Touch> touches = new ArrayList<>();
        List<OutPoint> spent = t.spent();
        for (int i = 0; i < t.transaction().outputs().size(); i++) {
            Output paid = t.transaction().outputs().get(i);
            if (own.contains(paid.script().hash())) {
                for (int in = 0; in < spent.size(); in++) {
                    Optional<Output> from = t.fundings().get(in).spentOutput();
                    if (from.isPresent() && !own.contains(from.get().script().hash())) {
                        touches.add(
                                touch(
                                        spent.get(in),
                                        from.get(),
                                        Relation.PAID_BY,
                                        t.transaction().outPoint(i),
                                        paid.value().value(),
                                        t));
                    }
                }
            }
        }
        return touches;
    }

    private static Touch touch(
            OutPoint where,
            Output holder,
            Relation relation,
            OutPoint evidence,
            long value,
            PlacedTransaction t) {
        return new Touch(
                where,
                holder,
                relation,
                evidence,
                value,
                Optional.empty(),
                1,
                Optional.of(t.place()));
    }

    private List<Judgement> judge(Subject subject, List<Touch> touches, String convention) {
        if (sources.labels().count() == 0) {
            return List.of(
                    new Judgement.CannotBeJudged(
                            "no labels are stored; import some with 'tracer labels import'"));
        }
        Map<OutPoint, Output> outputs = new LinkedHashMap<>();
        touches.forEach(t -> outputs.put(t.where(), t.holder()));
        Map<OutPoint, AtService> labelled =
                new Holders(
                                sources.labels(),
                                sources.entities(),
                                sources.ledger().chain(),
                                WANTED,
                                true)
                        .of(outputs);
        Map<Group, Map<OutPoint, Hit>> groups = new LinkedHashMap<>();
        for (Touch t : touches) {
            AtService held = labelled.get(t.where());
            if (held != null) {
                for (Label l : held.labels()) {
                    Group group =
                            new Group(t.relation(), l.name(), l.category(), held.throughEntity());
                    groups.computeIfAbsent(group, g -> new LinkedHashMap<>())
                            .putIfAbsent(t.evidence(), new Hit(t, l));
                }
            }
        }
        List<Judgement> found = new ArrayList<>();
        groups.forEach((group, hits) ->
                found.add(new Judgement.Found(finding(subject, group, inOrder(hits), convention))));
        return found.isEmpty() ? List.of(new Judgement.NotFound()) : found;
    }

    private static List<Hit> inOrder(Map<OutPoint, Hit> hits) {
        Comparator<Hit> byPlace =
                Comparator.comparing(
                        h -> h.touch().place(),
                        Comparator.comparing(
                                Optional::orElseThrow, Comparator.<Place>naturalOrder()));
        return hits.values().stream()
                .sorted(
                        Comparator.comparing((Hit h) -> h.touch().place().isEmpty())
                                .thenComparing((a, b) ->
                                        a.touch().place().isPresent()
                                                        && b.touch().place().isPresent()
                                                ? byPlace.compare(a, b)
                                                : 0)
                                .thenComparing(h -> h.touch().evidence()))
                .toList();
    }

    private Finding finding(Subject subject, Group group, List<Hit> hits, String convention) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(
                Quantity.fact(
                        group.relation() == Relation.PAID_BY
                                ? "paid by it"
                                : "value of the outputs",
                        hits.stream()
                                .map(h -> BigInteger.valueOf(h.touch().value()))
                                .reduce(BigInteger.ZERO, BigInteger::add)));
        List<Rational> traced = hits.stream().flatMap(h -> h.touch().traced().stream()).toList();
        if (!traced.isEmpty()) {
            quantities.add(
                    new Quantity(
                            "of that, traced " + convention,
                            Rational.sum(traced),
                            EvidenceClass.CONVENTION));
        }
        return new Finding(
                Indicator.EXPOSURE,
                subject,
                wording.predicate(Indicator.EXPOSURE),
                sentence(subject, group, hits, convention),
                restsOn(group),
                hits.stream().map(Exposures::item).toList(),
                quantities);
    }

    private static EvidenceClass restsOn(Group group) {
        if (group.inferred()) {
            return EvidenceClass.INFERENCE;
        }
        return group.relation() == Relation.INDIRECT
                ? EvidenceClass.CONVENTION
                : EvidenceClass.LABEL;
    }

    private static Item item(Hit hit) {
        Touch t = hit.touch();
        return new Item(
                Item.Kind.OUTPUT,
                t.evidence().toString(),
                t.place(),
                BigInteger.valueOf(t.value()),
                EvidenceClass.FACT,
                "%s, says %s%s"
                        .formatted(
                                hit.label().name(),
                                hit.label().source(),
                                t.relation() == Relation.INDIRECT
                                        ? "; %d hops away".formatted(t.hops())
                                        : ""));
    }

    private static String sentence(
            Subject subject, Group group, List<Hit> hits, String convention) {
        String who =
                "%s (%s, says %s)"
                        .formatted(
                                group.name(),
                                group.category().id(),
                                String.join(
                                        ", ",
                                        hits.stream()
                                                .map(h -> h.label().source())
                                                .distinct()
                                                .toList()));
        String whose =
                subject.kind() == Subject.Kind.TRACE
                        ? "the output that the trace begins with"
                        : subject.toString();
        String what =
                switch (group.relation()) {
                    case HELD -> "direct: %s is itself labelled %s".formatted(whose, who);
                    case PAYS ->
                            "direct: a transaction that spends from %s pays %s"
                                    .formatted(whose, who);
                    case PAID_BY ->
                            "direct: a transaction that pays %s spends from %s"
                                    .formatted(whose, who);
                    case INDIRECT ->
                            "indirect: other hands may lie between %s and %s; how much of the value is the same is convention, %s, and another policy gives another amount"
                                    .formatted(whose, who, convention);
                };
        return what + inferred(group) + SanctionDates.sentence(group.category());
    }

    private static String inferred(Group group) {
        return group.inferred()
                ? "; inferred: the label stands on another address of the same entity"
                : "";
    }
}
