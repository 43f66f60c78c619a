package tracer.ingest.demo.economy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.bitcoinj.base.Sha256Hash;
import tracer.ingest.demo.signing.KeyKind;
import tracer.ingest.demo.signing.Lock;
import tracer.ledger.Script;

/** Opens wallets and remembers whose every script is. */
final class Owners {
    private final long seed;
    private final KeyKind keys;
    private final SequencedMap<String, List<Script>> scripts = new TreeMap<>();

    Owners(long seed, KeyKind keys) {
        this.seed = seed;
        this.keys = keys;
    }

    /** The owner's only wallet. */
    Wallet wallet(String owner, Habits habits) {
        return wallet(owner, "main", habits);
    }

    /** One of several wallets of an owner; each has a name of its own. */
    Wallet wallet(String owner, String name, Habits habits) {
        List<Script> owned = scripts.computeIfAbsent(owner, o -> new ArrayList<>());
        return new Wallet(
                owner,
                habits,
                number -> Lock.of(habits.lock(), keys.of(secret(owner, name, number))),
                lock -> owned.add(lock.script()));
    }

    /** Every script of every owner, by owner, in the order in which they were made. */
    SequencedMap<String, List<Script>> scripts() {
        return Collections.unmodifiableSequencedMap(scripts);
    }

    private byte[] secret(String owner, String name, int number) {
        String text = "demonstration key %d/%s/%s/%d".formatted(seed, owner, name, number);
        return Sha256Hash.hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
