package tracer.proof;

import java.util.List;
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
                        HubsForm.read(bytes(bag, BundlePath.HUBS)),
                        LabelsForm.read(bytes(bag, BundlePath.LABELS), chain.chain()),
                        EntitiesForm.read(bytes(bag, BundlePath.ENTITIES)),
                        evidence.stream().map(EvidenceForm.Located::evidence).toList());
        OneForm.require(bag, contents.toPayload());
        return new ReadBundle(contents, proofs, evidence);
    }

    private static byte[] bytes(Bag bag, BundlePath path) {
        return bag.file(path).toArray();
    }
}
