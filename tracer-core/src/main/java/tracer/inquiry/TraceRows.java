package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.flow.Holding.Fate;
import tracer.flow.SoFar;
import tracer.flow.TraceEnd;
import tracer.flow.TraceRequest;
import tracer.ledger.TxId;

/**
 * What a trace that is under way knows: rows that may still change or go, and no account.
 *
 * @param rounds how many hops were asked for
 * @param rows by hop, then outpoint
 */
public record TraceRows(int rounds, List<Row> rows) {
    public TraceRows {
        rows = List.copyOf(rows);
    }

    /**
     * An output that value comes to as far as is known.
     *
     * @param value all of it
     * @param traced the part of it that is traced by now, by convention of the policy
     * @param through the transaction that the trace goes on through, if that is known
     * @param end the kind of end that it is by now, if it is one
     */
    public record Row(
            String output,
            int hop,
            Amount value,
            Amount traced,
            Optional<String> through,
            Optional<String> end) {}

    static TraceRows of(TraceRequest request, SoFar known) {
        TraceWording wording = new TraceWording(request.direction(), request.limits());
        return new TraceRows(
                known.rounds(), known.sightings().stream().map(s -> row(s, wording)).toList());
    }

    private static Row row(SoFar.Sighting s, TraceWording wording) {
        return new Row(
                s.output().toString(),
                s.hop(),
                Amount.of(s.content().value()),
                Amount.of(s.traced()),
                s.fate()
                        .flatMap(f ->
                                f instanceof Fate.Followed(TxId through)
                                        ? Optional.of(through.toString())
                                        : Optional.empty()),
                s.fate()
                        .flatMap(f ->
                                f instanceof Fate.Ended(TraceEnd end)
                                        ? Optional.of(wording.end(end).kind())
                                        : Optional.empty()));
    }
}
