package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.flow.Exposure;
import tracer.flow.Exposure.Exposed;
import tracer.flow.ExposureRequest;
import tracer.flow.FeeRule;
import tracer.flow.Holding;
import tracer.flow.Seed;
import tracer.flow.TraceEnd;
import tracer.inquiry.ExposureDocument.CutOff;
import tracer.inquiry.ExposureDocument.ExposedOutput;
import tracer.ledger.Place;
import tracer.ledger.TxId;

/** Turns an exposure set into its document. */
final class ExposureAnswer {
    private static final List<String> NOTES =
            List.of(
                    "Poison: as soon as anything of the seed enters a transaction, all that leaves it counts as touched, whatever the amounts.",
                    "This is a set of outputs that cannot be ruled out. It has no amounts: values of outputs in it must not be added up, nor shown as the seed's.");

    private final Ports ports;

    ExposureAnswer(Ports ports) {
        this.ports = ports;
    }

    ExposureDocument answer(Exposure exposure) {
        ExposureRequest request = exposure.request();
        Stamp stamp = Stamp.of(exposure.asOf());
        TraceWording wording = new TraceWording(request.direction(), request.limits());
        Parties parties =
                Parties.of(
                        ports, exposure.outputs().stream().map(o -> o.content().script()).toList());
        return new ExposureDocument(
                "tracer.exposure/1",
                stamp.height(),
                stamp.hash(),
                exposure.isLimited(),
                exposure.isReproducible(),
                title(request),
                new TraceDocument.Question(
                        request.seeds().getFirst().output().toString(),
                        request.seeds().stream().map(Seed::toString).toList(),
                        request.direction().id(),
                        Exposure.ID,
                        Exposure.VERSION,
                        FeeRule.LOST.id(),
                        LimitsNote.of(request.limits()),
                        StopsNote.of(request.stops())),
                exposure.outputs().stream().map(o -> output(o, parties, wording)).toList(),
                exposure.transactions().stream().map(t -> t.id().toString()).toList(),
                exposure.outputs().stream().flatMap(o -> cut(o, wording).stream()).toList(),
                NOTES);
    }

    private static String title(ExposureRequest request) {
        String seed = TraceAnswer.shortSeeds(request.seeds());
        return switch (request.direction()) {
            case FORWARD ->
                    "Outputs that value of %s could have come to, under poison".formatted(seed);
            case BACKWARD ->
                    "Outputs that value of %s could have come from, under poison".formatted(seed);
        };
    }

    private static ExposedOutput output(Exposed o, Parties parties, TraceWording wording) {
        return new ExposedOutput(
                o.output().toString(),
                o.hop(),
                parties.of(o.content().script(), o.created().map(Place::claimedTime)),
                (o.claimed() ? EvidenceClass.CLAIMED : EvidenceClass.FACT).id(),
                o.created().map(BlockNote::of),
                o.spentIn().map(TxId::toString),
                o.fate() instanceof Holding.Fate.Followed(TxId through)
                        ? Optional.of(through.toString())
                        : Optional.empty(),
                end(o, wording));
    }

    private static Optional<TraceDocument.End> end(Exposed o, TraceWording wording) {
        return o.fate() instanceof Holding.Fate.Ended(TraceEnd end)
                ? Optional.of(wording.exposureEnd(end, o.created().map(Place::claimedTime)))
                : Optional.empty();
    }

    private static Optional<CutOff> cut(Exposed o, TraceWording wording) {
        return end(o, wording)
                .filter(e -> e.kind().equals("limit") || e.kind().equals("not-indexed"))
                .map(e -> new CutOff(o.output().toString(), e.kind(), e.sentence()));
    }
}
