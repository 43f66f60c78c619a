package tracer.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import tracer.account.AccountHeader;
import tracer.account.AccountPlace;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.EvmChain;
import tracer.proof.TagForm.Entry;

/** Transfers as a node told them, fees among them, in the order of the chain. */
final class TransfersForm {
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.TRANSFERS,
                    "Transfer",
                    "Height",
                    "Transaction",
                    "Position",
                    "From",
                    "To",
                    "Asset",
                    "Amount");

    private TransfersForm() {}

    /** With its place in the file. */
    record Located(Transfer transfer, String place) {}

    static byte[] write(List<Transfer> transfers) {
        return FORM.write(
                transfers.stream()
                        .map(t ->
                                List.of(
                                        t.id().toString(),
                                        Integer.toString(t.place().height()),
                                        Integer.toString(t.place().transaction()),
                                        Integer.toString(t.place().position()),
                                        AccountWords.address(t.from()),
                                        AccountWords.address(t.to()),
                                        AccountWords.asset(t.asset()),
                                        t.amount().toString()))
                        .toList());
    }

    /**
     * @param blocks by height, that they stand in
     */
    static List<Located> read(
            byte[] bytes, EvmChain chain, SortedMap<Integer, AccountHeader> blocks) {
        List<Located> transfers = new ArrayList<>();
        for (Entry e : FORM.read(bytes)) {
            Transfer t =
                    new Transfer(
                            e.read("Transfer", TransferId::of),
                            place(e, blocks),
                            e.read("From", text -> AccountWords.address(text)),
                            e.read("To", text -> AccountWords.address(text)),
                            e.read("Asset", text -> AccountWords.asset(text, chain)),
                            e.read("Amount", AccountWords::amount));
            if (!transfers.isEmpty()
                    && transfers.getLast().transfer().place().compareTo(t.place()) >= 0) {
                throw new Difference(
                        e.place("Position"), "transfers stand in the order of the chain");
            }
            transfers.add(new Located(t, e.place("Transfer")));
        }
        return transfers;
    }

    private static AccountPlace place(Entry e, SortedMap<Integer, AccountHeader> blocks) {
        int height = e.number("Height");
        AccountHeader block = blocks.get(height);
        if (block == null) {
            throw new Difference(
                    e.place("Height"), "%s has no block %d".formatted(BundlePath.BLOCKS, height));
        }
        int transaction = e.number("Transaction");
        int position = e.number("Position");
        if (transaction < 0 || position < 0) {
            throw new Difference(e.place("Transaction"), "places are counted from 0");
        }
        return new AccountPlace(height, transaction, position, block.hash(), block.claimedTime());
    }
}
