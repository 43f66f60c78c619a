package tracer.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.account.AccountHeader;
import tracer.account.Seen;
import tracer.ledger.BlockHash;
import tracer.proof.TagForm.Entry;

/**
 * Blocks of an account chain as a node named them, ascending by height. A store does not keep their
 * raw headers, so that nothing here shows that a hash is that of its block.
 */
final class AccountBlocksForm {
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.BLOCKS,
                    "Height",
                    "Block",
                    "Parent",
                    "Stamped",
                    "Internal-Transfers-From",
                    "Rewards-Seen");

    private AccountBlocksForm() {}

    static byte[] write(List<AccountHeader> blocks) {
        return FORM.write(
                blocks.stream()
                        .map(b ->
                                List.of(
                                        Integer.toString(b.height()),
                                        AccountWords.hash(b.hash().hash()),
                                        AccountWords.hash(b.parent().hash()),
                                        b.claimedTime().toString(),
                                        b.seen().calls().id(),
                                        LimitLines.yesOrNo(b.seen().rewards())))
                        .toList());
    }

    /**
     * @throws Difference if they are not in order, or one does not link to the block right below
     */
    static List<AccountHeader> read(byte[] bytes) {
        List<AccountHeader> blocks = new ArrayList<>();
        for (Entry e : FORM.read(bytes)) {
            AccountHeader block =
                    new AccountHeader(
                            e.number("Height"),
                            e.read("Block", text -> new BlockHash(AccountWords.hash(text))),
                            e.read("Parent", text -> new BlockHash(AccountWords.hash(text))),
                            e.read("Stamped", text -> Instant.parse(text).getEpochSecond()),
                            new Seen(
                                    e.read("Internal-Transfers-From", AccountBlocksForm::calls),
                                    e.read("Rewards-Seen", LimitLines::isYes)));
            if (!blocks.isEmpty()) {
                requireAbove(blocks.getLast(), block, e);
            }
            blocks.add(block);
        }
        return blocks;
    }

    private static void requireAbove(AccountHeader below, AccountHeader block, Entry e) {
        if (below.height() >= block.height()) {
            throw new Difference(e.place("Height"), "blocks stand by ascending height, each once");
        }
        if (below.height() + 1 == block.height() && !below.hash().equals(block.parent())) {
            throw new Difference(
                    e.place("Parent"),
                    "block %d follows 0x%s; the block %d here is 0x%s"
                            .formatted(
                                    block.height(), block.parent(), below.height(), below.hash()));
        }
    }

    private static Seen.Calls calls(String text) {
        return Arrays.stream(Seen.Calls.values())
                .filter(c -> c.id().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no way to see internal transfers".formatted(text)));
    }
}
