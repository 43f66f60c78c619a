package tracer.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tracer.ledger.BlockHeader;
import tracer.ledger.Hash32;
import tracer.ledger.Place;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * Where transactions stand, as far as their proofs show. Of every block that a proof leads to, the
 * coinbase is proven as well: nobody can make sixty-four bytes that are both a coinbase and two
 * hashes, so its depth is that of the tree, and every transaction must stand as deep.
 */
final class MerkleProofs {
    private final SortedMap<TxId, List<Place>> places = new TreeMap<>();
    private final List<MerkleProof> proofs = new ArrayList<>();
    private final Map<TxId, Transaction> transactions;
    private final HeaderChain chain;

    private MerkleProofs(Map<TxId, Transaction> transactions, HeaderChain chain) {
        this.transactions = transactions;
        this.chain = chain;
    }

    /**
     * @param located in order
     * @throws Difference at the first proof that fails, or if a transaction has none
     */
    static MerkleProofs check(
            List<ProofsForm.Located> located,
            Map<TxId, Transaction> transactions,
            HeaderChain chain) {
        MerkleProofs checked = new MerkleProofs(transactions, chain);
        Map<Integer, Integer> depths = new HashMap<>();
        Map<Integer, Integer> positions = new HashMap<>();
        for (ProofsForm.Located l : located) {
            checked.check(l, depths);
            Integer before = positions.put(l.proof().height(), l.proof().position());
            if (before != null && before == l.proof().position()) {
                throw new Difference(l.place(), "two transactions at one position");
            }
        }
        for (TxId id : transactions.keySet()) {
            if (!checked.places.containsKey(id)) {
                throw new Difference(BundlePath.PROOFS.path(), "no proof for transaction " + id);
            }
        }
        return checked;
    }

    private void check(ProofsForm.Located located, Map<Integer, Integer> depths) {
        MerkleProof proof = located.proof();
        Transaction transaction =
                Optional.ofNullable(transactions.get(proof.transaction()))
                        .orElseThrow(() ->
                                new Difference(
                                        located.place(),
                                        "proves transaction %s, which is not in %s"
                                                .formatted(
                                                        proof.transaction(),
                                                        BundlePath.TRANSACTIONS)));
        BlockHeader header =
                chain.at(proof.height())
                        .orElseThrow(() ->
                                new Difference(
                                        located.place(),
                                        "there is no header at height " + proof.height()));
        requireDepth(located, transaction, depths);
        requireRoot(located, header);
        List<Place> stands = places.computeIfAbsent(transaction.id(), id -> new ArrayList<>());
        if (!stands.isEmpty() && !transaction.isCoinbase()) {
            throw new Difference(
                    located.place(),
                    "transaction %s cannot stand in two places".formatted(transaction.id()));
        }
        stands.add(
                new Place(proof.height(), proof.position(), header.hash(), header.claimedTime()));
        proofs.add(proof);
    }

    private static void requireDepth(
            ProofsForm.Located located, Transaction transaction, Map<Integer, Integer> depths) {
        MerkleProof proof = located.proof();
        if (transaction.isCoinbase() != (proof.position() == 0)) {
            throw new Difference(located.place(), "position 0 is the coinbase's, and no other is");
        }
        if (transaction.isCoinbase()) {
            depths.put(proof.height(), proof.branch().depth());
        }
        Integer depth = depths.get(proof.height());
        if (depth == null) {
            throw new Difference(
                    located.place(),
                    "the coinbase of block %d is not proven, so the depth of its tree is not known (CVE-2017-12842)"
                            .formatted(proof.height()));
        }
        if (depth != proof.branch().depth()) {
            throw new Difference(
                    located.place(),
                    "the branch has %d levels, the tree of block %d has %d: this is no transaction but a node, or the other way round (CVE-2017-12842)"
                            .formatted(proof.branch().depth(), proof.height(), depth));
        }
    }

    private static void requireRoot(ProofsForm.Located located, BlockHeader header) {
        Hash32 root;
        try {
            root = located.proof().branch().root(located.proof().transaction().hash());
        } catch (BadInput e) {
            throw new Difference(located.place(), e.getMessage(), e);
        }
        if (!root.equals(header.merkleRoot())) {
            throw new Difference(
                    located.place(),
                    "leads to root %s; block %d has root %s"
                            .formatted(root, located.proof().height(), header.merkleRoot()));
        }
    }

    /** The places of a transaction, ascending: more than one only before BIP 30. */
    List<Place> places(TxId transaction) {
        return List.copyOf(places.getOrDefault(transaction, List.of()));
    }

    /** All of them, by height and position. */
    List<MerkleProof> all() {
        return List.copyOf(proofs);
    }
}
