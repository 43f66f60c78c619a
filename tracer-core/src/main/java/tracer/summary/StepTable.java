package tracer.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Holding.Fate;
import tracer.flow.Step;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.TxId;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** Every output that the trace came to and every fee, numbered, in the trace's direction. */
record StepTable(Material m) {
    static final String TITLE = "Step by step";

    private static final Comparator<Holding> IN_CHAIN_ORDER =
            Comparator.comparing(
                            (Holding h) -> h.created(),
                            Comparator.comparing(
                                    p -> p.orElse(null),
                                    Comparator.nullsFirst(Comparator.<Place>naturalOrder())))
                    .thenComparing(Holding::output);

    Section write() {
        List<Holding> ordered = new ArrayList<>(m.trace().holdings());
        ordered.sort(m.isForward() ? IN_CHAIN_ORDER : IN_CHAIN_ORDER.reversed());
        Map<OutPoint, Integer> numbers = new HashMap<>();
        for (int i = 0; i < ordered.size(); i++) {
            numbers.putIfAbsent(ordered.get(i).output(), i + 1);
        }
        Map<TxId, Passage> passages = new LinkedHashMap<>();
        Passage.of(m.trace()).forEach(p -> passages.put(p.id(), p));
        Map<OutPoint, Integer> exhibits = new HashMap<>();
        m.exhibits().forEach(e -> e.holdings().forEach(h -> exhibits.put(h.output(), e.number())));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Holding h = ordered.get(i);
            Phrase fate =
                    switch (h.fate()) {
                        case Fate.Followed(TxId through) -> goesOn(passages.get(through), numbers);
                        case Fate.Ended e -> Phrase.of("ends: exhibit " + exhibits.get(h.output()));
                    };
            rows.add(row(i + 1, h, fate));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Grid(
                        "Outputs on the way, %s; times are stamped by miners"
                                .formatted(m.isForward() ? "in chain order" : "going back"),
                        List.of(
                                ">No.",
                                "Output",
                                "Block, stamped UTC",
                                ">Conf.",
                                ">Value, BTC",
                                ">of it, BTC under %s (convention)".formatted(m.policy()),
                                "What became of it",
                                "Class"),
                        rows));
        if (m.isForward()) {
            parts.add(fees());
        }
        new FeeText(m).table().ifPresent(parts::add);
        return new Section(TITLE, parts);
    }

    private Phrase goesOn(
            @org.jspecify.annotations.Nullable Passage passage, Map<OutPoint, Integer> numbers) {
        if (passage == null) {
            return Phrase.of(m.isForward() ? "goes on" : "goes back");
        }
        String to =
                passage.leaving().stream()
                        .map(h -> numbers.get(h.output()))
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return Phrase.of(
                (m.isForward() ? "goes on to " : "goes back to ")
                        + (to.isEmpty() ? "the fee" : to));
    }

    private Row row(int number, Holding h, Phrase fate) {
        EvidenceClass evidence = h.claimed() ? EvidenceClass.CLAIMED : EvidenceClass.FACT;
        return new Row(
                evidence,
                List.of(
                        Phrase.of(Integer.toString(number)),
                        Phrase.EMPTY.id(h.output()),
                        block(h),
                        confirmations(h, m),
                        Phrase.EMPTY.figure(h.content().value()),
                        Phrase.of(h.traced()),
                        fate,
                        Phrase.of(evidence.id())));
    }

    private Part fees() {
        List<Row> rows = new ArrayList<>();
        for (Step s : m.trace().steps()) {
            if (!s.tracedFee().isZero()) {
                rows.add(
                        new Row(
                                EvidenceClass.CONVENTION,
                                List.of(
                                        Phrase.EMPTY.id(s.transaction().id()),
                                        place(s.transaction().place()),
                                        Phrase.of(s.tracedIn()),
                                        Phrase.of(s.tracedFee()),
                                        Phrase.of(EvidenceClass.CONVENTION.id()))));
            }
        }
        if (rows.isEmpty()) {
            return new Part.Remark(
                    Phrase.of("Under %s no traced value went to fees.".formatted(m.policy())));
        }
        return new Grid(
                "Fees to miners, under " + m.policy(),
                List.of(
                        "Transaction",
                        "Block, stamped UTC",
                        ">Traced value in, BTC",
                        ">of it to the fee, BTC",
                        "Class"),
                rows);
    }

    static Phrase block(Holding h) {
        return h.created().map(StepTable::place).orElse(Phrase.of("not stored"));
    }

    static Phrase place(Place place) {
        return Phrase.of("%d, ".formatted(place.height())).time(place.claimedTime());
    }

    static Phrase confirmations(Holding h, Material m) {
        return Phrase.of(
                h.created().map(p -> Integer.toString(m.confirmations(p))).orElse("not known"));
    }
}
