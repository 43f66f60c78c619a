package tracer.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.evidence.EvidenceClass;
import tracer.flow.Balance;
import tracer.flow.Direction;
import tracer.flow.Holding;
import tracer.flow.Policy;
import tracer.flow.Seed;
import tracer.flow.Step;
import tracer.flow.Trace;
import tracer.flow.TraceEnd;
import tracer.flow.TraceRequest;
import tracer.fold.Folding;
import tracer.inquiry.TraceDocument.Account;
import tracer.inquiry.TraceDocument.End;
import tracer.inquiry.TraceDocument.HoldingEdge;
import tracer.inquiry.TraceDocument.ItemNote;
import tracer.inquiry.TraceDocument.NotFollowed;
import tracer.inquiry.TraceDocument.Question;
import tracer.inquiry.TraceDocument.RunNote;
import tracer.inquiry.TraceDocument.TermNote;
import tracer.inquiry.TraceDocument.TransactionNode;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.TxId;

/** Turns a trace into its document. */
final class TraceAnswer {
    private final Ports ports;

    TraceAnswer(Ports ports) {
        this.ports = ports;
    }

    TraceDocument answer(Trace trace) {
        TraceRequest request = trace.request();
        Stamp stamp = Stamp.of(trace.asOf());
        TraceWording wording = new TraceWording(request.direction(), request.limits());
        Parties parties =
                Parties.of(
                        ports, trace.holdings().stream().map(h -> h.content().script()).toList());
        List<RewardNote> rewards =
                trace.rewards().stream().map(r -> RewardNote.of(r, wording)).toList();
        return new TraceDocument(
                "tracer.trace/1",
                stamp.height(),
                stamp.hash(),
                trace.isLimited(),
                trace.isReproducible(),
                title(trace),
                question(request),
                trace.steps().stream().map(TraceAnswer::node).toList(),
                trace.holdings().stream().map(h -> edge(h, parties, wording)).toList(),
                rewards,
                account(trace.balance(), request.direction()),
                Stream.concat(
                                trace.holdings().stream()
                                        .flatMap(h -> notFollowed(h, wording).stream()),
                                rewards.stream().flatMap(r -> r.notFollowed().stream()))
                        .toList(),
                folds(trace));
    }

    private static List<FoldNote> folds(Trace trace) {
        FoldWording wording =
                new FoldWording(trace.request().direction(), trace.request().policy());
        return Folding.of(trace).stream().map(wording::note).toList();
    }

    static String title(Trace trace) {
        return "%s of %s, %s, under %s%s"
                .formatted(
                        Amount.of(trace.balance().source()).text(),
                        shortSeeds(trace.request().seeds()),
                        TraceWording.title(trace.request().direction()),
                        trace.request().policy() == Policy.HAIRCUT_INT
                                ? "haircut in whole satoshis"
                                : trace.request().policy().title(),
                        switch (trace.request().fees()) {
                            case LOST -> "";
                            case TO_MINER -> ", fees followed to miners";
                        });
    }

    /** An outpoint as titles name it. */
    static String shortSeed(OutPoint seed) {
        String text = seed.tx().toString();
        return "%s…%s:%d"
                .formatted(text.substring(0, 8), text.substring(text.length() - 4), seed.index());
    }

    /** As titles name them. */
    static String shortSeeds(List<Seed> seeds) {
        return seeds.size() == 1
                ? (seeds.getFirst().isWhole() ? "" : "part of ")
                        + shortSeed(seeds.getFirst().output())
                : "%d outputs".formatted(seeds.size());
    }

    static Question question(TraceRequest r) {
        return new Question(
                r.seeds().getFirst().output().toString(),
                r.seeds().stream().map(Seed::toString).toList(),
                r.direction().id(),
                r.policy().id(),
                r.policy().version(),
                r.fees().id(),
                LimitsNote.of(r.limits()),
                StopsNote.of(r.stops()));
    }

    private static TransactionNode node(Step step) {
        return new TransactionNode(
                step.transaction().id().toString(),
                step.hop(),
                BlockNote.of(step.transaction().place()),
                step.transaction().transaction().inputs().size(),
                step.transaction().transaction().outputs().size(),
                Amount.of(step.tracedIn()),
                Amount.of(step.tracedFee()),
                (step.onClaims() ? EvidenceClass.CLAIMED : EvidenceClass.FACT).id());
    }

    private static HoldingEdge edge(Holding h, Parties parties, TraceWording wording) {
        return new HoldingEdge(
                h.output().toString(),
                h.hop(),
                Amount.of(h.content().value()),
                Amount.of(h.traced()),
                RunNote.of(h.runs()),
                parties.of(h.content().script(), paidAt(h)),
                (h.claimed() ? EvidenceClass.CLAIMED : EvidenceClass.FACT).id(),
                h.created().map(BlockNote::of),
                h.spentIn().map(TxId::toString),
                through(h.fate()),
                end(h, wording));
    }

    private static Optional<String> through(Holding.Fate fate) {
        return switch (fate) {
            case Holding.Fate.Followed(TxId through) -> Optional.of(through.toString());
            case Holding.Fate.Ended e -> Optional.empty();
        };
    }

    private static Optional<End> end(Holding h, TraceWording wording) {
        return switch (h.fate()) {
            case Holding.Fate.Followed f -> Optional.empty();
            case Holding.Fate.Ended(TraceEnd end) -> Optional.of(wording.end(end, paidAt(h)));
        };
    }

    /** When it was paid, as the block is stamped. */
    private static Optional<Instant> paidAt(Holding h) {
        return h.created().map(Place::claimedTime);
    }

    private static Account account(Balance balance, Direction direction) {
        return new Account(
                TraceWording.equation(balance, direction),
                Amount.of(balance.source()),
                balance.terms().stream().map(TraceAnswer::term).toList(),
                Amount.of(balance.total()),
                balance.closes());
    }

    private static TermNote term(Balance.Sum sum) {
        return new TermNote(
                name(sum.term()),
                Amount.of(sum.amount()),
                sum.items().stream()
                        .map(i -> new ItemNote(i.where(), Amount.of(i.amount())))
                        .toList());
    }

    private static String name(Balance.Term term) {
        return term.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<NotFollowed> notFollowed(Holding h, TraceWording wording) {
        return end(h, wording)
                .filter(End::isCut)
                .map(e ->
                        new NotFollowed(
                                h.output().toString(),
                                Amount.of(h.traced()),
                                e.kind(),
                                e.sentence()));
    }
}
