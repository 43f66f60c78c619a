package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import tracer.proof.VerificationDocument;
import tracer.proof.VerificationDocument.ClaimedBlock;
import tracer.proof.VerificationDocument.NodeClaims;

/** The part of {@link VerifyText} that only bundles over accounts have. Nothing in it is proven. */
final class AccountVerifyText {
    private AccountVerifyText() {}

    static String of(VerificationDocument d, NodeClaims claims) {
        return "The bundle is CONSISTENT: no difference was found in it. That PROVES NOTHING about the chain:%n"
                        .formatted()
                + "all that happened is claimed by %s, not checked against any other source, and whoever makes claims up can make them consistent.%n"
                        .formatted(claims.claimedBy())
                + "Of its statements %d are proven, %d recomputed by convention, %d NOT PROVABLE from this bundle.%n"
                        .formatted(
                                VerifyText.count(d, VerifyText.PROVEN),
                                VerifyText.count(d, VerifyText.RECOMPUTED),
                                VerifyText.count(d, VerifyText.NOT_PROVABLE))
                + VerifyText.partial(d)
                + VerifyText.checks(d)
                + NL
                + "Claimed by, as the store that the bundle was made from recorded it: "
                + claims.source()
                + NL
                + NL
                + "Blocks, as %s named them%n".formatted(claims.claimedBy())
                + blocks(claims.blocks());
    }

    private static String blocks(List<ClaimedBlock> blocks) {
        Table table = new Table(">height", "stamped by its maker", "block", "parent");
        for (ClaimedBlock b : blocks) {
            table.row(
                    Integer.toString(b.height()),
                    b.stamped(),
                    b.hash(),
                    b.links() ? "the block above in this table" : b.parent());
        }
        return table.toString();
    }

    static String limits(VerificationDocument d) {
        StringBuilder out =
                new StringBuilder("Ask a node of your own, or another than the one that served it:")
                        .append(NL);
        d.askFullNode().forEach(q -> out.append("  ").append(q).append(NL));
        return out.append(NL)
                .append(
                        "Nothing here says who holds an address. Signatures were not checked. A stamp is the claim of the block's maker.")
                .append(NL)
                .toString();
    }
}
