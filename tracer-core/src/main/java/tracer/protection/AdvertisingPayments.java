package tracer.protection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import tracer.attribution.LabelStore;
import tracer.ledger.Address;
import tracer.ledger.AddressHistory;
import tracer.ledger.AddressHistory.Page;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;

/** Every stored payment to an address that somebody labels as an advertising site. */
record AdvertisingPayments(LabelStore labels, AddressHistory history, LedgerSource ledger) {
    private static final int PAYMENTS = 1_000;

    /**
     * A transaction that pays a site.
     *
     * @param payers the scripts it spends from, as far as they are known, without those of sites
     */
    record Payment(PlacedTransaction transaction, Address site, List<Script> payers) {}

    /** In order of the sites' addresses, those to one site in chain order. */
    void forEach(Consumer<Payment> consumer) {
        Map<ScriptHash, Address> sites = sites();
        Set<TxId> seen = new HashSet<>();
        for (Address site : new LinkedHashSet<>(sites.values())) {
            for (Script script : history.scripts(site)) {
                paying(
                        script.hash(),
                        batch -> {
                            batch.removeAll(seen);
                            seen.addAll(batch);
                            Map<TxId, PlacedTransaction> found = ledger.transactions(batch);
                            batch.stream()
                                    .map(found::get)
                                    .filter(t -> t != null)
                                    .forEach(t ->
                                            consumer.accept(
                                                    new Payment(t, site, payers(t, sites))));
                        });
            }
        }
    }

    private Map<ScriptHash, Address> sites() {
        NavigableMap<String, Address> byText = new TreeMap<>();
        AdvertisingLabels.of(labels).stream()
                .flatMap(l -> l.bitcoinAddress().stream())
                .forEach(a -> byText.put(a.text(), a));
        Map<ScriptHash, Address> sites = new LinkedHashMap<>();
        byText.values().forEach(a -> sites.put(a.script().hash(), a));
        return sites;
    }

    private void paying(ScriptHash script, Consumer<List<TxId>> batches) {
        Optional<OutPoint> after = Optional.empty();
        while (true) {
            Page page = history.history(script, after, PAYMENTS);
            Set<TxId> batch = new LinkedHashSet<>();
            page.payments().forEach(p -> batch.add(p.output().tx()));
            batches.accept(new ArrayList<>(batch));
            if (!page.hasMore()) {
                return;
            }
            after = Optional.of(page.payments().getLast().output());
        }
    }

    private List<Script> payers(PlacedTransaction transaction, Map<ScriptHash, Address> sites) {
        Map<ScriptHash, Script> payers = new HashMap<>();
        transaction.fundings().stream()
                .flatMap(f -> f.spentOutput().stream())
                .map(Output::script)
                .filter(s ->
                        ScriptNames.of(s, ledger.chain()).stream().noneMatch(sites::containsKey))
                .forEach(s -> payers.putIfAbsent(s.hash(), s));
        return List.copyOf(payers.values());
    }
}
