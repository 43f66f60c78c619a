package tracer.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A transaction in its place on the active chain, with what is known of each output it spends.
 *
 * @param fundings one for each input, in order; for a coinbase none
 * @param overwritten earlier places of the same transaction, whose outputs were lost when it came
 *     again: two main-net coinbases before BIP 30. Otherwise empty
 */
public record PlacedTransaction(
        Transaction transaction, Place place, List<Funding> fundings, List<Place> overwritten) {
    public PlacedTransaction {
        fundings = List.copyOf(fundings);
        overwritten = List.copyOf(overwritten);
        int expected = transaction.isCoinbase() ? 0 : transaction.inputs().size();
        if (fundings.size() != expected) {
            throw new IllegalArgumentException(
                    "%s has %d inputs to fund, not %d"
                            .formatted(transaction.id(), expected, fundings.size()));
        }
    }

    public TxId id() {
        return transaction.id();
    }

    /** The outpoints spent, in input order; empty for a coinbase. */
    public List<OutPoint> spent() {
        List<OutPoint> spent = new ArrayList<>(fundings.size());
        for (Input in : transaction.inputs()) {
            if (in instanceof Input.Spend s) {
                spent.add(s.output());
            }
        }
        return spent;
    }

    public boolean hasUnknownFunding() {
        return fundings.stream().anyMatch(f -> f instanceof Funding.Unknown);
    }

    /** In = out + fee, checked: outputs above the inputs are refused as impossible. */
    public Fee fee() {
        if (transaction.isCoinbase()) {
            return new Fee.None();
        }
        long in = 0;
        boolean claimed = false;
        for (Funding f : fundings) {
            switch (f) {
                case Funding.Known(Output o) -> in = Math.addExact(in, o.value().value());
                case Funding.Claimed(Output o) -> {
                    in = Math.addExact(in, o.value().value());
                    claimed = true;
                }
                case Funding.Unknown() -> {
                    return new Fee.Unknown();
                }
            }
        }
        Sats fee = new Sats(in).minus(transaction.totalOut());
        return claimed ? new Fee.Claimed(fee) : new Fee.Known(fee);
    }
}
