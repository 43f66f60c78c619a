package tracer.ingest.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Bytes;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;

/**
 * Whether what a source tells of a block is what the block's header commits to: the transactions
 * with their names, the receipts with their logs, the withdrawals. Then the source contradicts
 * itself nowhere; that the block is on the chain does not follow, nor who signed, nor what moved
 * inside transactions.
 */
final class BlockRoots {
    private static final String ASK_ANEW =
            "ask the node for the block again, or another node; nothing of it is stored";

    private final JsonValue block;
    private final BlockHead head;
    private final Tally tally;
    private boolean isWhole = true;

    private BlockRoots(JsonValue block, BlockHead head, Tally tally) {
        this.block = block;
        this.head = head;
        this.tally = tally;
    }

    /**
     * Holds the parts of a block against its header; what cannot be held is counted with the
     * reason.
     *
     * @param receipts of the transactions, in their order
     * @return whether all of it was held against the roots
     * @throws tracer.problem.BadInput naming block, field and both values if they differ
     */
    static boolean agree(BlockParts parts, List<JsonValue> receipts, BlockHead head, Tally tally) {
        BlockRoots roots = new BlockRoots(parts.block(), head, tally);
        List<JsonValue> transactions = parts.block().field("transactions").items();
        roots.transactions(transactions);
        List<Consensus.Encoded> encoded = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            encoded.add(Consensus.receipt(receipts.get(i), transactions.get(i)));
        }
        roots.require("receiptsRoot", "receipts", encoded);
        if (parts.block().fieldIfPresent("withdrawalsRoot").isPresent()) {
            roots.withdrawals();
        }
        return roots.isWhole;
    }

    private void transactions(List<JsonValue> transactions) {
        List<Consensus.Encoded> encoded = new ArrayList<>();
        for (JsonValue t : transactions) {
            Consensus.Encoded one = Consensus.transaction(t);
            if (one instanceof Consensus.Encoded.Known(Bytes bytes)) {
                JsonValue hash = t.field("hash");
                TxId made = new TxId(PatriciaRoot.keccak(bytes));
                if (!made.hash().equals(Hex.hash(hash))) {
                    throw hash.bad(
                            "is %s, but the fields of this transaction of block %d hash to 0x%s: %s"
                                    .formatted(hash.text(), head.name().height(), made, ASK_ANEW));
                }
            }
            encoded.add(one);
        }
        require("transactionsRoot", "transactions", encoded);
    }

    private void withdrawals() {
        Optional<JsonValue> told = block.fieldIfPresent("withdrawals");
        require(
                "withdrawalsRoot",
                "withdrawals",
                told.isEmpty()
                        ? List.of(new Consensus.Encoded.NotKnown("they are not told"))
                        : told.get().items().stream().map(Consensus::withdrawal).toList());
    }

    private void require(String field, String what, List<Consensus.Encoded> encoded) {
        Optional<JsonValue> root = block.fieldIfPresent(field);
        if (root.isEmpty()) {
            notHeld(what, "the header is told without " + field);
            return;
        }
        List<Bytes> all = new ArrayList<>();
        for (Consensus.Encoded one : encoded) {
            switch (one) {
                case Consensus.Encoded.Known(Bytes bytes) -> all.add(bytes);
                case Consensus.Encoded.NotKnown(String why) -> {
                    notHeld(what, why);
                    return;
                }
            }
        }
        Hash32 made = PatriciaRoot.ofList(all);
        if (!made.equals(Hex.hash(root.get()))) {
            throw root.get()
                    .bad(
                            "is %s, but the %s told of block %d make 0x%s: %s"
                                    .formatted(
                                            root.get().text(),
                                            what,
                                            head.name().height(),
                                            made,
                                            ASK_ANEW));
        }
    }

    private void notHeld(String what, String why) {
        isWhole = false;
        tally.skip(
                "blocks whose %s were not held against the header: %s".formatted(what, why),
                "block " + head.name().height());
    }
}
