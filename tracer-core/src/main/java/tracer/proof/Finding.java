package tracer.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tracer.flow.Holding;
import tracer.flow.TraceEnd;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.TxId;
import tracer.proof.VerificationDocument.TransactionProof;

/**
 * A bundle in which everything agrees.
 *
 * @param contents what it says
 * @param chain its headers, checked
 * @param proofs its Merkle proofs, checked
 * @param ledger its transactions
 * @param answer computed from those, equal to the one in the bundle
 */
record Finding(
        BundleContents contents,
        HeaderChain chain,
        MerkleProofs proofs,
        BundleLedger ledger,
        Recomputation answer) {

    /** Whether the headers show that the block at a height belongs to the chain. */
    boolean isShown(int height) {
        return chain.standing(height).isShown();
    }

    /** Heights of all blocks with a proof, and of the one that the answer is true up to. */
    SortedSet<Integer> heights() {
        SortedSet<Integer> heights = new TreeSet<>();
        proofs.all().forEach(p -> heights.add(p.height()));
        heights.add(answer.trace().asOf().height());
        return heights;
    }

    /** Outputs whose spends a bundle could leave out without a trace. */
    List<OutPoint> unspent() {
        return answer.trace().holdings().stream()
                .filter(h ->
                        h.fate() instanceof Holding.Fate.Ended(TraceEnd end)
                                && (end instanceof TraceEnd.Unspent
                                        || end instanceof TraceEnd.NotIndexed)
                                && h.spentIn().isEmpty())
                .map(Holding::output)
                .distinct()
                .toList();
    }

    List<TransactionProof> transactions() {
        Set<TxId> followed = new HashSet<>();
        answer.trace().steps().forEach(s -> followed.add(s.transaction().id()));
        Set<TxId> funding = new HashSet<>();
        for (PlacedTransaction t : ledger.all()) {
            t.spent().forEach(o -> funding.add(o.tx()));
        }
        Set<TxId> seeds = new HashSet<>();
        contents.question().seeds().forEach(s -> seeds.add(s.output().tx()));
        return proofs.all().stream()
                .map(p ->
                        new TransactionProof(
                                p.transaction().toString(),
                                p.height(),
                                p.position(),
                                p.branch().depth(),
                                role(p, seeds, followed, funding)))
                .toList();
    }

    private static String role(
            MerkleProof proof, Set<TxId> seeds, Set<TxId> followed, Set<TxId> funding) {
        TxId id = proof.transaction();
        List<String> roles = new ArrayList<>();
        if (seeds.contains(id)) {
            roles.add("pays a seed");
        }
        if (followed.contains(id)) {
            roles.add("value was followed through it");
        }
        if (funding.contains(id)) {
            roles.add("pays an input of another");
        }
        if (proof.position() == 0) {
            roles.add("coinbase: shows the depth of the tree");
        }
        return roles.isEmpty() ? "the trace looked at it" : String.join("; ", roles);
    }

    List<String> checks() {
        return List.of(
                "%d files are exactly as the manifests list them, and in the one form that they can have"
                        .formatted(BundleForm.OUTPUTS.paths().size()),
                "%d headers link, meet their own targets and agree with the checkpoints of this verifier"
                        .formatted(
                                contents.chain().runs().stream()
                                        .mapToLong(r -> r.headers().size())
                                        .sum()),
                "%d transactions hash to their ids; %d Merkle proofs lead to the headers, at the depth of the coinbase"
                        .formatted(contents.transactions().size(), proofs.all().size()),
                "%d pieces of evidence on entities were drawn again from the transactions"
                        .formatted(contents.evidence().size()),
                "the trace was computed again from these transactions; the answer is the same to the last byte");
    }
}
