package tracer.ingest.demo.signing;

import tracer.ledger.Script;

/** An output script and the key that opens it. */
public record Lock(LockKind kind, Key key, Script script) {
    public static Lock of(LockKind kind, Key key) {
        return new Lock(kind, key, Script.of(kind.script(key)));
    }
}
