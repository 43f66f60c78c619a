package tracer.proof;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every file that a bundle of some {@link BundleForm} has, by ascending path. There are no others,
 * so that no name is believed.
 */
enum BundlePath {
    BAG_INFO("bag-info.txt"),
    BAGIT("bagit.txt"),
    ANSWER("data/answer.json"),
    BLOCKS("data/blocks.txt"),
    CHAIN("data/chain.txt"),
    CLAIMS("data/claims.txt"),
    ENTITIES("data/entities.txt"),
    EVIDENCE("data/evidence.txt"),
    HEADERS("data/headers.bin"),
    HOLDINGS("data/holdings.txt"),
    HUBS("data/hubs.txt"),
    LABELS("data/labels.txt"),
    PROOFS("data/proofs.txt"),
    QUESTION("data/question.txt"),
    READINGS("data/readings.txt"),
    TOKENS("data/tokens.txt"),
    TRANSACTIONS("data/transactions.txt"),
    TRANSFERS("data/transfers.txt"),
    MANIFEST("manifest-sha256.txt"),
    TAG_MANIFEST("tagmanifest-sha256.txt");

    private static final String PAYLOAD = "data/";

    private final String path;

    BundlePath(String path) {
        this.path = path;
    }

    static Optional<BundlePath> of(String path) {
        return Arrays.stream(values()).filter(p -> p.path.equals(path)).findFirst();
    }

    /** Whether it holds what the bundle says, and not what the bag is. */
    boolean isPayload() {
        return path.startsWith(PAYLOAD);
    }

    /** Within the bundle, with slashes. */
    String path() {
        return path;
    }

    /** A place in it, for people. */
    String line(long number) {
        return "%s, line %d".formatted(path, number);
    }

    /** A place in it, for people; bytes are counted from 0. */
    String offset(long offset) {
        return "%s, byte %d".formatted(path, offset);
    }

    @Override
    public String toString() {
        return path;
    }
}
