package tracer.proof;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tracer.bitcoin.Origin;
import tracer.bitcoin.TransactionFormat;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;

/**
 * Raw transactions without witnesses, ascending by id. Witnesses are left out since the id does not
 * commit to them, so nothing here could prove them.
 */
final class TransactionsForm {
    private static final TagForm FORM = new TagForm(BundlePath.TRANSACTIONS, "Transaction", "Raw");

    private TransactionsForm() {}

    static byte[] write(List<Transaction> transactions) {
        return FORM.write(
                transactions.stream()
                        .map(t ->
                                List.of(
                                        t.id().toString(),
                                        HexFormat.of().formatHex(TransactionFormat.bytesOf(t))))
                        .toList());
    }

    static List<Transaction> read(byte[] bytes) {
        List<Transaction> transactions = new ArrayList<>();
        for (TagForm.Entry e : FORM.read(bytes)) {
            TxId id = e.read("Transaction", TxId::of);
            Transaction t =
                    e.read(
                            "Raw",
                            raw -> TransactionFormat.parseHex(raw, Origin.of("transaction " + id)));
            if (!t.id().equals(id)) {
                throw new Difference(
                        e.place("Raw"),
                        "these bytes are transaction %s, not %s".formatted(t.id(), id));
            }
            if (!transactions.isEmpty() && transactions.getLast().id().compareTo(id) >= 0) {
                throw new Difference(
                        e.place("Transaction"), "transactions stand by ascending id, each once");
            }
            transactions.add(t);
        }
        return transactions;
    }
}
