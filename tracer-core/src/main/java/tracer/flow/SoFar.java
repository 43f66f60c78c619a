package tracer.flow;

import java.util.List;
import java.util.Optional;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;

/**
 * What a trace that is under way knows. Nothing of it is an answer yet: what is traced of an output
 * grows and shrinks until every way to it is known, and only the finished trace has an account.
 *
 * @param rounds how many questions were asked of the store, one for each hop
 * @param sightings outputs that value comes to as far as is known, by hop, then outpoint
 */
public record SoFar(int rounds, List<Sighting> sightings) {
    public SoFar {
        sightings = List.copyOf(sightings);
    }

    /**
     * An output.
     *
     * @param fate what is known of where its value goes on to; empty where nobody asked yet
     */
    public record Sighting(
            OutPoint output,
            Output content,
            Rational traced,
            int hop,
            Optional<Holding.Fate> fate) {}
}
