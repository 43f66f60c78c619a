package tracer.summary;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.evidence.EvidenceClass;
import tracer.flow.Movement;
import tracer.flow.Portion;
import tracer.flow.Rational;
import tracer.flow.TransferSeed;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** As {@link SeedText}, of transfers: which, how much of each, and who named them how. */
record AccountSeedText(AccountMaterial m) {
    /** More are counted, and listed in the table. */
    private static final int MOST_TOLD = 8;

    private List<TransferSeed> seeds() {
        return m.trace().request().seeds();
    }

    private List<TransferId> transfers() {
        return seeds().stream().map(TransferSeed::transfer).toList();
    }

    private boolean isOneWhole() {
        return seeds().size() == 1 && seeds().getFirst().isWhole();
    }

    /** The seeds as the trace came to them. */
    List<Movement> movements() {
        return m.trace().movements().stream()
                .filter(x -> m.trace().request().isSeed(x.transfer().id()))
                .toList();
    }

    private Rational asked(Transfer t) {
        Map<TransferId, Portion> portions = new HashMap<>();
        seeds().forEach(s -> portions.put(s.transfer(), s.portion()));
        return Optional.ofNullable(portions.get(t.id())).orElseThrow().of(t.amount());
    }

    /** The question and where it comes from. */
    List<Statement> scope(Pen pen) {
        List<Statement> told = new ArrayList<>();
        boolean several = seeds().size() > 1;
        told.add(
                pen.write(
                        EvidenceClass.USER,
                        (several
                                        ? Phrase.of(
                                                "The question, as typed in, is where the value of the %d transfers listed below"
                                                        .formatted(seeds().size()))
                                        : Phrase.of(
                                                        "The question, as typed in, is where the value of ")
                                                .say(isOneWhole() ? "" : "part of ")
                                                .say("transfer ")
                                                .id(seeds().getFirst().transfer()))
                                .say(m.isForward() ? " went" : " came from"),
                        transfers()));
        named(pen, told);
        told.add(
                pen.write(
                        EvidenceClass.USER,
                        SeedSource.supplied(
                                m.request().provenance().seedSource(),
                                several ? "these transfers" : "this transfer"),
                        transfers()));
        return told;
    }

    private void named(Pen pen, List<Statement> told) {
        SeedSource.named(m.request().naming().typed(), seeds().size())
                .ifPresent(text -> told.add(pen.write(EvidenceClass.USER, text, transfers())));
        m.request()
                .naming()
                .remarks()
                .forEach(
                        r -> told.add(pen.write(EvidenceClass.CLAIMED, Phrase.of(r), transfers())));
    }

    /** Every seed with its amounts; of one whole transfer the story says all of that. */
    Optional<Part> table(Money money) {
        if (isOneWhole()) {
            return Optional.empty();
        }
        boolean parts = seeds().stream().anyMatch(s -> !s.isWhole());
        List<String> heads =
                new ArrayList<>(List.of("Transfer", "Block, stamped UTC", "From", "To", ">Amount"));
        if (parts) {
            heads.add(">of it the seed's");
        }
        heads.addAll(List.of("In money", "Class"));
        List<Row> rows = new ArrayList<>();
        for (Transfer t : movements().stream().map(Movement::transfer).toList()) {
            List<Phrase> cells = new ArrayList<>();
            cells.add(Phrase.EMPTY.id(t.id()));
            cells.add(m.place(t));
            cells.add(AccountTables.cell(t.from(), "outside"));
            cells.add(AccountTables.cell(t.to(), "nobody"));
            cells.add(m.number(Rational.of(t.amount())));
            if (parts) {
                cells.add(m.number(asked(t)));
            }
            cells.add(money.cell(asked(t), t.place().claimedTime()));
            cells.add(Phrase.of(EvidenceClass.CLAIMED.id()));
            rows.add(new Row(EvidenceClass.CLAIMED, cells));
        }
        return Optional.of(
                new Grid(
                        "%s, in %s; claimed by the nodes that served the blocks"
                                .formatted(seeds().size() > 1 ? "The seeds" : "The seed", m.unit()),
                        heads,
                        rows));
    }

    /** How it began, in the story. */
    List<Statement> tell(Pen pen, Function<Movement, Phrase> moved) {
        List<Statement> told = new ArrayList<>();
        List<Movement> all = movements();
        List<Movement> first = all.subList(0, Math.min(MOST_TOLD, all.size()));
        first.forEach(s ->
                told.add(
                        pen.write(
                                EvidenceClass.CLAIMED,
                                moved.apply(s),
                                List.of(s.transfer().id()))));
        List<Movement> rest = all.subList(first.size(), all.size());
        if (!rest.isEmpty()) {
            told.add(
                    pen.write(
                            EvidenceClass.CLAIMED,
                            Phrase.of(
                                            "%d further transfers, listed under ‘%s’, moved together "
                                                    .formatted(rest.size(), Scope.TITLE))
                                    .say(m.amount(Rational.of(sum(rest))))
                                    .say(", as nodes claim that served their blocks"),
                            ids(rest)));
        }
        told.add(
                pen.write(
                        EvidenceClass.CONVENTION,
                        Phrase.of("This summary follows ")
                                .say(m.traced(m.trace().balance().source()))
                                .say(ofSeveral())
                                .say(
                                        (m.isForward()
                                                        ? " to where it went"
                                                        : " back to where it came from")
                                                + "; that is a rule which gives amounts where the chain"
                                                + " shows none, and another rule gives others"),
                        ids(all)));
        met(pen, all).ifPresent(told::add);
        return told;
    }

    private String ofSeveral() {
        return seeds().size() > 1
                ? ", which %d transfers bring together, nothing counted twice,"
                        .formatted(seeds().size())
                : isOneWhole() ? "" : ", part of that transfer,";
    }

    /** What came from one seed to another. */
    private Optional<Statement> met(Pen pen, List<Movement> all) {
        Rational declared = Rational.sum(all.stream().map(s -> asked(s.transfer())).toList());
        Rational twice = declared.minus(m.trace().balance().source());
        return twice.isZero() || seeds().size() == 1
                ? Optional.empty()
                : Optional.of(
                        pen.write(
                                EvidenceClass.CONVENTION,
                                m.traced(twice)
                                        .say(
                                                " of what the seeds declare came to them from other seeds and is counted once"),
                                ids(all)));
    }

    private static BigInteger sum(List<Movement> movements) {
        return movements.stream()
                .map(s -> s.transfer().amount())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static List<TransferId> ids(List<Movement> movements) {
        return movements.stream().map(s -> s.transfer().id()).toList();
    }
}
