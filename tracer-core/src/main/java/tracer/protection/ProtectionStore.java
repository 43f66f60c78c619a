package tracer.protection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.Address;
import tracer.ledger.ScriptHash;

/** Statements about protected addresses; only ever added to. Thread-safe. */
public interface ProtectionStore {
    /** Adds a statement after all earlier ones about its address. */
    void add(ProtectionStatement statement);

    /** All statements about each of these scripts' addresses, in the order in which they came. */
    Map<ScriptHash, List<ProtectionStatement>> statementsOf(Collection<ScriptHash> scripts);

    /**
     * The last statement about each address that is protected by one, ascending by the address's
     * text, after a cursor, at most so many.
     */
    List<ProtectionStatement> inForce(Optional<Address> after, int atMost);
}
