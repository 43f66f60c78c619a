package tracer.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tracer.account.AccountLedger;
import tracer.account.TokenNote;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountComparing.Compared;
import tracer.flow.AccountDestination;
import tracer.flow.AccountDestination.By;
import tracer.flow.AccountDestination.Held;
import tracer.flow.Comparison;
import tracer.flow.Direction;
import tracer.flow.TraceEnd;
import tracer.flow.TransferSeed;
import tracer.inquiry.ComparisonAnswer.Who;
import tracer.inquiry.ComparisonAnswer.Wording;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;

/** The words of a comparison over accounts. */
final class AccountComparison {
    private AccountComparison() {}

    static ComparisonDocument document(Compared compared, AccountLedger ledger, Ports ports) {
        Comparison<TransferSeed, AccountDestination> comparison = compared.comparison();
        Asset moved = compared.traces().getFirst().asset();
        Optional<TokenNote> said =
                moved instanceof Asset.Token(var contract)
                        ? Optional.ofNullable(ledger.tokens(Set.of(contract)).get(contract))
                        : Optional.empty();
        AssetNote asset = AssetNote.of(moved, said);
        Set<EvmAddress> shown = new TreeSet<>();
        comparison.destinations().forEach(d -> holder(d.place()).ifPresent(shown::add));
        AccountParties parties = AccountParties.of(ledger.chain(), shown, ports);
        TraceWording ends =
                TraceWording.ofAccounts(
                        Direction.FORWARD,
                        comparison.limits(),
                        units -> asset.amount(units).text());
        Function<AccountDestination, Who> who =
                at ->
                        holder(at)
                                .map(a -> parties.of(a, Optional.empty()))
                                .map(p -> new Who(Optional.of(p.address()), p.labels()))
                                .orElse(new Who(Optional.empty(), List.of()));
        return new ComparisonAnswer<>(
                        comparison,
                        new Wording<>(
                                ledger.chain().id(),
                                "%s on %s"
                                        .formatted(
                                                TransferSeed.inShort(comparison.seeds()),
                                                ledger.chain()),
                                asset::amount,
                                who,
                                d -> end(d.end(), ends),
                                notes(asset)))
                .document();
    }

    private static Optional<EvmAddress> holder(AccountDestination at) {
        return switch (at) {
            case Held(var of) -> Optional.of(of.holder());
            case By(var transfer) -> transfer.to();
        };
    }

    private static TraceDocument.End end(TraceEnd end, TraceWording wording) {
        return end instanceof TraceEnd.Unspent(int height)
                ? TraceWording.plain(
                        "unspent",
                        "still held there at block %d".formatted(height),
                        EvidenceClass.CLAIMED)
                : wording.end(end, Optional.empty());
    }

    private static List<String> notes(AssetNote asset) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "All transfers are claimed by the node that served their blocks; none is proven here.");
        notes.add(
                "Highest-output-first is no column: it chooses among the outputs of a transaction, and accounts have none.");
        if (asset.contract().isPresent()) {
            notes.add(AccountNotes.SYMBOLS);
        }
        return notes;
    }
}
