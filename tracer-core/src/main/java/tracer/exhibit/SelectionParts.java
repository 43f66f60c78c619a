package tracer.exhibit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.exhibit.GraphHeader.NotFollowed;
import tracer.exhibit.GraphHeader.Parameter;
import tracer.inquiry.Ports;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.AddressHistory.Payment;
import tracer.ledger.Asset;
import tracer.ledger.OutPoint;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.Spender;
import tracer.ledger.TxId;
import tracer.problem.LimitExceeded;

/** What of a selection goes into its graph. For one graph; not thread-safe. */
final class SelectionParts {
    private static final int PAGE = 1_000;

    private final Ports ports;
    private final Selection selection;
    private final int most;
    private final Asset asset;
    private final SelectionExtent extent;
    private final Payments payments;
    private final Map<TxId, PlacedTransaction> taken = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<NotFollowed> notFollowed = new ArrayList<>();

    SelectionParts(Ports ports, Selection selection, int mostTransactions) {
        this.ports = ports;
        this.selection = selection;
        this.most = mostTransactions;
        this.asset = ports.ledger().chain().nativeAsset();
        this.extent = SelectionExtent.of(ports.ledger());
        this.payments = new Payments(asset, Optional.empty());
        takeTransactions();
        takeOutputs();
        if (taken.size() > most) {
            throw new LimitExceeded(
                    "the selection has %d transactions, more than the limit of %d: raise the limit or select less"
                            .formatted(taken.size(), most));
        }
        selection.addresses().forEach(this::takeAddress);
        if (!missing.isEmpty()) {
            throw extent.unknown(missing);
        }
        payments.addAll(taken.values());
    }

    Payments payments() {
        return payments;
    }

    private void takeTransactions() {
        Map<TxId, PlacedTransaction> found = ports.ledger().transactions(selection.transactions());
        for (TxId id : selection.transactions()) {
            if (!take(found, id)) {
                missing.add("transaction " + id);
            }
        }
    }

    private void takeOutputs() {
        List<TxId> paying = selection.outputs().stream().map(OutPoint::tx).distinct().toList();
        Map<TxId, PlacedTransaction> found = ports.ledger().transactions(paying);
        Map<OutPoint, Spender> spenders = ports.ledger().spenders(selection.outputs());
        for (OutPoint output : selection.outputs()) {
            PlacedTransaction t = found.get(output.tx());
            boolean isPaid =
                    t != null
                            && output.index() < t.transaction().outputs().size()
                            && take(found, output.tx());
            Optional<PlacedTransaction> spending =
                    Optional.ofNullable(spenders.get(output))
                            .map(Spender::transaction)
                            .filter(extent::reaches);
            spending.ifPresent(s -> taken.put(s.id(), s));
            if (!isPaid && spending.isEmpty()) {
                missing.add("output " + output);
            }
        }
    }

    private boolean take(Map<TxId, PlacedTransaction> found, TxId id) {
        PlacedTransaction t = found.get(id);
        if (t == null || !extent.reaches(t)) {
            return false;
        }
        taken.put(id, t);
        return true;
    }

    private void takeAddress(Address address) {
        List<Script> scripts = ports.history().scripts(address);
        if (scripts.isEmpty()) {
            missing.add("address " + address.text());
        }
        for (Script script : scripts) {
            boolean isPaid =
                    ports.history().totals(List.of(script.hash())).containsKey(script.hash());
            payments.add(script, isPaid);
            takeHistory(address, script);
        }
    }

    private void takeHistory(Address address, Script script) {
        Optional<OutPoint> after = Optional.empty();
        while (true) {
            Page page = ports.history().history(script.hash(), after, PAGE);
            Set<TxId> touched = new LinkedHashSet<>();
            for (Payment p : page.payments()) {
                touched.add(p.output().tx());
                p.spentBy().ifPresent(touched::add);
            }
            touched.removeAll(taken.keySet());
            Map<TxId, PlacedTransaction> found = ports.ledger().transactions(touched);
            for (TxId id : touched) {
                if (taken.size() >= most) {
                    cut(address, page.total());
                    return;
                }
                take(found, id);
            }
            if (!page.hasMore()) {
                return;
            }
            after = Optional.of(page.payments().getLast().output());
        }
    }

    private void cut(Address address, long payments) {
        notFollowed.add(
                new NotFollowed(
                        address.text(),
                        Optional.empty(),
                        "limit",
                        "not all of its %d payments and their spends are here: limit reached (%d transactions)"
                                .formatted(payments, most)));
    }

    GraphHeader header() {
        return new GraphHeader(
                ports.ledger().chain().id(),
                extent.tip().height(),
                extent.tip().hash().toString(),
                "what was selected: %d transactions, %d outputs, %d addresses"
                        .formatted(
                                selection.transactions().size(),
                                selection.outputs().size(),
                                selection.addresses().size()),
                parameters(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                !notFollowed.isEmpty(),
                notFollowed,
                List.of(
                        TraceParts.AMOUNTS,
                        "a selected output brings the transactions that pay and spend it, a selected address all that pay it or spend from it; no value was traced"));
    }

    private List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        selection.transactions().forEach(t -> all.add(new Parameter("transaction", t.toString())));
        selection.outputs().forEach(o -> all.add(new Parameter("output", o.toString())));
        selection.addresses().forEach(a -> all.add(new Parameter("address", a.text())));
        all.add(new Parameter("mostTransactions", Integer.toString(most)));
        return all;
    }
}
