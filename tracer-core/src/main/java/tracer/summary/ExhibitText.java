package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.TraceEnd;
import tracer.ledger.Address;
import tracer.ledger.TxId;

/** An exhibit in sentences: how much under the policy, then why the trace ends there. */
record ExhibitText(Material m, Exhibit exhibit) {
    /** More addresses or reasons than these are counted, and listed in the tables. */
    private static final int NAMED = 3;

    List<Statement> tell(Pen pen) {
        List<Statement> told = new ArrayList<>();
        told.add(pen.about(holdings(), EvidenceClass.CONVENTION, amount()));
        switch (exhibit.end()) {
            case TraceEnd.AtService s -> told.addAll(service(pen, s));
            case TraceEnd.Mixed(String detector) -> told.add(mixed(pen, detector));
            case TraceEnd.Unspent(int height) ->
                    told.add(
                            why(
                                    pen,
                                    Phrase.of(
                                            "No spend of %s is known up to height %d (claimed by the stored data)"
                                                    .formatted(these(), height))));
            case TraceEnd.Coinbase c -> told.add(why(pen, coinbase()));
            case TraceEnd.Issued i -> {}
            case TraceEnd.Unspendable u ->
                    told.add(
                            why(
                                    pen,
                                    Phrase.of(
                                            "Nobody can ever spend %s: the value is lost"
                                                    .formatted(these()))));
            case TraceEnd.Overwritten(var by) ->
                    told.add(
                            why(
                                    pen,
                                    Phrase.of(
                                            "The same coinbase came again in block %d and took the place of %s: the value is lost"
                                                    .formatted(by.height(), these()))));
            case TraceEnd.LimitReached l -> {}
            case TraceEnd.Hub h -> told.add(why(pen, heldBy(End.hub(h, "payments"))));
            case TraceEnd.LargeEntity e -> told.add(why(pen, heldBy(End.entity(e))));
            case TraceEnd.NotIndexed n -> told.add(missing(pen));
        }
        return told;
    }

    private List<Holding> holdings() {
        return exhibit.holdings();
    }

    private Statement why(Pen pen, Phrase text) {
        return pen.about(holdings(), exhibit.evidence(), text);
    }

    private Phrase heldBy(Phrase whom) {
        return Phrase.of(holdings().size() == 1 ? "It is held by " : "They are held by ").say(whom);
    }

    private String these() {
        return holdings().size() == 1 ? "this output" : "these outputs";
    }

    private Phrase amount() {
        Phrase text =
                Phrase.of("Exhibit %d: ".formatted(exhibit.number()))
                        .say(m.traced(exhibit.amount()))
                        .say(
                                " %s in %s"
                                        .formatted(
                                                m.isForward() ? "is" : "comes from value",
                                                holdings().size() == 1
                                                        ? "one output"
                                                        : holdings().size() + " outputs"))
                        .say(payees());
        return switch (exhibit.end()) {
            case TraceEnd.AtService s -> text.say(", where the trace stops");
            case TraceEnd.LimitReached(var limit) ->
                    text.say(
                            " that was not followed further: "
                                    + End.limit(
                                            limit,
                                            m.trace().request().limits(),
                                            Scope::sats,
                                            "transactions"));
            case TraceEnd.Hub h -> text.say(" that was not followed further: the limit on hubs");
            case TraceEnd.LargeEntity e ->
                    text.say(" that was not followed further: the limit on an entity's size");
            case TraceEnd.NotIndexed n -> text.say(" that could not be followed further");
            case TraceEnd.Mixed x -> text;
            case TraceEnd.Unspent u -> text;
            case TraceEnd.Coinbase c -> text;
            case TraceEnd.Issued i -> text;
            case TraceEnd.Unspendable u -> text;
            case TraceEnd.Overwritten o -> text;
        };
    }

    private List<String> addresses() {
        return holdings().stream()
                .flatMap(h -> m.address(h.content().script()).stream())
                .map(Address::text)
                .distinct()
                .toList();
    }

    private Phrase payees() {
        List<String> addresses = addresses();
        if (addresses.isEmpty()) {
            return Phrase.EMPTY;
        }
        if (addresses.size() > NAMED) {
            return Phrase.of(" of %d addresses".formatted(addresses.size()));
        }
        Phrase text = Phrase.of(addresses.size() == 1 ? " of address " : " of addresses ");
        for (int i = 0; i < addresses.size(); i++) {
            text =
                    text.say(i == 0 ? "" : i == addresses.size() - 1 ? " and " : ", ")
                            .id(addresses.get(i));
        }
        return text;
    }

    private List<Statement> service(Pen pen, TraceEnd.AtService service) {
        String held =
                "; inside a service the chain does not show whose value %s"
                        .formatted(m.isForward() ? "leaves" : "comes in");
        if (service.throughEntity()) {
            return List.of(
                    why(
                            pen,
                            Phrase.of(
                                            holdings().size() == 1
                                                    ? "Its address carries no label of its own and is taken to be held together with one "
                                                    : "Their addresses carry no label of their own and are taken to be held together with one ")
                                    .say(End.whom(service.labels()))
                                    .say(", by rules listed under ‘%s’".formatted(Merges.TITLE))
                                    .say(held)));
        }
        List<Statement> told = new ArrayList<>();
        List<Label> labels =
                holdings().stream()
                        .flatMap(h ->
                                Exhibit.endOf(h) instanceof TraceEnd.AtService(var own, boolean far)
                                        ? own.stream()
                                        : java.util.stream.Stream.empty())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .toList();
        if (labels.size() > NAMED) {
            return List.of(
                    why(
                            pen,
                            Phrase.of("Each of these addresses is ")
                                    .say(End.whom(labels))
                                    .say(held)));
        }
        for (Label label : labels) {
            told.add(
                    pen.about(
                            holdings().stream().filter(h -> carries(h, label)).toList(),
                            EvidenceClass.LABEL,
                            Phrase.of("Address ")
                                    .id(Attributions.address(label))
                                    .say(" is ")
                                    .say(Attributions.inWords(label))
                                    .say(held)));
        }
        return told;
    }

    private static boolean carries(Holding h, Label label) {
        return Exhibit.endOf(h) instanceof TraceEnd.AtService(var own, boolean far)
                && own.contains(label);
    }

    private Statement mixed(Pen pen, String detector) {
        List<TxId> into = holdings().stream().flatMap(h -> mixing(h).stream()).distinct().toList();
        Phrase text =
                into.isEmpty()
                        ? Phrase.of("A transaction")
                        : into.size() == 1
                                ? Phrase.of("Transaction ").id(into.getFirst())
                                : Phrase.of("%d transactions".formatted(into.size()));
        text =
                text.say(
                        (into.size() > 1 ? " look" : " looks")
                                + " as if several parties pay together, by the shape that detector %s knows; the chain does not show whose value is whose"
                                        .formatted(detector));
        return pen.write(
                EvidenceClass.INFERENCE,
                text,
                into.isEmpty() ? holdings().stream().map(Holding::output).toList() : into);
    }

    private java.util.Optional<TxId> mixing(Holding h) {
        return m.isForward() ? h.spentIn() : java.util.Optional.of(h.output().tx());
    }

    private Phrase coinbase() {
        String heights =
                holdings().stream()
                        .map(Exhibit::endOf)
                        .map(e -> e instanceof TraceEnd.Coinbase(int height) ? height : 0)
                        .distinct()
                        .sorted()
                        .limit(NAMED)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return Phrase.of(
                "%s new coins, made in %s"
                        .formatted(
                                holdings().size() == 1 ? "This output is" : "These outputs are",
                                holdings().size() <= NAMED
                                        ? "block " + heights
                                        : "%d blocks or fewer, %s the first"
                                                .formatted(holdings().size(), heights)));
    }

    private Statement missing(Pen pen) {
        List<String> reasons =
                holdings().stream()
                        .map(Exhibit::endOf)
                        .map(e -> e instanceof TraceEnd.NotIndexed(String what) ? what : "")
                        .distinct()
                        .toList();
        return why(
                pen,
                Phrase.of("The stored data lacks " + reasons.getFirst())
                        .say(
                                reasons.size() == 1
                                        ? ""
                                        : "; %d further gaps are listed under ‘%s’"
                                                .formatted(reasons.size() - 1, Account.TITLE)));
    }
}
