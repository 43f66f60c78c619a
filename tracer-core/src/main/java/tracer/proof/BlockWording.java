package tracer.proof;

import java.util.List;
import java.util.Optional;
import tracer.ledger.BlockHeader;
import tracer.ledger.ChainTip;
import tracer.proof.VerificationDocument.BlockProof;

/** What the headers show of each block, in words. */
final class BlockWording {
    private final Finding finding;

    BlockWording(Finding finding) {
        this.finding = finding;
    }

    List<BlockProof> blocks() {
        return finding.heights().stream().map(this::block).toList();
    }

    private BlockProof block(int height) {
        BlockHeader header = finding.chain().at(height).orElseThrow();
        Standing s = finding.chain().standing(height);
        return new BlockProof(
                height,
                header.hash().toString(),
                header.claimedTime().toString(),
                s.anchor().map(BlockWording::checkpoint),
                s.headersFromAnchor(),
                s.seal().map(BlockWording::checkpoint),
                s.onTop(),
                targets(s),
                s.expectedHashes().toString(),
                s.hashesInWords(),
                s.isShown(),
                sentence(height, s));
    }

    private static String checkpoint(ChainTip block) {
        return block.height() + " " + block.hash();
    }

    private static String targets(Standing s) {
        return switch (s.targets()) {
            case CHECKED -> "checked";
            case NOT_CHECKED -> "not checked";
            case NO_PROOF_OF_WORK -> "no proof of work";
        };
    }

    /** Why a block belongs to the chain, or why that is not shown. */
    String sentence(int height, Standing s) {
        String chain = finding.ledger().chain().id();
        return switch (s.verdict()) {
            case Standing.Verdict.Sealed() ->
                    "is block %d of %s: hashes lead from it to checkpoint %d of this verifier"
                            .formatted(height, chain, s.seal().map(ChainTip::height).orElseThrow());
            case Standing.Verdict.ByWork() ->
                    "is block %d of %s: %d headers from checkpoint %d, targets checked; it and the %d on it cost %s hashes"
                            .formatted(
                                    height,
                                    chain,
                                    s.headersFromAnchor(),
                                    s.anchor().map(ChainTip::height).orElseThrow(),
                                    s.onTop(),
                                    s.hashesInWords());
            case Standing.Verdict.NotShown(String why) ->
                    "that it is block %d of %s is not shown: %s%s"
                            .formatted(height, chain, why, anchored(s));
        };
    }

    private static String anchored(Standing s) {
        Optional<Integer> anchor = s.anchor().map(ChainTip::height);
        return anchor.map(a ->
                        ". %d headers from checkpoint %d, %d on top"
                                .formatted(s.headersFromAnchor(), a, s.onTop()))
                .orElse("");
    }
}
