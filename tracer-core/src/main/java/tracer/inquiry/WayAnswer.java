package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.flow.PathAnswer;
import tracer.flow.PathRequest;
import tracer.inquiry.PathDocument.PathStop;

/** Turns the answer about a way between two addresses into its document. */
final class WayAnswer {
    private final Ports ports;

    WayAnswer(Ports ports) {
        this.ports = ports;
    }

    PathDocument answer(PathAnswer answer) {
        return switch (answer) {
            case PathAnswer.Found f -> document(f, "found", found(f), false, stops(f.stops()));
            case PathAnswer.None n -> document(n, "none", none(n), n.limited(), List.of());
            case PathAnswer.NotIndexed n ->
                    document(
                            n,
                            "not-indexed",
                            "no path in what is stored, but data is missing: " + n.missing(),
                            true,
                            List.of());
            case PathAnswer.BudgetSpent b ->
                    document(b, "budget-spent", budgetSpent(b), true, List.of());
        };
    }

    private static PathDocument document(
            PathAnswer answer,
            String outcome,
            String sentence,
            boolean limited,
            List<PathStop> stops) {
        PathRequest request = answer.request();
        Stamp stamp = Stamp.of(answer.asOf());
        return new PathDocument(
                "tracer.path/1",
                stamp.height(),
                stamp.hash(),
                limited,
                request.from().text(),
                request.to().text(),
                LimitsNote.of(request.limits()),
                StopsNote.of(request.avoid()),
                outcome,
                sentence,
                answer.explored(),
                limited,
                stops);
    }

    private List<PathStop> stops(List<PathAnswer.Stop> stops) {
        Parties parties = Parties.of(ports, stops.stream().map(s -> s.content().script()).toList());
        return stops.stream()
                .map(s ->
                        new PathStop(
                                s.output().toString(),
                                Amount.of(s.content().value()),
                                parties.of(
                                        s.content().script(),
                                        Optional.of(s.created().claimedTime())),
                                BlockNote.of(s.created()),
                                EvidenceClass.FACT.id()))
                .toList();
    }

    private static String found(PathAnswer.Found f) {
        return "value could have travelled from %s to %s through %d transactions; how much did is not said by a path"
                .formatted(f.request().from(), f.request().to(), f.stops().size() - 1);
    }

    private static String none(PathAnswer.None n) {
        return n.limited()
                ? "no path within the limits; they cut something off, so there may be one beyond"
                : "no path: everything that could lead there in the stored blocks was looked at";
    }

    private static String budgetSpent(PathAnswer.BudgetSpent b) {
        return "no answer: the budget of %d transactions was spent first; raise it or narrow the question"
                .formatted(b.request().limits().transactions());
    }
}
