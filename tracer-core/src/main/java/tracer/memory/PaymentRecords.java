package tracer.memory;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import tracer.entity.EntityStore.FirstPayment;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.AddressHistory.Totals;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.Sats;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.memory.ActiveChain.Occurrences;
import tracer.memory.ActiveChain.SpentBy;
import tracer.memory.ScriptIndex.Paid;
import tracer.problem.BadInput;

/** What the chain says of the payments to a script. Guarded by its owner's lock. */
record PaymentRecords(ActiveChain chain, ScriptIndex scripts) {
    Optional<Totals> totals(ScriptHash script) {
        NavigableMap<Paid, OutPoint> paid = scripts.payments(script);
        if (paid.isEmpty()) {
            return Optional.empty();
        }
        long received = 0;
        long spends = 0;
        long spent = 0;
        Place first = place(paid.firstEntry().getValue());
        Place last = first;
        for (OutPoint output : paid.values()) {
            Payment p = payment(output);
            received = Math.addExact(received, p.value().value());
            last = later(last, p.place());
            if (p.spentAt().isPresent()) {
                spends++;
                spent = Math.addExact(spent, p.value().value());
                last = later(last, p.spentAt().get());
            }
        }
        return Optional.of(new Totals(paid.size(), received, spends, spent, first, last));
    }

    Page history(ScriptHash script, Optional<OutPoint> after, int atMost) {
        NavigableMap<Paid, OutPoint> paid = scripts.payments(script);
        NavigableMap<Paid, OutPoint> rest =
                after.map(a -> paid.tailMap(cursor(a, script, paid), false)).orElse(paid);
        List<Payment> page = rest.values().stream().limit(atMost).map(this::payment).toList();
        // Counting the rest would walk it: a tail view does not know its size.
        boolean hasMore = rest.values().stream().skip(page.size()).findFirst().isPresent();
        return new Page(page, paid.size(), hasMore);
    }

    Optional<FirstPayment> first(ScriptHash script) {
        return Optional.ofNullable(scripts.payments(script).firstEntry()).map(this::first);
    }

    private FirstPayment first(Map.Entry<Paid, OutPoint> e) {
        Paid p = e.getKey();
        return new FirstPayment(e.getValue().tx(), p.height(), p.position(), p.index());
    }

    private Paid cursor(OutPoint after, ScriptHash script, NavigableMap<Paid, OutPoint> paid) {
        return Optional.ofNullable(chain.transactions.get(after.tx()))
                .map(o -> Paid.at(o.last(), after.index()))
                .filter(paid::containsKey)
                .orElseThrow(() ->
                        new BadInput(
                                "%s is no payment to script %s; begin again with the first page"
                                        .formatted(after, script)));
    }

    private Payment payment(OutPoint output) {
        Sats value = chain.known(output.tx()).transaction().outputs().get(output.index()).value();
        Optional<TxId> by = Optional.ofNullable(chain.spends.get(output)).map(SpentBy::transaction);
        return new Payment(
                output, value, place(output), by, by.map(chain::known).map(Occurrences::last));
    }

    private Place place(OutPoint output) {
        return chain.known(output.tx()).last();
    }

    private static Place later(Place x, Place y) {
        return x.compareTo(y) < 0 ? y : x;
    }
}
