package tracer.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/** Merkle proofs by height and position; the siblings of a branch from the leaf upwards. */
final class ProofsForm {
    private static final String NO_SIBLINGS = "none";
    private static final TagForm FORM =
            new TagForm(BundlePath.PROOFS, "Transaction", "Height", "Position", "Branch");

    private ProofsForm() {}

    static byte[] write(List<MerkleProof> proofs) {
        return FORM.write(
                proofs.stream()
                        .map(p ->
                                List.of(
                                        p.transaction().toString(),
                                        Integer.toString(p.height()),
                                        Integer.toString(p.position()),
                                        siblings(p.branch().siblings())))
                        .toList());
    }

    /** A proof and where it stands in the file. */
    record Located(MerkleProof proof, String place) {}

    static List<Located> read(byte[] bytes) {
        List<Located> proofs = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            int position = e.number("Position");
            MerkleProof proof =
                    new MerkleProof(
                            e.read("Transaction", TxId::of),
                            e.number("Height"),
                            e.read("Branch", text -> new MerkleBranch(position, siblings(text))));
            if (!proofs.isEmpty() && proofs.getLast().proof().compareTo(proof) >= 0) {
                throw new Difference(
                        e.place("Transaction"),
                        "proofs stand by ascending height and position, each once");
            }
            proofs.add(new Located(proof, e.place("Branch")));
        }
        return proofs;
    }

    private static String siblings(List<Hash32> siblings) {
        return siblings.isEmpty()
                ? NO_SIBLINGS
                : siblings.stream().map(Hash32::toString).collect(Collectors.joining(" "));
    }

    private static List<Hash32> siblings(String text) {
        return text.equals(NO_SIBLINGS)
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Hash32::ofHex).toList();
    }
}
