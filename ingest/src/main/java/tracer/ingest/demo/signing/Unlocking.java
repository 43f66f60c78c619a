package tracer.ingest.demo.signing;

import java.util.Arrays;
import java.util.List;
import tracer.ledger.Bytes;

/** What opens a lock: the unlocking script and the witness items, either of which may be empty. */
record Unlocking(Bytes script, List<Bytes> witness) {
    Unlocking {
        witness = List.copyOf(witness);
    }

    static Unlocking byScript(byte[] script) {
        return new Unlocking(Bytes.of(script), List.of());
    }

    static Unlocking byWitness(byte[]... items) {
        return new Unlocking(Bytes.EMPTY, Arrays.stream(items).map(Bytes::of).toList());
    }

    Unlocking withScript(byte[] newScript) {
        return new Unlocking(Bytes.of(newScript), witness);
    }
}
