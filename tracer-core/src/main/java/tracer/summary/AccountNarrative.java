package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.TraceEnd;
import tracer.flow.TransferSeed;
import tracer.ledger.EvmAddress;
import tracer.summary.AccountMaterial.Exit;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Sentences;

/** A trace over accounts in sentences. That a transfer happened is only ever a node's claim. */
final class AccountNarrative {
    /** Transfers that are told one by one; all of them stand in the table. */
    private static final int MOST_TOLD = 40;

    private final AccountMaterial m;
    private final List<Statement> told = new ArrayList<>();

    AccountNarrative(AccountMaterial m) {
        this.m = m;
    }

    Section write(Pen pen) {
        told.addAll(new AccountSeedText(m).tell(pen, this::moved));
        List<Movement> way =
                m.trace().movements().stream()
                        .filter(x -> !m.trace().request().isSeed(x.transfer().id()))
                        .toList();
        way.stream().limit(MOST_TOLD).forEach(step -> step(pen, step));
        if (way.size() > MOST_TOLD) {
            rest(pen, way.subList(MOST_TOLD, way.size()));
        }
        m.exits().forEach(e -> exit(pen, e));
        fees(pen);
        balance(pen);
        return new Section(
                "What happened",
                List.of(
                        new Sentences(told),
                        new Remark(
                                Phrase.of(
                                        "Everything here rests on what the node claims that served the"
                                                + " blocks; nothing is proven. The mark in brackets"
                                                + " says what each sentence rests on; of several kinds the"
                                                + " weakest."))));
    }

    private static Statement write(Pen pen, Movement about, EvidenceClass evidence, Phrase text) {
        return pen.write(evidence, text, List.of(about.transfer().id()));
    }

    /** "In block 5, stamped …, transfer T moved A from X to Y, as the node claims". */
    private Phrase moved(Movement movement) {
        Transfer t = movement.transfer();
        return Phrase.of("In block %d, stamped ".formatted(t.place().height()))
                .time(t.place().claimedTime())
                .say(" (its maker's claim), transfer ")
                .id(t.id())
                .say(" moved ")
                .say(m.amount(Rational.of(t.amount())))
                .say(" from ")
                .say(AccountMaterial.party(t.from(), "outside the chain's accounts"))
                .say(" to ")
                .say(AccountMaterial.party(t.to(), "nobody"))
                .say(", as the node claims that served the block");
    }

    private void step(Pen pen, Movement step) {
        if (!(step.fate() instanceof Movement.Fate.Fee)) {
            told.add(
                    write(
                            pen,
                            step,
                            EvidenceClass.CONVENTION,
                            moved(step)
                                    .say("; of it ")
                                    .say(m.traced(step.traced()))
                                    .say(
                                            m.isForward()
                                                    ? " is from the " + seed()
                                                    : " went to the " + seed())));
        }
    }

    private List<TransferSeed> seeds() {
        return m.trace().request().seeds();
    }

    private String seed() {
        return seeds().size() > 1 ? "seeds" : "seed";
    }

    private void rest(Pen pen, List<Movement> rest) {
        told.add(
                pen.write(
                        EvidenceClass.CLAIMED,
                        Phrase.of(
                                "%d more transfers on the way, as the nodes claim that served their blocks, are in the table ‘%s’"
                                        .formatted(rest.size(), AccountTables.STEPS)),
                        List.of(rest.getFirst().transfer().id(), rest.getLast().transfer().id())));
    }

    private void exit(Pen pen, Exit e) {
        told.add(
                pen.write(
                        Exhibit.evidence(e.end()),
                        Phrase.of("Exhibit %d: ".formatted(e.number()))
                                .say(m.traced(e.traced()))
                                .say(" ")
                                .say(why(e)),
                        e.restsOn().isEmpty() ? List.of(m.trace().seed().id()) : e.restsOn()));
    }

    private Phrase why(Exit e) {
        Phrase there = AccountMaterial.party(e.at(), "nobody");
        return switch (e.end()) {
            case TraceEnd.AtService s ->
                    Phrase.of(m.isForward() ? "came to " : "came out of ")
                            .say(there)
                            .say(", ")
                            .say(End.whom(s.labels()))
                            .say("; inside a service the chain shows nothing");
            case TraceEnd.Unspent(int height) ->
                    Phrase.of("is still held by ")
                            .say(there)
                            .say(
                                    " at block %d, as far as the transfers go that nodes claim"
                                            .formatted(height));
            case TraceEnd.Unspendable u ->
                    Phrase.of("was destroyed, as the node claims that served the block");
            case TraceEnd.Issued i ->
                    Phrase.of("came to ")
                            .say(
                                    AccountMaterial.party(
                                            m.isForward() ? e.at() : receiver(e), "nobody"))
                            .say(
                                    " as new value or from outside the chain's accounts, as the node claims that served the block");
            case TraceEnd.LimitReached(var limit) ->
                    Phrase.of("was not followed beyond ")
                            .say(there)
                            .say(": " + AccountTables.limit(limit, m));
            case TraceEnd.Hub h ->
                    Phrase.of("was not followed beyond ")
                            .say(there)
                            .say(": ")
                            .say(End.hub(h, "transfers"));
            case TraceEnd.LargeEntity x -> Phrase.of("ended: " + End.word(x));
            case TraceEnd.NotIndexed(String missing) ->
                    Phrase.of("was not followed beyond ")
                            .say(there)
                            .say(": not indexed: ")
                            .quote(missing);
            case TraceEnd.Mixed x -> Phrase.of("ended: " + End.word(x));
            case TraceEnd.Coinbase c -> Phrase.of("ended: " + End.word(c));
            case TraceEnd.Overwritten o -> Phrase.of("ended: " + End.word(o));
        };
    }

    private static Optional<EvmAddress> receiver(Exit e) {
        return e.by().flatMap(Transfer::to);
    }

    private void fees(Pen pen) {
        List<Movement> fees = m.fees();
        if (!fees.isEmpty()) {
            told.add(
                    pen.write(
                            EvidenceClass.CONVENTION,
                            m.traced(Rational.sum(fees.stream().map(Movement::traced).toList()))
                                    .say(
                                            " went to fees, as nodes claim, and is not followed to whoever earned them"),
                            fees.stream().map(f -> f.transfer().id()).toList()));
        }
    }

    private void balance(Pen pen) {
        told.add(
                pen.write(
                        EvidenceClass.CONVENTION,
                        Phrase.of("All of ")
                                .say(m.traced(m.trace().balance().source()))
                                .say(
                                        m.trace().balance().closes()
                                                ? " is accounted for, exactly; the account is below"
                                                : " is NOT accounted for: do not use this summary"),
                        seeds().stream().map(TransferSeed::transfer).toList()));
    }
}
