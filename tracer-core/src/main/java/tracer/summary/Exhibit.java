package tracer.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tracer.evidence.EvidenceClass;
import tracer.flow.Holding;
import tracer.flow.Holding.Fate;
import tracer.flow.Rational;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;

/**
 * Holdings of a trace that ended for one reason.
 *
 * @param number from 1
 * @param end of the first of them; the others' differ in nothing that matters here
 * @param holdings in the trace's order, at least one
 */
record Exhibit(int number, TraceEnd end, List<Holding> holdings) {
    Exhibit {
        holdings = List.copyOf(holdings);
    }

    Rational amount() {
        return Rational.sum(holdings.stream().map(Holding::traced).toList());
    }

    /** What the reason for the end rests on. */
    EvidenceClass evidence() {
        return evidence(end);
    }

    static EvidenceClass evidence(TraceEnd end) {
        return switch (end) {
            case TraceEnd.AtService s ->
                    s.throughEntity() ? EvidenceClass.INFERENCE : EvidenceClass.LABEL;
            case TraceEnd.Mixed m -> EvidenceClass.INFERENCE;
            case TraceEnd.Unspent u -> EvidenceClass.CLAIMED;
            case TraceEnd.Coinbase c -> EvidenceClass.FACT;
            case TraceEnd.Issued i -> EvidenceClass.CLAIMED;
            case TraceEnd.Unspendable u -> EvidenceClass.FACT;
            case TraceEnd.Overwritten o -> EvidenceClass.FACT;
            case TraceEnd.LimitReached l -> EvidenceClass.USER;
            case TraceEnd.Hub h -> EvidenceClass.CLAIMED;
            case TraceEnd.LargeEntity e -> EvidenceClass.INFERENCE;
            case TraceEnd.NotIndexed n -> EvidenceClass.CLAIMED;
        };
    }

    /** All ends of a trace: services first, what was not followed last; large before small. */
    static List<Exhibit> of(Trace trace) {
        Map<String, List<Holding>> groups = new LinkedHashMap<>();
        for (Holding h : trace.leaves()) {
            groups.computeIfAbsent(key(endOf(h)), k -> new ArrayList<>()).add(h);
        }
        List<Exhibit> unnumbered =
                groups.values().stream()
                        .map(g -> new Exhibit(0, endOf(g.getFirst()), g))
                        .sorted(
                                Comparator.comparingInt((Exhibit e) -> rank(e.end()))
                                        .thenComparing(Exhibit::amount, Comparator.reverseOrder())
                                        .thenComparing(e -> key(e.end())))
                        .toList();
        List<Exhibit> numbered = new ArrayList<>();
        unnumbered.forEach(
                e -> numbered.add(new Exhibit(numbered.size() + 1, e.end(), e.holdings())));
        return numbered;
    }

    /**
     * @throws IllegalArgumentException if the trace went on from there
     */
    static TraceEnd endOf(Holding h) {
        if (h.fate() instanceof Fate.Ended(TraceEnd end)) {
            return end;
        }
        throw new IllegalArgumentException("the trace went on from " + h.output());
    }

    /** Services first, what was not followed last. */
    static int rank(TraceEnd end) {
        return switch (end) {
            case TraceEnd.AtService s -> s.throughEntity() ? 1 : 0;
            case TraceEnd.Mixed m -> 2;
            case TraceEnd.Unspent u -> 3;
            case TraceEnd.Coinbase c -> 4;
            case TraceEnd.Issued i -> 4;
            case TraceEnd.Unspendable u -> 5;
            case TraceEnd.Overwritten o -> 6;
            case TraceEnd.LimitReached l -> 7;
            case TraceEnd.Hub h -> 7;
            case TraceEnd.LargeEntity e -> 7;
            case TraceEnd.NotIndexed n -> 8;
        };
    }

    private static String key(TraceEnd end) {
        return rank(end)
                + switch (end) {
                    case TraceEnd.AtService s ->
                            s.labels().stream()
                                    .map(l ->
                                            "%s\n%s\n%s"
                                                    .formatted(l.name(), l.category(), l.source()))
                                    .distinct()
                                    .collect(Collectors.joining("\n\n", "\n", ""));
                    case TraceEnd.Mixed m -> m.detector();
                    case TraceEnd.LimitReached l -> l.limit().name();
                    case TraceEnd.Hub h -> "hub " + h.payments();
                    case TraceEnd.LargeEntity e -> "entity " + e.entity().id();
                    case TraceEnd.Unspent u -> "";
                    case TraceEnd.Coinbase c -> "";
                    case TraceEnd.Issued i -> i.kind().id();
                    case TraceEnd.Unspendable u -> "";
                    case TraceEnd.Overwritten o -> "";
                    case TraceEnd.NotIndexed n -> "";
                };
    }
}
