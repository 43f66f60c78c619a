package tracer.neo4j;

import java.util.ArrayList;
import java.util.List;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Transaction;

/** The outputs that a transaction spends. */
final class Spends {
    private Spends() {}

    /** In input order; none for a coinbase. */
    static List<OutPoint> of(Transaction t) {
        List<OutPoint> spent = new ArrayList<>(t.inputs().size());
        for (Input in : t.inputs()) {
            switch (in) {
                case Input.Coinbase _ -> {}
                case Input.Spend s -> spent.add(s.output());
            }
        }
        return spent;
    }
}
