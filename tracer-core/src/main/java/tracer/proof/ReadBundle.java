package tracer.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tracer.ledger.Bytes;
import tracer.ledger.Transaction;

/**
 * What the files of a bag say, with where it stands in them.
 *
 * @param proofs with their places in the file
 * @param evidence with its places in the file
 */
record ReadBundle(
        BundleContents contents,
        List<ProofsForm.Located> proofs,
        List<EvidenceForm.Located> evidence) {

    /**
     * @throws Difference if a file has not its form, or has it in other bytes than it is written in
     */
    static ReadBundle of(Bag bag) {
        ChainPart chain =
                ChainForm.read(bytes(bag, BundlePath.CHAIN), bytes(bag, BundlePath.HEADERS));
        List<Transaction> transactions = TransactionsForm.read(bytes(bag, BundlePath.TRANSACTIONS));
        List<ProofsForm.Located> proofs = ProofsForm.read(bytes(bag, BundlePath.PROOFS));
        List<EvidenceForm.Located> evidence = EvidenceForm.read(bytes(bag, BundlePath.EVIDENCE));
        BundleContents contents =
                new BundleContents(
                        QuestionForm.read(bytes(bag, BundlePath.QUESTION)),
                        bag.file(BundlePath.ANSWER),
                        chain,
                        transactions,
                        proofs.stream().map(ProofsForm.Located::proof).toList(),
                        ClaimsForm.read(bytes(bag, BundlePath.CLAIMS)),
                        LabelsForm.read(bytes(bag, BundlePath.LABELS), chain.chain()),
                        EntitiesForm.read(bytes(bag, BundlePath.ENTITIES)),
                        evidence.stream().map(EvidenceForm.Located::evidence).toList());
        requireOneForm(bag, contents.toPayload());
        return new ReadBundle(contents, proofs, evidence);
    }

    private static byte[] bytes(Bag bag, BundlePath path) {
        return bag.file(path).toArray();
    }

    private static void requireOneForm(Bag bag, Map<BundlePath, Bytes> written) {
        written.forEach((path, bytes) ->
                requireSame(path, bag.file(path), bytes, "the one form of what it says"));
    }

    /** Requires that a file has certain bytes. */
    static void requireSame(BundlePath path, Bytes found, Bytes expected, String of) {
        if (found.equals(expected)) {
            return;
        }
        byte[] has = found.toArray();
        byte[] must = expected.toArray();
        int at = java.util.Arrays.mismatch(has, must);
        throw new Difference(
                path.offset(at),
                "has '%s'; %s has '%s' here".formatted(around(has, at), of, around(must, at)));
    }

    private static final int BEFORE = 40;
    private static final int AFTER = 60;

    private static String around(byte[] bytes, int at) {
        int from = Math.max(0, Math.min(at, bytes.length) - BEFORE);
        int to = Math.min(bytes.length, at + AFTER);
        return Excerpt.of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
}
