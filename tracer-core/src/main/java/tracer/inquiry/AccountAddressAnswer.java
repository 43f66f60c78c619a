package tracer.inquiry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.AccountLedger.Sums;
import tracer.account.HeldAsset;
import tracer.account.History;
import tracer.account.OpeningBalance;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.AccountAddressDocument.HoldingNote;
import tracer.inquiry.AccountAddressDocument.OnChain;
import tracer.inquiry.AccountAddressDocument.OpeningNote;
import tracer.ledger.Asset;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** Answers: what did this address of account chains hold, get and send? */
record AccountAddressAnswer(Ports ports) {
    /**
     * @param each how many transfers of each asset to list
     */
    AccountAddressDocument answer(EvmAddress address, Optional<EvmChain> named, int each) {
        Whereabouts where = new Whereabouts(ports.accounts());
        List<OnChain> chains = new ArrayList<>();
        for (EvmChain chain : where.chains(named)) {
            AccountLedger ledger = ports.accounts().ledger(chain);
            List<Sums> sums =
                    ledger.holdings(List.of(address)).getOrDefault(address, List.of());
            if (!sums.isEmpty()) {
                chains.add(onChain(address, ledger, sums, each));
            }
        }
        if (chains.isEmpty()) {
            throw where.missing("address " + address, named);
        }
        Optional<OnChain> only =
                chains.size() == 1 ? Optional.of(chains.getFirst()) : Optional.empty();
        return new AccountAddressDocument(
                "tracer.account-address/1",
                only.stream().mapToInt(OnChain::dataHeight).findFirst(),
                only.map(OnChain::dataHash),
                chains.stream()
                        .flatMap(c -> c.assets().stream())
                        .anyMatch(a -> a.shown().size() < a.transfers()),
                address.text(),
                chains);
    }

    private OnChain onChain(EvmAddress address, AccountLedger ledger, List<Sums> sums, int each) {
        Coverage coverage = ledger.coverage();
        Map<HeldAsset, History> histories =
                ledger.histories(sums.stream().map(Sums::of).toList(), each);
        AccountNotes notes =
                AccountNotes.of(
                        ledger,
                        ports,
                        histories.values().stream().flatMap(h -> h.transfers().stream()).toList(),
                        new AccountNotes.Others(
                                Set.of(address),
                                sums.stream()
                                        .map(s -> s.of().asset())
                                        .collect(Collectors.toSet())));
        List<HoldingNote> assets =
                sums.stream()
                        .map(s -> holding(s, Optional.ofNullable(histories.get(s.of())), notes))
                        .toList();
        return new OnChain(
                ledger.chain().id(),
                coverage.tip().orElseThrow().height(),
                coverage.tip().orElseThrow().hash().toString(),
                notes.parties().of(address, Optional.empty()).labels(),
                assets,
                "as far as stored: " + Stamp.inWords(coverage),
                remarks(sums, ledger.inventory()));
    }

    private static HoldingNote holding(Sums s, Optional<History> history, AccountNotes notes) {
        AssetNote asset = notes.asset(s.of().asset());
        return new HoldingNote(
                asset,
                s.opening().map(o -> new OpeningNote(asset.amount(o.amount()), o.height(), o.by())),
                asset.amount(s.received()),
                asset.amount(s.sent()),
                balance(s).map(asset::amount),
                s.first().map(AccountNotes::block),
                s.last().map(AccountNotes::block),
                s.transfers(),
                history.map(h -> h.transfers().stream().map(notes::transfer).toList())
                        .orElse(List.of()),
                EvidenceClass.CLAIMED.id());
    }

    private static Optional<BigInteger> balance(Sums s) {
        return s.opening().map(OpeningBalance::amount).map(o -> o.add(s.received()).subtract(s.sent()));
    }

    private static List<String> remarks(List<Sums> sums, AccountInventory stored) {
        List<String> notes = new ArrayList<>();
        notes.add(AccountNotes.CLAIMED);
        if (sums.stream().anyMatch(s -> s.of().asset() instanceof Asset.Token)) {
            notes.add(AccountNotes.SYMBOLS);
        }
        if (sums.stream().anyMatch(s -> s.opening().isEmpty())) {
            notes.add(
                    "An unknown opening is not zero: what was held before the stored blocks is not known, so no balance is given.");
        }
        if (sums.stream().flatMap(s -> balance(s).stream()).anyMatch(b -> b.signum() < 0)) {
            notes.add("A balance below zero shows that something that came in is not stored.");
        }
        AccountNotes.notSeen("Internal transfers", stored.callsNotSeen(), "these sums")
                .ifPresent(notes::add);
        AccountNotes.notSeen("Rewards of miners", stored.rewardsNotSeen(), "these sums")
                .ifPresent(notes::add);
        return notes;
    }
}
