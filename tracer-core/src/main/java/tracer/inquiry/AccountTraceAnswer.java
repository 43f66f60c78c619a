package tracer.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tracer.account.AccountLedger;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Balance;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.flow.TimeSpan;
import tracer.flow.TraceEnd;
import tracer.flow.TransferSeed;
import tracer.fold.AccountFolding;
import tracer.inquiry.AccountTraceDocument.Account;
import tracer.inquiry.AccountTraceDocument.AccountLimits;
import tracer.inquiry.AccountTraceDocument.ItemNote;
import tracer.inquiry.AccountTraceDocument.MovementEdge;
import tracer.inquiry.AccountTraceDocument.NotFollowed;
import tracer.inquiry.AccountTraceDocument.Question;
import tracer.inquiry.AccountTraceDocument.RemainderNote;
import tracer.inquiry.AccountTraceDocument.RunNote;
import tracer.inquiry.AccountTraceDocument.TermNote;
import tracer.inquiry.TraceDocument.End;
import tracer.ledger.Asset;

/** Turns a trace over accounts into its document. */
final class AccountTraceAnswer {
    private static final String THIS = "this trace and from its balances";

    private final AccountTrace trace;
    private final AccountParties parties;
    private final AssetNote asset;
    private final TraceWording wording;

    private AccountTraceAnswer(AccountTrace trace, AccountParties parties, AssetNote asset) {
        this.trace = trace;
        this.parties = parties;
        this.asset = asset;
        this.wording =
                TraceWording.ofAccounts(
                        trace.request().direction(),
                        trace.request().limits(),
                        units -> asset.amount(units).text());
    }

    static AccountTraceDocument of(AccountTrace trace, AccountLedger ledger, Ports ports) {
        Optional<TokenNote> said =
                trace.asset() instanceof Asset.Token(var contract)
                        ? Optional.ofNullable(ledger.tokens(Set.of(contract)).get(contract))
                        : Optional.empty();
        AccountParties parties = AccountParties.of(trace, ports);
        return new AccountTraceAnswer(trace, parties, AssetNote.of(trace.asset(), said)).document();
    }

    private AccountTraceDocument document() {
        Stamp stamp = Stamp.of(trace.asOf());
        return new AccountTraceDocument(
                "tracer.account-trace/1",
                stamp.height(),
                stamp.hash(),
                trace.isLimited(),
                trace.isReproducible(),
                trace.chain().id(),
                asset,
                title(),
                question(trace.request()),
                trace.movements().stream().map(this::edge).toList(),
                trace.remainders().stream().map(this::remainder).toList(),
                account(trace.balance()),
                notFollowed(),
                folds(),
                notes());
    }

    private List<AccountFoldNote> folds() {
        AccountFoldWording words =
                new AccountFoldWording(
                        trace.request().direction(), trace.request().policy(), asset);
        return AccountFolding.of(trace, parties::isLabelled).stream().map(words::note).toList();
    }

    private String title() {
        AccountTraceRequest request = trace.request();
        return "%s of %s on %s, %s, under %s"
                .formatted(
                        asset.amount(trace.balance().source()).text(),
                        TransferSeed.inShort(request.seeds()),
                        trace.chain(),
                        TraceWording.title(request.direction()),
                        request.policy().title());
    }

    private Question question(AccountTraceRequest r) {
        Limits l = r.limits();
        return new Question(
                r.seeds().getFirst().transfer().toString(),
                r.seeds().stream().map(TransferSeed::toString).toList(),
                r.direction().id(),
                r.policy().id(),
                r.policy().version(),
                limits(l, asset),
                StopsNote.of(r.stops()));
    }

    static AccountLimits limits(Limits l, AssetNote asset) {
        return new AccountLimits(
                l.hops(),
                l.minTraced().map(asset::amount),
                l.fromHeight(),
                l.toHeight(),
                l.from().map(Object::toString),
                l.to().map(Object::toString),
                l.transactions(),
                l.guards().share().map(Object::toString),
                l.guards().within().map(TimeSpan::text),
                l.guards().payments(),
                l.guards().time().map(TimeSpan::text));
    }

    private MovementEdge edge(Movement m) {
        Transfer t = m.transfer();
        return new MovementEdge(
                t.id().toString(),
                transaction(t.id()),
                t.kind().id(),
                m.hop(),
                t.from().map(a -> parties.of(a, at(t))),
                t.to().map(a -> parties.of(a, at(t))),
                asset.amount(t.amount()),
                asset.amount(m.traced()),
                m.runs().stream()
                        .map(r -> new RunNote(r.offset().toString(), r.length().toString()))
                        .toList(),
                EvidenceClass.CLAIMED.id(),
                AccountNotes.block(t.place()),
                switch (m.fate()) {
                    case Movement.Fate.Followed f -> "followed";
                    case Movement.Fate.Fee f -> "fee";
                    case Movement.Fate.Ended e -> "ended";
                },
                m.fate() instanceof Movement.Fate.Ended(TraceEnd end)
                        ? Optional.of(end(end, at(t)))
                        : Optional.empty());
    }

    private static Optional<String> transaction(TransferId id) {
        return id.kind().isOfBlock() ? Optional.empty() : Optional.of("0x" + id.hash());
    }

    private RemainderNote remainder(Remainder r) {
        return new RemainderNote(
                parties.of(r.of().holder(), Optional.empty()),
                r.hop(),
                asset.amount(r.balance()),
                asset.amount(r.traced()),
                end(r.end(), Optional.empty()));
    }

    private static Optional<Instant> at(Transfer t) {
        return Optional.of(t.place().claimedTime());
    }

    private End end(TraceEnd end, Optional<Instant> at) {
        if (end instanceof TraceEnd.Unspent(int height)) {
            return TraceWording.plain(
                    "unspent",
                    "still held there at block %d".formatted(height),
                    EvidenceClass.CLAIMED);
        }
        End said = wording.end(end, at);
        // What is a fact of outputs rests on a node's word here.
        return said.evidence().equals(EvidenceClass.FACT.id())
                ? TraceWording.plain(said.kind(), said.sentence(), EvidenceClass.CLAIMED)
                : said;
    }

    private Account account(Balance balance) {
        return new Account(
                TraceWording.equation(balance, trace.request().direction()),
                asset.amount(balance.source()),
                balance.terms().stream().map(this::term).toList(),
                asset.amount(balance.total()),
                balance.closes());
    }

    private TermNote term(Balance.Sum sum) {
        return new TermNote(
                sum.term().name().toLowerCase(Locale.ROOT),
                asset.amount(sum.amount()),
                sum.items().stream()
                        .map(i -> new ItemNote(i.where(), asset.amount(i.amount())))
                        .toList());
    }

    private List<NotFollowed> notFollowed() {
        List<NotFollowed> cut = new ArrayList<>();
        for (Movement m : trace.movements()) {
            if (m.fate() instanceof Movement.Fate.Ended(TraceEnd end)) {
                cut(m.transfer().id().toString(), m.traced(), end).ifPresent(cut::add);
            }
        }
        for (Remainder r : trace.remainders()) {
            cut(r.of().toString(), r.traced(), r.end()).ifPresent(cut::add);
        }
        return cut;
    }

    private Optional<NotFollowed> cut(String where, Rational traced, TraceEnd end) {
        End said = end(end, Optional.empty());
        return said.kind().equals("limit") || said.kind().equals("not-indexed")
                ? Optional.of(
                        new NotFollowed(where, asset.amount(traced), said.kind(), said.sentence()))
                : Optional.empty();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "All transfers are claimed by the node that served their blocks; none is proven here.");
        if (asset.contract().isPresent()) {
            notes.add(AccountNotes.SYMBOLS);
        }
        AccountNotes.notSeen("Internal transfers", trace.callsNotSeen(), THIS)
                .ifPresent(notes::add);
        AccountNotes.notSeen("Rewards of miners", trace.rewardsNotSeen(), THIS)
                .ifPresent(notes::add);
        if (trace.request().direction() == Direction.FORWARD
                && trace.movements().stream()
                        .anyMatch(m -> m.fate() instanceof Movement.Fate.Fee)) {
            notes.add("Fees are counted and not followed to whoever earned them.");
        }
        return notes;
    }
}
