package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tracer.account.Transfer;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Balance;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.TraceEnd;
import tracer.ledger.EvmAddress;
import tracer.summary.AccountMaterial.Exit;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** What a summary over accounts lists: its account, its steps and the labels met. */
record AccountTables(AccountMaterial m) {
    static final String STEPS = "Step by step";

    Section account() {
        Balance declared = m.trace().balance();
        Balance compared = m.other().balance();
        List<Row> rows = new ArrayList<>();
        rows.add(
                sum(
                        m.isForward() ? "the seed" : "the target",
                        declared.source(),
                        compared.source()));
        for (int i = 0; i < declared.terms().size(); i++) {
            Balance.Sum term = declared.terms().get(i);
            rows.add(
                    sum(
                            (i == 0 ? "= " : "+ ") + Account.term(term.term(), m.isForward()),
                            term.amount(),
                            compared.terms().get(i).amount()));
        }
        rows.add(sum("sum", declared.total(), compared.total()));
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Grid(
                        "The account, in %s".formatted(m.unit()),
                        List.of(
                                "Term",
                                ">under %s (declared)".formatted(m.policy()),
                                ">under %s (comparison)".formatted(m.otherPolicy()),
                                "Class"),
                        rows));
        parts.add(
                new Remark(
                        Phrase.of(
                                "Sum and source were compared as exact fractions: %s. Figures that had to be rounded for print begin with ≈."
                                        .formatted(
                                                declared.closes() && compared.closes()
                                                        ? "equal"
                                                        : "NOT EQUAL"))));
        parts.add(cuts());
        return new Section(Account.TITLE, parts);
    }

    private Row sum(String what, Rational declared, Rational compared) {
        return new Row(
                EvidenceClass.CONVENTION,
                List.of(
                        Phrase.of(what),
                        m.number(declared),
                        m.number(compared),
                        Phrase.of(EvidenceClass.CONVENTION.id())));
    }

    private Part cuts() {
        List<Row> rows = new ArrayList<>();
        for (Exit e : m.exits()) {
            Optional<Phrase> reason = reason(e.end());
            if (reason.isPresent()) {
                EvidenceClass evidence = Exhibit.evidence(e.end());
                rows.add(
                        new Row(
                                evidence,
                                List.of(
                                        e.at().map(a -> Phrase.EMPTY.id(a.text()))
                                                .orElse(Phrase.of("nobody")),
                                        m.number(e.traced()),
                                        reason.get(),
                                        Phrase.of(evidence.id()))));
            }
        }
        return rows.isEmpty()
                ? new Remark(
                        Phrase.of(
                                "Nothing was cut: no limit was reached and no data was missing on the way."))
                : new Grid(
                        "Not followed, in %s".formatted(m.unit()),
                        List.of(
                                "At address",
                                ">under %s (convention)".formatted(m.policy()),
                                "Why",
                                "Class"),
                        rows);
    }

    /** Why it was not followed, if it could have been. */
    private Optional<Phrase> reason(TraceEnd end) {
        if (end instanceof TraceEnd.LimitReached(var limit)) {
            return Optional.of(Phrase.of(limit(limit, m)));
        }
        if (end instanceof TraceEnd.Hub hub) {
            return Optional.of(End.hub(hub, "transfers"));
        }
        return end instanceof TraceEnd.NotIndexed(String missing)
                ? Optional.of(Phrase.of("not indexed: ").quote(missing))
                : Optional.empty();
    }

    static String word(TraceEnd end) {
        return end instanceof TraceEnd.Unspent ? "still held" : End.word(end);
    }

    static String limit(TraceEnd.Limit limit, AccountMaterial m) {
        return End.limit(limit, m.trace().request().limits(), m::inWords, "transfers");
    }

    Section steps() {
        List<Row> rows = new ArrayList<>();
        for (Movement step : m.trace().movements()) {
            Transfer t = step.transfer();
            rows.add(
                    new Row(
                            EvidenceClass.CLAIMED,
                            List.of(
                                    Phrase.of(Integer.toString(rows.size() + 1)),
                                    Phrase.EMPTY.id(t.id()),
                                    m.place(t),
                                    Phrase.of(Integer.toString(m.confirmations(t.place()))),
                                    cell(t.from(), "outside"),
                                    cell(t.to(), "nobody"),
                                    m.number(Rational.of(t.amount())),
                                    m.number(step.traced()),
                                    Phrase.of(fate(step)),
                                    Phrase.of(EvidenceClass.CLAIMED.id()))));
        }
        return new Section(
                STEPS,
                List.of(
                        new Grid(
                                "Transfers on the way, in %s; claimed by the nodes that served the blocks"
                                        .formatted(m.unit()),
                                List.of(
                                        ">No.",
                                        "Transfer",
                                        "Block, stamped UTC",
                                        ">Conf.",
                                        "From",
                                        "To",
                                        ">Amount",
                                        ">of it under %s (convention)".formatted(m.policy()),
                                        "What became of it",
                                        "Class"),
                                rows)));
    }

    static Phrase cell(Optional<EvmAddress> address, String nobody) {
        return address.map(a -> Phrase.EMPTY.id(a.text())).orElse(Phrase.of(nobody));
    }

    private static String fate(Movement step) {
        return switch (step.fate()) {
            case Movement.Fate.Followed f -> "goes on";
            case Movement.Fate.Fee f -> "fee";
            case Movement.Fate.Ended(TraceEnd end) -> "ends: " + word(end);
        };
    }

    Section attributions() {
        List<Label> labels =
                new TreeMap<>(m.labels()).values().stream().flatMap(List::stream).toList();
        if (labels.isEmpty()) {
            return Attributions.none();
        }
        return new Section(
                Attributions.TITLE,
                List.of(
                        Attributions.grid(
                                labels.stream()
                                        .map(l ->
                                                Attributions.row(
                                                        l,
                                                        Phrase.EMPTY.id(l.subject().text()),
                                                        "on an address of the trace"))
                                        .toList())));
    }
}
