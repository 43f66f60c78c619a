package tracer.ingest.demo.economy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.ingest.demo.signing.Lock;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;

/** What an investigator would really have: some of the addresses of those who are known. */
final class LabelBook {
    static final String TAG_PACK = "public tag pack (demonstration)";
    static final String TEST_PURCHASE = "test purchase (demonstration)";
    static final String WEBSITE = "address shown on the website (demonstration)";

    /** Of a service's customers' addresses one in so many is known. */
    private static final int ONE_IN = 4;

    private final SequencedMap<Address, Label> labels = new LinkedHashMap<>();
    private int offered;

    /** Writes a label down; the first about an address stays. */
    void add(Lock lock, String name, Category category, String source) {
        lock.script()
                .address(BitcoinChain.REGTEST)
                .ifPresent(a -> labels.putIfAbsent(a, new Label(a, name, category, source)));
    }

    /** Writes one in a few down. */
    void addSome(Lock lock, String name, Category category, String source) {
        if (offered++ % ONE_IN == 0) {
            add(lock, name, category, source);
        }
    }

    /** By name, then address. */
    List<Label> all() {
        return labels.values().stream()
                .sorted(Comparator.comparing(Label::name).thenComparing(l -> l.subject().text()))
                .toList();
    }
}
