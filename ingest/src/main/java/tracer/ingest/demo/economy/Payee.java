package tracer.ingest.demo.economy;

import java.util.function.Consumer;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Lock;
import tracer.ledger.Output;
import tracer.ledger.Sats;

/** Somebody to pay: a lock, and who takes the coin. */
record Payee(Lock lock, Consumer<Coin> owner) {
    Payout worth(long sats) {
        Sats value = Sats.of(sats);
        return new Payout(
                new Output(value, lock.script()),
                where -> owner.accept(new Coin(where, value, lock)));
    }

    /** The same lock, the coin given to somebody else to look after. */
    Payee with(Consumer<Coin> another) {
        return new Payee(lock, another);
    }
}
