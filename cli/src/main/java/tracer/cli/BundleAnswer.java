package tracer.cli;

import static tracer.cli.Words.NL;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.proof.Bundling;
import tracer.proof.VerificationDocument;

/**
 * What {@code tracer bundle} wrote.
 *
 * @param digest SHA-256 of the tag manifest, for the covering note
 * @param banner that it holds protected addresses, if it does
 * @param truncated whether a limit of the question cut the answer off
 * @param claimedBy of a bundle over accounts: who claims all that happened
 * @param proven statements of the answer that the bundle proves
 * @param recomputed statements that follow by a named convention or rule
 * @param notProvable statements that the bundle cannot prove
 */
record BundleAnswer(
        String schema,
        String bundle,
        String digest,
        Optional<String> banner,
        Optional<String> title,
        Optional<String> chain,
        OptionalInt dataHeight,
        Optional<String> dataHash,
        boolean truncated,
        int files,
        long bytes,
        int transactions,
        int blocks,
        Optional<String> claimedBy,
        long proven,
        long recomputed,
        long notProvable) {

    static BundleAnswer of(Bundling.Frozen frozen, Path written) {
        VerificationDocument d = frozen.document();
        return new BundleAnswer(
                "tracer.bundle/1",
                written.toString(),
                frozen.bag().digest(),
                frozen.bag().banner(),
                d.title(),
                d.chain(),
                d.dataHeight(),
                d.dataHash(),
                frozen.isLimited(),
                frozen.bag().count(),
                frozen.bag().size(),
                d.claims()
                        .map(VerificationDocument.NodeClaims::transactions)
                        .orElse(d.transactions().size()),
                d.claims().map(c -> c.blocks().size()).orElse(d.blocks().size()),
                d.claims().map(VerificationDocument.NodeClaims::claimedBy),
                VerifyText.count(d, VerifyText.PROVEN),
                VerifyText.count(d, VerifyText.RECOMPUTED),
                VerifyText.count(d, VerifyText.NOT_PROVABLE));
    }

    String text() {
        StringBuilder out = new StringBuilder();
        banner.ifPresent(b -> out.append(b).append(NL));
        out.append(title.orElse("")).append(NL);
        out.append("Written to %s: %d files, %,d bytes%n".formatted(bundle, files, bytes));
        out.append(
                claimedBy
                        .map(who ->
                                "Holds %d transactions in %d blocks of %s, as %s claims them%n"
                                        .formatted(transactions, blocks, chain.orElse(""), who))
                        .orElseGet(() ->
                                "Holds %d Merkle proofs of transactions in %d blocks of %s%n"
                                        .formatted(transactions, blocks, chain.orElse(""))));
        out.append(
                "%s: %d statements proven, %d recomputed by convention, %d not provable from it%n"
                        .formatted(
                                claimedBy.isPresent() ? "Consistent" : "Verified",
                                proven,
                                recomputed,
                                notProvable));
        if (truncated) {
            out.append("A limit cut this trace off: the result is partial.").append(NL);
        }
        out.append("True up to block %d %s%n".formatted(dataHeight.orElse(0), dataHash.orElse("")));
        out.append(NL).append("For the covering note, SHA-256 of its tag manifest:").append(NL);
        out.append("  ").append(digest).append(NL);
        out.append("Whoever receives it runs: tracer verify %s%n".formatted(bundle));
        return out.toString();
    }
}
