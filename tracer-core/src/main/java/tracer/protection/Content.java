package tracer.protection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.TxId;

/**
 * What an export holds, as far as the question goes whether it may leave.
 *
 * @param scripts that it shows or leads to
 * @param transactions that it names
 */
public record Content(List<Script> scripts, List<TxId> transactions) {
    public Content {
        scripts = List.copyOf(scripts);
        transactions = List.copyOf(transactions);
    }

    /**
     * Of an export that names these transactions. Everybody who was paid in one and everybody who
     * paid belongs to it, written out or not: whoever has the id looks them up.
     *
     * @param more scripts that it shows beside
     */
    public static Content naming(
            Collection<PlacedTransaction> transactions, Collection<Script> more) {
        List<Script> scripts = new ArrayList<>(more);
        for (PlacedTransaction t : transactions) {
            t.transaction().outputs().stream().map(Output::script).forEach(scripts::add);
            t.fundings().stream()
                    .map(Funding::spentOutput)
                    .flatMap(o -> o.stream())
                    .map(Output::script)
                    .forEach(scripts::add);
        }
        return new Content(scripts, transactions.stream().map(PlacedTransaction::id).toList());
    }
}
