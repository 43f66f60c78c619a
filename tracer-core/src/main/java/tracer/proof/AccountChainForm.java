package tracer.proof;

import java.util.List;
import java.util.Optional;
import tracer.account.BlockSources;
import tracer.ledger.BlockHash;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.proof.TagForm.Entry;

/** Chain, data height and coverage of a bundle over accounts, and whose word all of it is. */
final class AccountChainForm {
    private static final String NONE = "none";
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.CHAIN,
                    "Chain",
                    "Chain-Id",
                    "Data-Height",
                    "Data-Hash",
                    "Data-Coverage",
                    "Internal-Transfers-Not-Seen",
                    "Rewards-Not-Seen",
                    "Claimed-By",
                    "Checked");

    private AccountChainForm() {}

    static byte[] write(AccountChainPart part) {
        return FORM.write(
                List.of(
                        List.of(
                                part.chain().id(),
                                Long.toString(part.chain().number()),
                                Integer.toString(part.tip().height()),
                                AccountWords.hash(part.tip().hash().hash()),
                                ChainForm.ranges(part.coverage().ranges()),
                                orNone(part.callsNotSeen()),
                                orNone(part.rewardsNotSeen()),
                                AccountChainPart.CLAIMANT,
                                AccountChainPart.CHECKED)));
    }

    /**
     * @param shares as {@link ReadingsForm} reads them
     */
    static AccountChainPart read(byte[] bytes, List<BlockSources.Share> shares) {
        Entry e = FORM.readOne(bytes);
        e.require("Claimed-By", AccountChainPart.CLAIMANT);
        e.require("Checked", AccountChainPart.CHECKED);
        EvmChain chain = e.read("Chain-Id", text -> EvmChain.of(Long.parseLong(text)));
        ChainTip tip =
                new ChainTip(
                        e.number("Data-Height"),
                        e.read("Data-Hash", text -> new BlockHash(AccountWords.hash(text))));
        return new AccountChainPart(
                chain,
                e.read(
                        "Data-Coverage",
                        text -> new Coverage(ChainForm.ranges(text), Optional.of(tip))),
                shares,
                e.read("Internal-Transfers-Not-Seen", AccountChainForm::ranges),
                e.read("Rewards-Not-Seen", AccountChainForm::ranges));
    }

    private static String orNone(List<HeightRange> ranges) {
        return ranges.isEmpty() ? NONE : ChainForm.ranges(ranges);
    }

    private static List<HeightRange> ranges(String text) {
        return text.equals(NONE) ? List.of() : ChainForm.ranges(text);
    }
}
