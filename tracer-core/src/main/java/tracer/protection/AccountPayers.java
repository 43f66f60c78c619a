package tracer.protection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tracer.account.AccountLedger;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.Transfer;
import tracer.attribution.Label;
import tracer.attribution.LabelStore;
import tracer.attribution.LabelSubject;
import tracer.ledger.EvmAddress;
import tracer.problem.LimitExceeded;

/** Who paid an address of an account chain that somebody labels as an advertising site. */
record AccountPayers(AccountLedger ledger, LabelStore labels) {
    /** Transfers of one asset to one site that are looked at. */
    static final int MOST_TRANSFERS = 200_000;

    /**
     * The payers by the transfers given and by what the store holds of the sites, each with the
     * first payment found. Sites themselves are none.
     *
     * @throws LimitExceeded if a site has more transfers than are looked at: nobody can say then
     *     who did not pay it
     */
    Map<EvmAddress, ProtectionReason.PaidAdvertisingAccount> all(Collection<Transfer> given) {
        Set<EvmAddress> sites = sites();
        Map<EvmAddress, ProtectionReason.PaidAdvertisingAccount> payers = new LinkedHashMap<>();
        if (!sites.isEmpty()) {
            Stream.concat(given.stream(), stored(sites))
                    .filter(t -> !t.kind().isFee() && t.amount().signum() > 0)
                    .filter(t -> t.to().filter(sites::contains).isPresent())
                    .forEach(t ->
                            t.from()
                                    .filter(payer -> !sites.contains(payer))
                                    .filter(payer -> !payer.equals(EvmAddress.ZERO))
                                    .ifPresent(payer ->
                                            payers.putIfAbsent(
                                                    payer,
                                                    new ProtectionReason.PaidAdvertisingAccount(
                                                            t.to().orElseThrow(), t.id()))));
        }
        return payers;
    }

    private Stream<Transfer> stored(Set<EvmAddress> sites) {
        Set<HeldAsset> holdings = new TreeSet<>();
        ledger.holdings(sites).values().forEach(held -> held.forEach(s -> holdings.add(s.of())));
        if (holdings.isEmpty()) {
            return Stream.empty();
        }
        Collection<History> histories = ledger.histories(holdings, MOST_TRANSFERS).values();
        histories.stream().filter(History::isCutOff).findFirst().ifPresent(AccountPayers::refuse);
        return histories.stream().flatMap(h -> h.transfers().stream());
    }

    private static void refuse(History history) {
        throw new LimitExceeded(
                "nothing was exported: %s is labelled advertising and has %,d transfers, more than the %,d that are looked at, so that who paid it cannot be told"
                        .formatted(history.of(), history.total(), MOST_TRANSFERS));
    }

    private Set<EvmAddress> sites() {
        Set<EvmAddress> sites = new TreeSet<>();
        for (Label label : AdvertisingLabels.of(labels)) {
            switch (label.subject()) {
                case LabelSubject.OnBitcoin b -> {}
                case LabelSubject.OnEvm(var chain, var address) -> {
                    if (chain.equals(ledger.chain())) {
                        sites.add(address);
                    }
                }
                case LabelSubject.OnUnspecifiedEvm(var address, var candidates) ->
                        sites.add(address);
            }
        }
        return sites;
    }
}
