package tracer.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import tracer.entity.EntityStore;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Place;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.ScriptType;
import tracer.ledger.Transaction;
import tracer.problem.BadInput;

/**
 * The scripts that stored outputs or claims name, and the payments to them. A script goes with the
 * last of those. Guarded by its owner's lock.
 */
final class ScriptIndex {
    private final BitcoinChain chain;
    private final Map<ScriptHash, Script> scripts = new HashMap<>();
    private final Map<ScriptHash, NavigableMap<Paid, OutPoint>> payments = new HashMap<>();
    private final Map<ScriptHash, Integer> claims = new HashMap<>();

    /** The bare key of each key-hash script, where the bare key is stored. */
    private final Map<ScriptHash, ScriptHash> bareKeys = new HashMap<>();

    ScriptIndex(BitcoinChain chain) {
        this.chain = chain;
    }

    /** When a payment happened; payments are kept in this order. */
    record Paid(int height, int position, int index) implements Comparable<Paid> {
        private static final Comparator<Paid> ORDER =
                Comparator.comparingInt(Paid::height)
                        .thenComparingInt(Paid::position)
                        .thenComparingInt(Paid::index);

        static Paid at(Place place, int index) {
            return new Paid(place.height(), place.position(), index);
        }

        @Override
        public int compareTo(Paid o) {
            return ORDER.compare(this, o);
        }
    }

    void addOutputs(Transaction t, Place place, Undo undo) {
        for (int i = 0; i < t.outputs().size(); i++) {
            Script script = t.outputs().get(i).script();
            ScriptHash hash = script.hash();
            remember(hash, script, undo);
            undo.putInto(payments, hash, Paid.at(place, i), t.outPoint(i));
        }
    }

    void removeOutputs(Transaction t, Place place, Undo undo) {
        for (int i = 0; i < t.outputs().size(); i++) {
            Script script = t.outputs().get(i).script();
            ScriptHash hash = script.hash();
            undo.removeFrom(payments, hash, Paid.at(place, i));
            forgetIfUnused(hash, script, undo);
        }
    }

    void addClaim(Output claimed, Undo undo) {
        ScriptHash hash = claimed.script().hash();
        remember(hash, claimed.script(), undo);
        undo.put(claims, hash, claims.getOrDefault(hash, 0) + 1);
    }

    void removeClaim(Output claimed, Undo undo) {
        ScriptHash hash = claimed.script().hash();
        int left = claims.getOrDefault(hash, 0) - 1;
        if (left > 0) {
            undo.put(claims, hash, left);
        } else {
            undo.remove(claims, hash);
            forgetIfUnused(hash, claimed.script(), undo);
        }
    }

    Optional<Script> script(ScriptHash hash) {
        return Optional.ofNullable(scripts.get(hash));
    }

    NavigableMap<Paid, OutPoint> payments(ScriptHash hash) {
        return payments.getOrDefault(hash, Collections.emptyNavigableMap());
    }

    /** The stored scripts that show an address, ascending by hash. */
    List<Script> showing(Address address) {
        if (address.chain() != chain) {
            throw new BadInput(
                    "address %s is one of %s; this ledger is %s"
                            .formatted(address, address.chain(), chain));
        }
        ScriptHash own = address.script().hash();
        List<Script> found = new ArrayList<>();
        script(own).ifPresent(found::add);
        Optional.ofNullable(bareKeys.get(own)).flatMap(this::script).ifPresent(found::add);
        found.sort(Comparator.comparing(Script::hash));
        return found;
    }

    void forEachSameKey(EntityStore.SameKeyConsumer consumer) {
        bareKeys.forEach((keyHash, bareKey) -> {
            if (scripts.containsKey(keyHash)) {
                consumer.accept(bareKey, keyHash);
            }
        });
    }

    private void remember(ScriptHash hash, Script script, Undo undo) {
        if (!scripts.containsKey(hash)) {
            undo.put(scripts, hash, script);
            keyHash(script).ifPresent(h -> undo.put(bareKeys, h, hash));
        }
    }

    private void forgetIfUnused(ScriptHash hash, Script script, Undo undo) {
        if (!payments.containsKey(hash) && !claims.containsKey(hash)) {
            undo.remove(scripts, hash);
            keyHash(script).ifPresent(h -> undo.remove(bareKeys, h));
        }
    }

    private Optional<ScriptHash> keyHash(Script script) {
        return script.type() == ScriptType.P2PK
                ? script.address(chain).map(a -> a.script().hash())
                : Optional.empty();
    }
}
