package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.PathDocument.PathNote;
import tracer.inquiry.PathDocument.PathStop;
import tracer.ledger.Address;
import tracer.path.Avoided;
import tracer.path.Path;
import tracer.path.PathAnswer;
import tracer.path.PathRequest;
import tracer.path.Stop;

/** Turns the answer about ways on outputs into its document. */
final class WayAnswer {
    private static final PathWording WORDING =
            new PathWording(sats -> Amount.of(sats).text(), "transactions");

    private final Ports ports;

    WayAnswer(Ports ports) {
        this.ports = ports;
    }

    PathDocument answer(PathRequest<Address> request, PathAnswer<Stop> answer) {
        Stamp stamp = Stamp.of(answer.search().asOf());
        return new PathDocument(
                "tracer.path/2",
                stamp.height(),
                stamp.hash(),
                PathWording.isPartial(answer),
                answer.search().isReproducible(),
                PathWording.texts(request.from()),
                PathWording.texts(request.to()),
                request.wanted().best().id(),
                request.wanted().count(),
                LimitsNote.of(request.within().limits()),
                StopsNote.of(request.within().stops()),
                texts(request.within().avoided()),
                WORDING.within(request.within()),
                PathWording.outcome(answer),
                WORDING.sentence(request, answer),
                answer.search().explored(),
                PathWording.cuts(answer.search()),
                paths(paths(answer)));
    }

    static <S> List<Path<S>> paths(PathAnswer<S> answer) {
        return switch (answer) {
            case PathAnswer.Found<S>(var search, var paths) -> paths;
            case PathAnswer.BudgetSpent<S>(var search, var soFar) -> soFar;
            case PathAnswer.None<S> n -> List.of();
            case PathAnswer.NotIndexed<S> n -> List.of();
        };
    }

    /** What was to be avoided, as people write it. */
    static List<String> texts(Avoided<?> avoided) {
        return Stream.of(
                        avoided.categories().stream().map(c -> "category:" + c.id()),
                        avoided.addresses().stream().map(Object::toString),
                        avoided.transactions().stream().map(Object::toString))
                .flatMap(s -> s)
                .toList();
    }

    private List<PathNote> paths(List<Path<Stop>> paths) {
        Parties parties =
                Parties.of(
                        ports,
                        paths.stream()
                                .flatMap(p -> p.steps().stream())
                                .map(s -> s.content().script())
                                .distinct()
                                .toList());
        return paths.stream()
                .map(p ->
                        new PathNote(
                                p.hops(),
                                Amount.of(p.least()),
                                p.steps().stream().map(s -> stop(s, parties)).toList()))
                .toList();
    }

    private static PathStop stop(Stop s, Parties parties) {
        return new PathStop(
                s.output().toString(),
                Amount.of(s.content().value()),
                parties.of(s.content().script(), Optional.of(s.created().claimedTime())),
                BlockNote.of(s.created()),
                EvidenceClass.FACT.id());
    }
}
