package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.account.HeldAsset;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountDestination;
import tracer.flow.Rational;
import tracer.ledger.EvmAddress;
import tracer.summary.AccountMaterial.Exit;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** As {@link Destinations}, of a trace over accounts. */
record AccountDestinations(AccountMaterial m) {
    Section write() {
        Map<Object, Rational> other = new HashMap<>();
        m.other()
                .movements()
                .forEach(o -> other.merge(o.transfer().id(), o.traced(), Rational::plus));
        m.other()
                .remainders()
                .forEach(r -> other.merge(r.of().holder(), r.traced(), Rational::plus));
        List<Row> rows = new ArrayList<>();
        for (Exit e : m.exits()) {
            EvidenceClass evidence = Exhibit.evidence(e.end());
            Object key = e.by().<Object>map(Transfer::id).orElseGet(() -> e.at().orElseThrow());
            rows.add(
                    new Row(
                            evidence,
                            List.of(
                                    Phrase.of(Integer.toString(e.number())),
                                    e.at().map(a -> Phrase.EMPTY.id(a.text()))
                                            .orElse(Phrase.of("nobody")),
                                    e.by().map(t -> Phrase.EMPTY.id(t.id()))
                                            .orElse(Phrase.of("held at the end")),
                                    m.number(e.traced()),
                                    m.number(other.getOrDefault(key, Rational.ZERO)),
                                    Phrase.of(AccountTables.word(e.end())),
                                    Phrase.of(evidence.id()))));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Remark(
                        Phrase.of(
                                "One policy was declared for this summary, %s. Another, %s, is printed beside it only to show how much of each figure is convention; where it ends besides is not listed."
                                        .formatted(m.policy(), m.otherPolicy()))));
        parts.add(
                new Grid(
                        "Ends of the trace, in %s".formatted(m.unit()),
                        List.of(
                                "Exhibit",
                                "Address",
                                "Transfer",
                                ">under %s (convention)".formatted(m.policy()),
                                ">under %s (convention)".formatted(m.otherPolicy()),
                                "Why it ends",
                                "Class"),
                        rows));
        parts.addAll(
                m.ranges()
                        .table(
                                places(),
                                new Ranges.Words(
                                        m.unit(), "End", m::number, AccountMaterial::name)));
        return new Section("Where it ended, under two policies", parts);
    }

    private List<Ranges.End<AccountDestination>> places() {
        return m.exits().stream()
                .map(e ->
                        e.by().map(t ->
                                        new Ranges.End<AccountDestination>(
                                                e.number(),
                                                new AccountDestination.By(t),
                                                Phrase.EMPTY.id(t.id())))
                                .orElseGet(() -> held(e)))
                .toList();
    }

    private Ranges.End<AccountDestination> held(Exit e) {
        EvmAddress holder = e.at().orElseThrow();
        return new Ranges.End<>(
                e.number(),
                new AccountDestination.Held(new HeldAsset(holder, m.trace().asset())),
                Phrase.of("held by ").id(holder.text()));
    }
}
