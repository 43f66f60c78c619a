package tracer.inquiry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.AccountPlace;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;

/** Transfers of one chain as notes: parties and tokens asked for all at once. */
final class AccountNotes {
    /** Of which every document over accounts warns. */
    static final String CLAIMED =
            "All of it is claimed by the node that served the blocks; none is proven here.";

    static final String SYMBOLS =
            "Symbol and decimals are what a contract calls itself; only the contract's address tells tokens apart.";

    private final AccountParties parties;
    private final Map<EvmAddress, TokenNote> tokens;

    private AccountNotes(AccountParties parties, Map<EvmAddress, TokenNote> tokens) {
        this.parties = parties;
        this.tokens = tokens;
    }

    /**
     * @param others addresses and assets that are named beside those of the transfers
     */
    static AccountNotes of(
            AccountLedger ledger, Ports ports, Collection<Transfer> transfers, Others others) {
        Set<EvmAddress> addresses = new TreeSet<>(others.addresses());
        Set<Asset> assets = new HashSet<>(others.assets());
        for (Transfer t : transfers) {
            t.from().ifPresent(addresses::add);
            t.to().ifPresent(addresses::add);
            assets.add(t.asset());
        }
        Set<EvmAddress> contracts = new TreeSet<>();
        for (Asset asset : assets) {
            if (asset instanceof Asset.Token(EvmAddress contract)) {
                contracts.add(contract);
            }
        }
        return new AccountNotes(
                AccountParties.of(ledger.chain(), addresses, ports),
                contracts.isEmpty() ? Map.of() : ledger.tokens(contracts));
    }

    /** What a document names beside transfers. */
    record Others(Set<EvmAddress> addresses, Set<Asset> assets) {}

    AccountParties parties() {
        return parties;
    }

    AssetNote asset(Asset asset) {
        return AssetNote.of(
                asset,
                asset instanceof Asset.Token(EvmAddress contract)
                        ? Optional.ofNullable(tokens.get(contract))
                        : Optional.empty());
    }

    TransferNote transfer(Transfer t) {
        Optional<java.time.Instant> at = Optional.of(t.place().claimedTime());
        AssetNote asset = asset(t.asset());
        return new TransferNote(
                t.id().toString(),
                t.kind().id(),
                t.from().map(a -> parties.of(a, at)),
                t.to().map(a -> parties.of(a, at)),
                asset,
                asset.amount(t.amount()),
                !t.kind().isFee(),
                EvidenceClass.CLAIMED.id(),
                block(t.place()));
    }

    static BlockNote block(AccountPlace place) {
        return new BlockNote(
                place.height(),
                place.transaction(),
                "0x" + place.block(),
                place.claimedTime().toString());
    }

    /** Of what kind of transfers a sum is without, and in which blocks. */
    static Optional<String> notSeen(String what, List<HeightRange> blocks, String from) {
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s were not seen in blocks %s: value that moved so is missing from %s."
                                .formatted(
                                        what,
                                        blocks.stream()
                                                .map(HeightRange::toString)
                                                .collect(Collectors.joining(", ")),
                                        from));
    }
}
