package tracer.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tracer.ledger.Bytes;

/**
 * What kinds of bundles there are, each with its closed list of files. Which one a bundle is stands
 * in {@code bag-info.txt}.
 */
enum BundleForm {
    /** A trace over outputs, with what proves it. */
    OUTPUTS(
            "tracer-bundle/3",
            "Evidence for the answer to a trace; check it with 'tracer verify'",
            BundlePath.ANSWER,
            BundlePath.CHAIN,
            BundlePath.CLAIMS,
            BundlePath.ENTITIES,
            BundlePath.EVIDENCE,
            BundlePath.HEADERS,
            BundlePath.HUBS,
            BundlePath.LABELS,
            BundlePath.PROOFS,
            BundlePath.QUESTION,
            BundlePath.TRANSACTIONS),

    /** A trace over accounts, with what a node claimed. */
    ACCOUNTS(
            "tracer-account-bundle/3",
            "Claims of a node that the answer to a trace rests on, none of them proven; check it with 'tracer verify'",
            BundlePath.ANSWER,
            BundlePath.BLOCKS,
            BundlePath.CHAIN,
            BundlePath.HOLDINGS,
            BundlePath.LABELS,
            BundlePath.QUESTION,
            BundlePath.READINGS,
            BundlePath.TOKENS,
            BundlePath.TRANSACTIONS,
            BundlePath.TRANSFERS);

    private static final String OLDER =
            ". It was made by an earlier Tracer: check it with that one, or have the bundle made again from the same store with this one";

    private static final String NAMED = "External-Identifier: ";

    private final String id;
    private final String description;
    private final List<BundlePath> payload;

    BundleForm(String id, String description, BundlePath... payload) {
        this.id = id;
        this.description = description;
        this.payload = List.of(payload);
    }

    /** Name and version. */
    String id() {
        return id;
    }

    /** For whoever opens it with another tool. */
    String description() {
        return description;
    }

    /** The files that hold what it says, by ascending path. */
    List<BundlePath> payload() {
        return payload;
    }

    /** All files, by ascending path. */
    List<BundlePath> paths() {
        return Arrays.stream(BundlePath.values())
                .filter(p -> !p.isPayload() || payload.contains(p))
                .toList();
    }

    /** The line of {@code bag-info.txt} that names it. */
    String named() {
        return NAMED + id;
    }

    /**
     * The form that a bag says it has; whether the rest of it fits is another question.
     *
     * @throws Difference if it names none that this version knows
     */
    static BundleForm of(Bytes bagInfo) {
        List<String> lines = new String(bagInfo.toArray(), StandardCharsets.UTF_8).lines().toList();
        return Arrays.stream(values())
                .filter(f -> lines.contains(f.named()))
                .findFirst()
                .orElseThrow(() ->
                        new Difference(
                                BundlePath.BAG_INFO.path(),
                                said(lines)
                                                .map(l -> "says '%s'".formatted(Excerpt.of(l)))
                                                .orElse("does not say which form the bundle has")
                                        + "; this verifier reads "
                                        + String.join(
                                                " and ",
                                                Arrays.stream(values())
                                                        .map(BundleForm::id)
                                                        .toList())
                                        + (isOlder(lines) ? OLDER : "")));
    }

    /** Whether it names an earlier version of one of these. */
    private static boolean isOlder(List<String> lines) {
        return said(lines)
                .map(l -> l.substring(NAMED.length()))
                .filter(l ->
                        Arrays.stream(values()).anyMatch(f -> f.name(l) && l.compareTo(f.id) < 0))
                .isPresent();
    }

    /** Whether this is the form's name, with any one digit as version. */
    private boolean name(String other) {
        String name = id.substring(0, id.length() - 1);
        return other.length() == id.length()
                && other.startsWith(name)
                && Character.isDigit(other.charAt(other.length() - 1));
    }

    private static Optional<String> said(List<String> lines) {
        return lines.stream().filter(l -> l.startsWith(NAMED)).findFirst();
    }
}
