package tracer.ingest.demo.signing;

import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Sats;

/** An output that its owner can spend. */
public record Coin(OutPoint outPoint, Sats value, Lock lock) {
    Output output() {
        return new Output(value, lock.script());
    }
}
