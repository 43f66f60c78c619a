package tracer.ingest.demo.economy;

import java.util.function.Consumer;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;
import tracer.ledger.Script;

/** An output that is wanted, and what happens when it is there. */
record Payout(Output output, Consumer<OutPoint> arrival) {
    /** Under a script that nobody here will spend. */
    static Payout under(Script script, long sats) {
        return new Payout(new Output(Sats.of(sats), script), where -> {});
    }

    long sats() {
        return output.value().value();
    }

    /** The same, told to one more. */
    Payout andThen(Consumer<OutPoint> alsoTold) {
        return new Payout(output, arrival.andThen(alsoTold));
    }
}
