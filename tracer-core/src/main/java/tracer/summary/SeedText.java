package tracer.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Rational;
import tracer.flow.Seed;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** What a summary begins with: which outputs, how much of each, and who named them how. */
record SeedText(Material m) {
    /** More are counted, and listed in the table. */
    private static final int MOST_TOLD = 8;

    /** More do not fit a command line that somebody types again. */
    private static final int MOST_REPEATED = 8;

    /** The outputs that it begins with; a coinbase that came twice is two of one name. */
    private List<Holding> holdings() {
        return m.trace().holdings().stream().filter(h -> h.hop() == 0).toList();
    }

    private List<OutPoint> outputs() {
        return m.trace().request().seeds().stream().map(Seed::output).toList();
    }

    /** The question and where it comes from. */
    List<Statement> scope(Pen pen) {
        List<Statement> told = new ArrayList<>();
        List<Seed> seeds = m.trace().request().seeds();
        String way = m.isForward() ? " went" : " came from";
        told.add(
                pen.write(
                        EvidenceClass.USER,
                        (seeds.size() > 1
                                        ? Phrase.of(
                                                "The question, as typed in, is where the value of the %d outputs listed below"
                                                        .formatted(seeds.size()))
                                        : Phrase.of(
                                                        "The question, as typed in, is where the value of ")
                                                .say(seeds.getFirst().isWhole() ? "" : "part of ")
                                                .say("output ")
                                                .id(seeds.getFirst().output()))
                                .say(way),
                        outputs()));
        named(pen, told);
        told.add(
                pen.write(
                        EvidenceClass.USER,
                        SeedSource.supplied(
                                m.request().provenance().seedSource(),
                                seeds.size() > 1 ? "these outputs" : "this output"),
                        outputs()));
        return told;
    }

    private void named(Pen pen, List<Statement> told) {
        List<String> named = m.request().named();
        SeedSource.named(named, outputs().size())
                .ifPresent(text -> told.add(pen.write(EvidenceClass.USER, text, outputs())));
        if (named.stream().anyMatch(n -> n.startsWith("entity:"))) {
            told.add(
                    pen.write(
                            EvidenceClass.INFERENCE,
                            Phrase.of(
                                    "That the addresses of an entity have one owner is inferred, and so is the choice of the outputs that its name stands for"),
                            outputs()));
        }
    }

    Part table() {
        Map<OutPoint, Seed> seeds = new LinkedHashMap<>();
        m.trace().request().seeds().forEach(s -> seeds.put(s.output(), s));
        boolean parts = seeds.values().stream().anyMatch(s -> !s.isWhole());
        List<String> heads =
                new ArrayList<>(
                        List.of(
                                "Output",
                                "Address",
                                "Block, stamped UTC",
                                ">Confirmations",
                                ">Value, BTC",
                                "In money",
                                "Class"));
        if (parts) {
            heads.add(5, ">of it the seed's, BTC");
        }
        List<Row> rows = new ArrayList<>();
        for (Holding h : holdings()) {
            EvidenceClass evidence = evidence(h);
            Rational value = Rational.of(h.content().value().value());
            List<Phrase> cells = new ArrayList<>();
            cells.add(Phrase.EMPTY.id(h.output()));
            cells.add(m.payeeCell(h.content().script()));
            cells.add(StepTable.block(h));
            cells.add(StepTable.confirmations(h, m));
            cells.add(Phrase.EMPTY.figure(h.content().value()));
            if (parts) {
                cells.add(Phrase.of(asked(seeds, h)));
            }
            cells.add(m.money().cell(value, h.created()));
            cells.add(Phrase.of(evidence.id()));
            rows.add(new Row(evidence, cells));
        }
        return new Grid(
                (seeds.size() > 1 ? "The seeds" : "The seed") + "; times are stamped by miners",
                heads,
                rows);
    }

    private static Rational asked(Map<OutPoint, Seed> seeds, Holding h) {
        return java.util.Objects.requireNonNull(seeds.get(h.output()))
                .portion()
                .of(java.math.BigInteger.valueOf(h.content().value().value()));
    }

    /** How it began, in the story. */
    List<Statement> tell(Pen pen) {
        List<Statement> told = new ArrayList<>();
        List<Holding> all = holdings();
        List<Holding> first = all.subList(0, Math.min(MOST_TOLD, all.size()));
        Set<Label> labels = new LinkedHashSet<>();
        for (Holding h : first) {
            told.add(pen.about(List.of(h), evidence(h), payment(h)));
            m.labelsOf(h.content().script()).stream()
                    .filter(labels::add)
                    .forEach(label -> told.add(label(pen, h, label)));
        }
        List<Holding> rest = all.subList(first.size(), all.size());
        if (!rest.isEmpty()) {
            told.add(
                    pen.about(
                            rest,
                            rest.stream().anyMatch(Holding::claimed)
                                    ? EvidenceClass.CLAIMED
                                    : EvidenceClass.FACT,
                            Phrase.of(
                                            "%d further outputs, listed under ‘%s’, hold together "
                                                    .formatted(rest.size(), Scope.TITLE))
                                    .figure(
                                            Rational.sum(
                                                    rest.stream()
                                                            .map(h ->
                                                                    Rational.of(
                                                                            h.content()
                                                                                    .value()
                                                                                    .value()))
                                                            .toList()))));
        }
        told.add(
                pen.about(
                        all,
                        EvidenceClass.CONVENTION,
                        Phrase.of("This summary follows ")
                                .say(m.traced(m.trace().balance().source()))
                                .say(ofSeveral())
                                .say(
                                        (m.isForward()
                                                        ? " to where it went"
                                                        : " back to where it came from")
                                                + "; that is a rule which gives amounts where the chain"
                                                + " shows none, and another rule gives others")));
        return told;
    }

    private String ofSeveral() {
        List<Seed> seeds = m.trace().request().seeds();
        return seeds.size() > 1
                ? ", which %d outputs bring together, nothing counted twice,"
                        .formatted(seeds.size())
                : seeds.getFirst().isWhole() ? "" : ", part of that output,";
    }

    private static Statement label(Pen pen, Holding h, Label label) {
        return pen.about(
                List.of(h),
                EvidenceClass.LABEL,
                Phrase.of("Address ")
                        .id(Attributions.address(label))
                        .say(" is ")
                        .say(Attributions.inWords(label)));
    }

    private static EvidenceClass evidence(Holding h) {
        return h.claimed() ? EvidenceClass.CLAIMED : EvidenceClass.FACT;
    }

    private Phrase payment(Holding h) {
        Phrase what =
                Phrase.of(" of ")
                        .figure(h.content().value())
                        .say(" to ")
                        .say(m.payee(h.content().script()));
        if (h.created().isEmpty()) {
            return Phrase.of("A node claims that there is an output ")
                    .id(h.output())
                    .say(what)
                    .say("; the transaction that pays it is not stored");
        }
        Place place = h.created().get();
        return Phrase.of("In block %d, stamped ".formatted(place.height()))
                .time(place.claimedTime())
                .say(" (the miner's claim), a payment")
                .say(what)
                .say(" was made in output ")
                .id(h.output())
                .say(h.claimed() ? ", as a node claims" : "");
    }

    /** As they are typed again; many are read from a file that lists them. */
    static Phrase repeat(List<?> seeds, String what) {
        if (seeds.size() > MOST_REPEATED) {
            return Phrase.EMPTY
                    .unbroken("@seeds.txt")
                    .say(
                            " (the %d %s listed under ‘%s’, one a line)"
                                    .formatted(seeds.size(), what, Scope.TITLE));
        }
        Phrase typed = Phrase.EMPTY;
        for (Object seed : seeds) {
            typed = typed.say(typed.spans().isEmpty() ? "" : " ").id(seed);
        }
        return typed;
    }
}
