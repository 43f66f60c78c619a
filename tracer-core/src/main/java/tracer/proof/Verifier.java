package tracer.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tracer.entity.EntityStore;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHash;
import tracer.ledger.Bytes;
import tracer.ledger.ChainTip;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.TracerProblem;

/**
 * Checks a bundle with no network and no store, trusting nothing in it: bytes, headers, proofs, and
 * the trace, which is computed anew. Whether signatures are valid is not checked; that a block with
 * work behind it holds the transaction is what speaks for them. Thread-safe.
 */
public final class Verifier {
    private final Function<BitcoinChain, ChainRules> rules;

    /**
     * @param rules what the headers of a network are held against
     */
    Verifier(Function<BitcoinChain, ChainRules> rules) {
        this.rules = rules;
    }

    private static Verifier ofThisVersion() {
        return new Verifier(ChainRules::of);
    }

    /**
     * Verifies a folder or ZIP file.
     *
     * @throws tracer.problem.BadInput if there is nothing to read
     */
    public static VerificationDocument verify(Path bundle) {
        return ofThisVersion().verified(() -> BundleFiles.read(bundle));
    }

    /** Verifies a bundle that was just made. */
    static VerificationDocument check(Bag bag) {
        return ofThisVersion().verified(bag::files);
    }

    /** Where the files of a bundle come from. */
    @FunctionalInterface
    interface Files {
        java.util.Map<BundlePath, Bytes> read() throws IOException;
    }

    VerificationDocument verified(Files files) {
        Optional<Bag> read = Optional.empty();
        try {
            Bag bag = Bag.ofFiles(files.read());
            read = Optional.of(bag);
            return switch (bag.form()) {
                case OUTPUTS -> VerificationDocument.verified(bag, find(bag));
                case ACCOUNTS -> AccountFinding.of(AccountContents.read(bag)).document(bag);
            };
        } catch (Difference d) {
            return VerificationDocument.refused(read, d);
        } catch (IOException e) {
            throw BundleFiles.unreadable(e);
        }
    }

    private Finding find(Bag bag) {
        ReadBundle read = ReadBundle.of(bag);
        BundleContents contents = read.contents();
        ChainPart part = contents.chain();
        HeaderChain chain = HeaderChain.check(part, rules.apply(part.chain()));
        requireTip(part);
        SortedMap<TxId, Transaction> transactions = new TreeMap<>();
        contents.transactions().forEach(t -> transactions.put(t.id(), t));
        MerkleProofs proofs = MerkleProofs.check(read.proofs(), transactions, chain);
        requireBelowTip(read.proofs(), part.tip());
        BundleLedger ledger = BundleLedger.of(part, transactions, proofs, contents);
        Recomputation answer = recompute(contents, ledger);
        OneForm.requireSame(
                BundlePath.ANSWER, contents.answer(), answer.json(), "the trace computed anew");
        HubsForm.requireUsed(contents.hubs(), answer.trace());
        InferenceCheck.check(read.evidence(), ledger, answer.trace());
        return new Finding(contents, chain, proofs, ledger, answer);
    }

    private static void requireTip(ChainPart part) {
        ChainTip tip = part.tip();
        BlockHash found =
                part.header(tip.height())
                        .orElseThrow(() ->
                                new Difference(
                                        BundlePath.CHAIN.path(),
                                        "there is no header at the data height " + tip.height()))
                        .hash();
        if (!found.equals(tip.hash())) {
            throw new Difference(
                    BundlePath.CHAIN.path(),
                    "says that block %d is %s; its header is that of %s"
                            .formatted(tip.height(), tip.hash(), found));
        }
        if (part.runs().getLast().to() != tip.height()) {
            throw new Difference(BundlePath.CHAIN.path(), "has headers above the data height");
        }
    }

    private static void requireBelowTip(List<ProofsForm.Located> proofs, ChainTip tip) {
        for (ProofsForm.Located l : proofs) {
            if (l.proof().height() > tip.height()) {
                throw new Difference(l.place(), "a block above the data height");
            }
        }
    }

    private static Recomputation recompute(BundleContents contents, BundleLedger ledger) {
        EntityStore entities =
                BundleEntities.store(
                        ledger.chain(), contents.memberships(), contents.chain().tip());
        try {
            return Recomputation.of(contents.question(), ledger, contents.labels(), entities);
        } catch (TracerProblem
                | ArithmeticException
                | IllegalArgumentException
                | IllegalStateException e) {
            // Transactions that no node ever accepted can set off anything.
            throw new Difference(
                    BundlePath.QUESTION.path(),
                    "cannot be answered from this bundle: " + Excerpt.of(e.toString()),
                    e);
        }
    }
}
