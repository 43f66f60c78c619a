package tracer.inquiry;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.account.AccountLedger;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.evidence.EvidenceClass;
import tracer.flow.AccountFund;
import tracer.flow.AccountFund.Claim;
import tracer.flow.AccountFund.Entry;
import tracer.flow.AccountFundAccounting;
import tracer.flow.AccountFundRequest;
import tracer.flow.Direction;
import tracer.flow.Rational;
import tracer.inquiry.AccountFundDocument.ClaimNote;
import tracer.inquiry.AccountFundDocument.EntryNote;
import tracer.inquiry.AccountFundDocument.OutcomeNote;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** Answers: what of transfers into a fund of accounts is still in it? */
public final class AccountFundAnswer {
    private final AccountFund account;
    private final AccountParties parties;
    private final AssetNote asset;

    private AccountFundAnswer(AccountFund account, AccountParties parties, AssetNote asset) {
        this.account = account;
        this.parties = parties;
        this.asset = asset;
    }

    /**
     * @param named the only chain to look on; empty for all that are stored
     * @throws tracer.problem.NotFound if a claimed transfer does not exist
     * @throws tracer.problem.DataGap if it may be in blocks that are not stored, or a balance is
     *     not known
     * @throws tracer.problem.BadInput if a name is none, a claim no payment into the fund by
     *     others, or claims are on different chains or of different assets
     * @throws tracer.problem.LimitExceeded if an address has too many transfers
     */
    public static AccountFundDocument of(
            Ports ports, FundQuestion question, Optional<EvmChain> named) {
        AccountFundRequest request =
                new AccountFundRequest(
                        question.of().stream().map(EvmAddress::of).toList(),
                        question.claims().stream().map(TransferId::of).toList(),
                        question.policy(),
                        question.sharing(),
                        question.toHeight());
        EvmChain chain =
                AccountSeeding.of(
                                ports,
                                AccountSeedQuestion.of(
                                                request.claims().stream()
                                                        .map(TransferId::toString)
                                                        .toList(),
                                                Direction.FORWARD)
                                        .on(named))
                        .chain();
        AccountLedger ledger = ports.accounts().ledger(chain);
        AccountFund account = new AccountFundAccounting(ledger).account(request);
        Set<EvmAddress> addresses = new HashSet<>(request.fund());
        account.entries().forEach(e -> other(e).ifPresent(addresses::add));
        Optional<TokenNote> said =
                account.asset() instanceof Asset.Token(var contract)
                        ? Optional.ofNullable(ledger.tokens(Set.of(contract)).get(contract))
                        : Optional.empty();
        return new AccountFundAnswer(
                        account,
                        AccountParties.of(chain, addresses, ports),
                        AssetNote.of(account.asset(), said))
                .document();
    }

    private AccountFundDocument document() {
        Stamp stamp = Stamp.of(account.asOf());
        AccountFundRequest request = account.request();
        Rational paidIn =
                Rational.sum(
                        account.claims().stream()
                                .map(c -> Rational.of(c.transfer().amount()))
                                .toList());
        Rational left = Rational.sum(account.entries().stream().map(Entry::claimsLeft).toList());
        Rational remaining = Rational.sum(account.claims().stream().map(Claim::remaining).toList());
        return new AccountFundDocument(
                "tracer.account-fund/1",
                stamp.height(),
                stamp.hash(),
                false,
                account.chain().id(),
                asset,
                "%s claimed of a fund of %d addresses on %s, under %s: %s remain"
                        .formatted(
                                asset.amount(paidIn).text(),
                                request.fund().size(),
                                account.chain(),
                                request.policy().title(),
                                asset.amount(remaining).text()),
                request.policy().id(),
                request.policy().version(),
                request.sharing().id(),
                EvidenceClass.INFERENCE.id(),
                request.toHeight(),
                request.fund().stream().map(a -> parties.of(a, Optional.empty())).toList(),
                account.from(),
                asset.amount(account.opening()),
                account.claims().stream().map(this::claim).toList(),
                account.entries().stream().map(this::entry).toList(),
                account.inside(),
                account.empty(),
                asset.amount(paidIn),
                asset.amount(left),
                asset.amount(remaining),
                paidIn.equals(left.plus(remaining)),
                asset.amount(account.balance()),
                account.outcomes().stream()
                        .map(o ->
                                new OutcomeNote(
                                        o.policy().id(),
                                        o.remaining().map(r -> asset.amount(paidIn.minus(r))),
                                        o.remaining().map(asset::amount)))
                        .toList(),
                notes());
    }

    private static Optional<EvmAddress> other(Entry e) {
        return e.isIn() ? e.transfer().from() : e.transfer().to();
    }

    private Optional<AccountParty> party(Optional<EvmAddress> address, Transfer at) {
        return address.map(a -> parties.of(a, Optional.of(at.place().claimedTime())));
    }

    private ClaimNote claim(Claim c) {
        Transfer t = c.transfer();
        return new ClaimNote(
                t.id().toString(),
                AccountNotes.block(t.place()),
                party(t.from(), t),
                asset.amount(t.amount()),
                asset.amount(c.remaining()));
    }

    private EntryNote entry(Entry e) {
        Transfer t = e.transfer();
        return new EntryNote(
                t.id().toString(),
                t.kind().id(),
                AccountNotes.block(t.place()),
                e.isClaim() ? "claim" : e.isIn() ? "in" : "out",
                party(other(e), t),
                asset.amount(t.amount()),
                asset.amount(e.claimsLeft()),
                asset.amount(e.balance()),
                asset.amount(e.claimsAfter()));
    }

    private List<String> notes() {
        AccountFundRequest request = account.request();
        List<String> notes =
                FundWording.notes(
                        "addresses", request.policy(), request.sharing(), request.claims().size());
        notes.add(AccountNotes.CLAIMED);
        if (asset.contract().isPresent()) {
            notes.add(AccountNotes.SYMBOLS);
        }
        AccountNotes.notSeen("Internal transfers", account.callsNotSeen(), "these balances")
                .ifPresent(notes::add);
        AccountNotes.notSeen("Rewards of miners", account.rewardsNotSeen(), "these balances")
                .ifPresent(notes::add);
        return notes;
    }
}
