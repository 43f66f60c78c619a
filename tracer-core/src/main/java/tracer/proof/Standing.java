package tracer.proof;

import java.math.BigInteger;
import java.util.Optional;
import tracer.ledger.ChainTip;

/**
 * What the headers show of a block's place in its chain.
 *
 * @param anchor the checkpoint below that its headers are linked to, if there is one among them
 * @param headersFromAnchor headers between that and it, itself counted
 * @param seal the checkpoint at or above it that its headers lead to, if there is one
 * @param onTop headers that stand on it
 * @param targets whether the bits followed from those before, as far as the network allows
 * @param expectedHashes how many hashes one must try on average to make it and those on top anew
 * @param verdict whether that shows that it belongs to the chain
 */
record Standing(
        Optional<ChainTip> anchor,
        int headersFromAnchor,
        Optional<ChainTip> seal,
        int onTop,
        Targets targets,
        BigInteger expectedHashes,
        Verdict verdict) {

    /** Whether the bits of the headers were held against the rule. */
    enum Targets {
        CHECKED,
        /** A whole period is missing, or the network's rule is not known here. */
        NOT_CHECKED,
        NO_PROOF_OF_WORK
    }

    /** Whether a block belongs to the chain. */
    sealed interface Verdict {
        /** It leads by hashes to a block that the verifier knows. */
        record Sealed() implements Verdict {}

        /** It follows a block that the verifier knows, with more work than anybody would waste. */
        record ByWork() implements Verdict {}

        /** The bundle cannot show it. */
        record NotShown(String why) implements Verdict {}
    }

    boolean isShown() {
        return !(verdict instanceof Verdict.NotShown);
    }

    /** Such as {@code 2^44}, rounded down. */
    String hashesInWords() {
        return "2^" + Math.max(0, expectedHashes.bitLength() - 1);
    }
}
