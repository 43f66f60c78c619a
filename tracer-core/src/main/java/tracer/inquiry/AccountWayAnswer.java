package tracer.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.account.AccountInventory;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.attribution.Category;
import tracer.flow.Limits;
import tracer.flow.TimeSpan;
import tracer.inquiry.AccountPathDocument.AccountPathLimits;
import tracer.inquiry.AccountPathDocument.AccountPathNote;
import tracer.inquiry.AccountPathDocument.PathHop;
import tracer.path.AccountPathRequest;
import tracer.path.Hop;
import tracer.path.Path;
import tracer.path.PathAnswer;
import tracer.path.PathRequest;

/** Turns the answer about ways between accounts into its document. */
final class AccountWayAnswer {
    private final AccountLedger ledger;
    private final AccountPathRequest request;
    private final PathAnswer<Hop> answer;
    private final AccountNotes notes;
    private final AssetNote asset;

    AccountWayAnswer(
            AccountLedger ledger, Ports ports, AccountPathRequest request, PathAnswer<Hop> answer) {
        this.ledger = ledger;
        this.request = request;
        this.answer = answer;
        List<Transfer> transfers =
                WayAnswer.paths(answer).stream()
                        .flatMap(p -> p.steps().stream())
                        .map(Hop::transfer)
                        .distinct()
                        .toList();
        this.notes =
                AccountNotes.of(
                        ledger,
                        ports,
                        transfers,
                        new AccountNotes.Others(Set.of(), Set.of(request.asset())));
        this.asset = notes.asset(request.asset());
    }

    AccountPathDocument document() {
        PathWording wording = new PathWording(units -> asset.amount(units).text(), "transfers");
        PathRequest<?> ways = request.ways();
        Stamp stamp = Stamp.of(answer.search().asOf());
        return new AccountPathDocument(
                "tracer.account-path/1",
                stamp.height(),
                stamp.hash(),
                PathWording.isPartial(answer),
                ledger.chain().id(),
                asset,
                PathWording.texts(ways.from()),
                PathWording.texts(ways.to()),
                ways.wanted().best().id(),
                ways.wanted().count(),
                limits(ways.within().limits()),
                ways.within().stops().categories().stream().map(Category::id).toList(),
                WayAnswer.texts(ways.within().avoided()),
                wording.within(ways.within()),
                PathWording.outcome(answer),
                wording.sentence(ways, answer),
                answer.search().explored(),
                PathWording.cuts(answer.search()),
                WayAnswer.paths(answer).stream().map(this::path).toList(),
                remarks());
    }

    private AccountPathLimits limits(Limits l) {
        return new AccountPathLimits(
                l.hops(),
                l.minTraced().map(asset::amount),
                l.fromHeight(),
                l.toHeight(),
                l.from().map(Instant::toString),
                l.to().map(Instant::toString),
                l.transactions(),
                l.guards().payments(),
                l.guards().time().map(TimeSpan::text));
    }

    private AccountPathNote path(Path<Hop> p) {
        return new AccountPathNote(
                p.hops(), asset.amount(p.least()), p.steps().stream().map(this::hop).toList());
    }

    private PathHop hop(Hop h) {
        return switch (h.kept()) {
            case Hop.Kept.AtLeast(var units) ->
                    new PathHop(
                            notes.transfer(h.transfer()),
                            Optional.of(asset.amount(units)),
                            "held at least %s until the next"
                                    .formatted(asset.amount(units).text()));
            case Hop.Kept.Unknown() ->
                    new PathHop(
                            notes.transfer(h.transfer()),
                            Optional.empty(),
                            "what it held until the next is unknown, so it may have held nothing in between");
            case Hop.Kept.Arrived() ->
                    new PathHop(notes.transfer(h.transfer()), Optional.empty(), "the path ends");
        };
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "Value could have travelled so, through the balances of the addresses between; balances mix what comes into them, and a path does not say whose value left.");
        remarks.add(AccountNotes.CLAIMED);
        remarks.add(
                "Within %s only: a swap into another asset ends a path. Fees are no steps."
                        .formatted(asset.name()));
        if (asset.contract().isPresent()) {
            remarks.add(AccountNotes.SYMBOLS);
        }
        AccountInventory stored = ledger.inventory();
        AccountNotes.notSeen("Internal transfers", stored.callsNotSeen(), "this search")
                .ifPresent(remarks::add);
        AccountNotes.notSeen("Rewards of miners", stored.rewardsNotSeen(), "this search")
                .ifPresent(remarks::add);
        return remarks;
    }
}
