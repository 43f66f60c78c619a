package tracer.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tracer.evidence.EvidenceClass;
import tracer.flow.Balance;
import tracer.flow.Rational;
import tracer.ledger.Place;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Sentences;

/**
 * What happened, on about a page. Steps one after another are told in one sentence; of many
 * branches the largest are told, and how many are not is said.
 */
final class Narrative {
    /** So many stretches and so many exhibits fit a page. */
    private static final int MOST_TOLD = 8;

    /** Steps in a row from which on they are told together. */
    private static final int MANY = 3;

    private final Material m;
    private final List<Statement> told = new ArrayList<>();

    Narrative(Material m) {
        this.m = m;
    }

    Section write(Pen pen) {
        told.addAll(new SeedText(m).tell(pen));
        way(pen);
        m.exhibits().stream()
                .limit(MOST_TOLD)
                .forEach(e -> told.addAll(new ExhibitText(m, e).tell(pen)));
        others(pen);
        new FeeText(m).tell(pen).ifPresent(told::add);
        balance(pen);
        return new Section(
                "What happened",
                List.of(
                        new Sentences(told),
                        new Remark(
                                Phrase.of("Value in money: ")
                                        .say(m.money().rule())
                                        .say(
                                                ". The mark in brackets says what each sentence rests on; the words"
                                                        + " are explained at the end."))));
    }

    private void way(Pen pen) {
        List<Stretch> all = Stretch.of(Passage.of(m.trace()));
        Set<Stretch> largest = new LinkedHashSet<>();
        all.stream()
                .sorted(Comparator.comparing(Stretch::entered, Comparator.reverseOrder()))
                .limit(MOST_TOLD)
                .forEach(largest::add);
        List<Passage> untold = new ArrayList<>();
        for (Stretch stretch : all) {
            if (!largest.contains(stretch)) {
                untold.addAll(stretch.passages());
            } else if (stretch.length() >= MANY) {
                told.add(together(pen, stretch));
            } else {
                stretch.passages().forEach(p -> told.add(alone(pen, p)));
            }
        }
        if (!untold.isEmpty()) {
            told.add(
                    pen.write(
                            EvidenceClass.CONVENTION,
                            Phrase.of(
                                            ("%d further transactions, each with less of it, are listed"
                                                            + " under ‘%s’; the largest amount that entered"
                                                            + " one of them is ")
                                                    .formatted(untold.size(), StepTable.TITLE))
                                    .say(
                                            m.traced(
                                                    untold.stream()
                                                            .map(p -> p.step().tracedIn())
                                                            .max(Comparator.naturalOrder())
                                                            .orElseThrow())),
                            untold.stream().map(Passage::id).toList()));
        }
    }

    private Statement alone(Pen pen, Passage p) {
        if (p.step().transaction().transaction().isCoinbase()) {
            return new FeeText(m).coinbase(pen, p);
        }
        Place place = p.step().transaction().place();
        Phrase text =
                Phrase.of("In a block stamped ")
                        .time(place.claimedTime())
                        .say(" (the miner's claim), transaction ")
                        .id(p.id())
                        .say(m.isForward() ? " took in " : " paid out ")
                        .say(m.traced(p.step().tracedIn()))
                        .say(m.isForward() ? ": " : ", and of what it had spent for that ")
                        .figure(p.passedOn())
                        .say(m.isForward() ? " went on, and " : " is followed further back and ")
                        .figure(p.ended())
                        .say(
                                m.isForward()
                                        ? " came to outputs where this trace ends or to the fee"
                                                + new FeeText(m).goesOn()
                                        : " is not");
        return pen.write(
                EvidenceClass.CONVENTION,
                text.say(toSeeds(p.cameToSeeds())).say(onClaims(List.of(p))),
                outputs(p));
    }

    private static List<Object> outputs(Passage p) {
        List<Object> places = new ArrayList<>();
        p.entering().forEach(h -> places.add(h.output()));
        if (p.leaving().isEmpty()) {
            places.add(p.id());
        }
        p.onward().forEach(h -> places.add(h.output()));
        if (places.isEmpty()) {
            places.add(p.id());
        }
        return places;
    }

    private Statement together(Pen pen, Stretch s) {
        Place first = s.first().step().transaction().place();
        Place last = s.last().step().transaction().place();
        Phrase text =
                Phrase.of(
                                "Then %d transactions one after another, in blocks stamped "
                                        .formatted(s.length()))
                        .time(first.claimedTime())
                        .say(m.isForward() ? " to " : " back to ")
                        .time(last.claimedTime())
                        .say(" (the miners' claims), each ")
                        .say(
                                m.isForward()
                                        ? "spent what the one before it had passed on; "
                                        : "paid what the one after it spent; ")
                        .say(m.traced(s.entered()))
                        .say(m.isForward() ? " entered the first, " : " is of the first, ")
                        .figure(s.left())
                        .say(
                                m.isForward()
                                        ? " was passed on by the last, and "
                                        : " goes back beyond the last, and ")
                        .figure(s.ended())
                        .say(
                                m.isForward()
                                        ? " went to outputs where this trace ends or to fees on the way"
                                                + new FeeText(m).goesOn()
                                        : " ends on the way");
        List<Object> places = new ArrayList<>();
        s.passages().forEach(p -> places.addAll(outputs(p)));
        return pen.write(
                EvidenceClass.CONVENTION,
                text.say(toSeeds(s.cameToSeeds())).say(onClaims(s.passages())),
                places);
    }

    private static Phrase toSeeds(Rational amount) {
        return amount.isZero()
                ? Phrase.EMPTY
                : Phrase.of("; ")
                        .figure(amount)
                        .say(" came to outputs that are seeds themselves and counts towards them");
    }

    private static String onClaims(List<Passage> passages) {
        return passages.stream().anyMatch(p -> p.step().onClaims())
                ? "; some of the values it rests on are only a node's claim"
                : "";
    }

    private void others(Pen pen) {
        List<Exhibit> rest = m.exhibits().stream().skip(MOST_TOLD).toList();
        if (!rest.isEmpty()) {
            told.add(
                    pen.about(
                            rest.stream().flatMap(e -> e.holdings().stream()).toList(),
                            EvidenceClass.CONVENTION,
                            Phrase.of(
                                            "%d further exhibits, under ‘%s’, hold together "
                                                    .formatted(rest.size(), Destinations.TITLE))
                                    .say(
                                            m.traced(
                                                    Rational.sum(
                                                            rest.stream()
                                                                    .map(Exhibit::amount)
                                                                    .toList())))));
        }
    }

    private void balance(Pen pen) {
        Balance balance = m.trace().balance();
        Phrase text =
                Phrase.of("The account closes exactly: ")
                        .say(m.traced(balance.source()))
                        .say(" is ");
        String separator = "";
        for (Balance.Sum sum : balance.terms()) {
            text =
                    text.say(separator)
                            .figure(sum.amount())
                            .say(" " + Account.term(sum.term(), m.isForward()));
            separator = " + ";
        }
        told.add(pen.about(List.of(m.seed()), EvidenceClass.CONVENTION, text));
    }
}
