package tracer.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.TraceEnd;
import tracer.ledger.Address;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** Whom somebody says that addresses in the trace belong to. */
record Attributions(Material m) {
    static final String TITLE = "Attributions";

    private static final List<String> COLUMNS =
            List.of("Address", "Attributed to", "Category", "By", "Date", "Where", "Class");

    /** "attributed to “X” (exchange) by “Y” (date not given)". */
    static Phrase inWords(Label label) {
        return Phrase.of("attributed to ")
                .quote(label.name())
                .say(" (%s) by ".formatted(label.category().id()))
                .quote(label.source())
                .say(" (%s)".formatted(date(label)));
    }

    /** When the source said so, as far as it says. */
    static String date(Label label) {
        return label.asserted().map(day -> "dated " + day).orElse("date not given");
    }

    /** A trace over outputs meets labels of Bitcoin addresses alone. */
    static Address address(Label label) {
        return label.bitcoinAddress().orElseThrow();
    }

    /** Every label that the summary names, in order. */
    static List<Label> of(Material m) {
        return List.copyOf(new TreeSet<>(new Attributions(m).places().keySet()));
    }

    static Section none() {
        return new Section(
                TITLE,
                List.of(new Part.Remark(Phrase.of("No address in this trace carries a label."))));
    }

    static Grid grid(List<Row> rows) {
        return new Grid("Each is a statement of the source named, not a finding", COLUMNS, rows);
    }

    static Row row(Label label, Phrase address, String place) {
        return new Row(
                EvidenceClass.LABEL,
                List.of(
                        address,
                        Phrase.EMPTY.quote(label.name()),
                        Phrase.of(label.category().id()),
                        Phrase.EMPTY.quote(label.source()),
                        Phrase.of(date(label)),
                        Phrase.of(place),
                        Phrase.of(EvidenceClass.LABEL.id())));
    }

    Section write() {
        Map<Label, String> places = places();
        if (places.isEmpty()) {
            return none();
        }
        List<Row> rows = new ArrayList<>();
        for (Label label : new TreeSet<>(places.keySet())) {
            rows.add(row(label, Phrase.EMPTY.id(address(label)), places.getOrDefault(label, "")));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(grid(rows));
        long unlisted = unlisted();
        if (unlisted > 0) {
            parts.add(
                    new Part.Remark(
                            Phrase.of(
                                    ("%d more labels of the same entities are not listed here; tracer"
                                                    + " entity lists the addresses they stand on.")
                                            .formatted(unlisted))));
        }
        return new Section(TITLE, parts);
    }

    private Map<Label, String> places() {
        Map<Label, String> places = new LinkedHashMap<>();
        for (Holding h : m.trace().holdings()) {
            m.labelsOf(h.content().script())
                    .forEach(l -> places.putIfAbsent(l, "on an output of the trace"));
        }
        m.merges().forEach(merge -> places.putIfAbsent(merge.label(), "on another address"));
        return places;
    }

    /** Labels that count through an entity but do not explain a merge. */
    private long unlisted() {
        Map<Label, String> listed = places();
        return m.trace().leaves().stream()
                .flatMap(h ->
                        Exhibit.endOf(h) instanceof TraceEnd.AtService(var labels, boolean far)
                                        && far
                                ? labels.stream()
                                : java.util.stream.Stream.empty())
                .distinct()
                .filter(l -> !listed.containsKey(l))
                .count();
    }
}
