package tracer.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.entity.Entity;
import tracer.evidence.EvidenceClass;
import tracer.flow.FundAccount;
import tracer.flow.FundAccount.Claim;
import tracer.flow.FundAccount.Entry;
import tracer.flow.FundAccounting;
import tracer.flow.FundRequest;
import tracer.flow.Rational;
import tracer.inquiry.FundDocument.ClaimNote;
import tracer.inquiry.FundDocument.EntryNote;
import tracer.inquiry.FundDocument.OutcomeNote;
import tracer.ledger.Address;
import tracer.ledger.OutPoint;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.problem.NotFound;

/** Answers: what of payments into a fund is still in it? */
final class FundAnswer {
    private static final String ENTITY = "entity:";
    private static final int PAGE = 10_000;

    private final Ports ports;

    FundAnswer(Ports ports) {
        this.ports = ports;
    }

    FundDocument answer(FundQuestion question) {
        List<OutPoint> claims = question.claims().stream().map(OutPoint::of).toList();
        Set<Script> fund = new LinkedHashSet<>();
        question.of().forEach(part -> fund.addAll(scripts(part)));
        FundAccount account =
                new FundAccounting(ports.ledger(), ports.history())
                        .account(
                                new FundRequest(
                                        List.copyOf(fund),
                                        claims,
                                        question.policy(),
                                        question.sharing(),
                                        question.toHeight()));
        return document(account);
    }

    /** The scripts of an address, or of all of an entity. */
    private List<Script> scripts(String part) {
        if (!part.startsWith(ENTITY)) {
            Address address = Address.of(part, ports.ledger().chain());
            List<Script> stored = ports.history().scripts(address);
            if (stored.isEmpty()) {
                throw new NotFound("nothing stored pays address %s of the fund".formatted(address));
            }
            return stored;
        }
        String name = part.substring(ENTITY.length());
        Entity entity = new EntityLookup(ports).entity(name);
        List<ScriptHash> members = new ArrayList<>();
        Optional<ScriptHash> after = Optional.empty();
        List<ScriptHash> page;
        do {
            page = ports.entities().members(entity.id(), after, PAGE);
            members.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.getLast());
        } while (page.size() == PAGE);
        return List.copyOf(ports.history().scripts(members).values());
    }

    private FundDocument document(FundAccount account) {
        Stamp stamp = Stamp.of(account.asOf());
        FundRequest request = account.request();
        Rational paidIn =
                Rational.sum(account.claims().stream().map(c -> Rational.of(c.paid())).toList());
        Rational remaining = Rational.sum(account.claims().stream().map(Claim::remaining).toList());
        Rational left = Rational.sum(account.entries().stream().map(Entry::claimsLeft).toList());
        return new FundDocument(
                "tracer.fund/1",
                stamp.height(),
                stamp.hash(),
                false,
                "%s claimed of a fund of %d scripts, under %s: %s remain"
                        .formatted(
                                Amount.of(paidIn).text(),
                                request.fund().size(),
                                request.policy().title(),
                                Amount.of(remaining).text()),
                request.policy().id(),
                request.policy().version(),
                request.sharing().id(),
                EvidenceClass.INFERENCE.id(),
                request.toHeight(),
                request.fund().stream().map(this::name).toList(),
                account.claims().stream().map(FundAnswer::claim).toList(),
                account.entries().stream().map(FundAnswer::entry).toList(),
                Amount.of(paidIn),
                Amount.of(left),
                Amount.of(remaining),
                paidIn.equals(left.plus(remaining)),
                Amount.of(account.entries().getLast().balance()),
                account.outcomes().stream()
                        .map(o ->
                                new OutcomeNote(
                                        o.policy().id(),
                                        o.remaining().map(r -> Amount.of(paidIn.minus(r))),
                                        o.remaining().map(Amount::of)))
                        .toList(),
                FundWording.notes(
                        "scripts", request.policy(), request.sharing(), request.claims().size()));
    }

    private String name(Script script) {
        return script.address(ports.ledger().chain())
                .map(Address::text)
                .orElse(script.hash().toString());
    }

    private static ClaimNote claim(Claim c) {
        return new ClaimNote(
                c.output().toString(),
                BlockNote.of(c.created()),
                Amount.of(c.paid()),
                Amount.of(c.remaining()));
    }

    private static EntryNote entry(Entry e) {
        return new EntryNote(
                e.transaction().toString(),
                BlockNote.of(e.place()),
                Amount.of(e.paidIn()),
                Amount.of(e.claimed()),
                Amount.of(e.paidOut()),
                Amount.of(e.fee()),
                Amount.of(e.claimsLeft()),
                Amount.of(e.balance()),
                Amount.of(e.claimsAfter()));
    }
}
