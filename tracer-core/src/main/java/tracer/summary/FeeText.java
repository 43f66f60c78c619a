package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tracer.evidence.EvidenceClass;
import tracer.flow.FeeRule;
import tracer.flow.Holding.Fate;
import tracer.flow.Rational;
import tracer.flow.RewardPart;
import tracer.flow.TraceEnd;
import tracer.ledger.TxId;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** What a summary says of fees: by which rule, and where they went on to. */
record FeeText(Material m) {
    /** The declared rule, for the scope. */
    static String rule(FeeRule rule) {
        return switch (rule) {
            case LOST -> "lost to miners, and not followed";
            case TO_MINER -> "followed into the coinbase of their block, by declared rule";
        };
    }

    /** The rule among the others; none where fees are not followed. */
    static Optional<Row> row(FeeRule rule) {
        return switch (rule) {
            case LOST -> Optional.empty();
            case TO_MINER ->
                    Optional.of(
                            new Row(
                                    EvidenceClass.CONVENTION,
                                    List.of(
                                            Phrase.of("fees %s (declared)".formatted(rule.id())),
                                            Phrase.of("1"),
                                            Phrase.of(
                                                    "A coinbase takes in the subsidy, then the fees of its block by position, and pays out its outputs in order; the policy divides that as it does any transaction. What the miner leaves unclaimed is lost."),
                                            Phrase.of(
                                                    "The order of fees is the miner's; a pool shares out what it earns in ways of its own."),
                                            Phrase.of(EvidenceClass.CONVENTION.id()))));
        };
    }

    private boolean isFollowed() {
        return m.trace().request().fees() == FeeRule.TO_MINER;
    }

    /** Behind a sentence that says what came to a fee. */
    String goesOn() {
        return isFollowed() ? ", which goes on to the miner" : "";
    }

    /** What went through a coinbase. */
    Statement coinbase(Pen pen, Passage p) {
        Phrase text =
                Phrase.of("In a block stamped ")
                        .time(p.step().transaction().place().claimedTime())
                        .say(" (the miner's claim), coinbase ")
                        .id(p.id());
        text =
                m.isForward()
                        ? text.say(" took in ")
                                .say(m.traced(p.step().tracedIn()))
                                .say(" of fees: ")
                                .figure(p.passedOn())
                                .say(" went on, ")
                                .figure(p.ended())
                                .say(" came to outputs where this trace ends, and ")
                                .figure(sum(p.rewards(), r -> true))
                                .say(" was not claimed")
                        : text.say(" paid out ")
                                .say(m.traced(p.step().tracedIn()))
                                .say(": ")
                                .figure(sum(p.rewards(), this::isFee))
                                .say(" came out of fees, and ")
                                .figure(sum(p.rewards(), r -> !isFee(r)))
                                .say(" out of the subsidy, as new coins");
        return pen.write(EvidenceClass.CONVENTION, text, List.of(p.id()));
    }

    /** What fees came to, in one sentence. */
    Optional<Statement> tell(Pen pen) {
        List<RewardPart> parts = m.trace().rewards();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Phrase text =
                Phrase.of(
                                m.isForward()
                                        ? "By declared rule fees are followed into the coinbase of their block: of "
                                        : "By declared rule coinbases are followed back into the fees that they paid out: of ")
                        .say(m.traced(sum(parts, r -> isFee(r))))
                        .say(" in %d fees, ".formatted(parts.stream().filter(this::isFee).count()))
                        .figure(sum(parts, r -> isFee(r) && r.fate() instanceof Fate.Followed))
                        .say(" went on and ")
                        .figure(sum(parts, r -> isFee(r) && r.fate() instanceof Fate.Ended))
                        .say(" did not; ");
        text =
                m.isForward()
                        ? text.figure(sum(parts, r -> r.kind() == RewardPart.Kind.UNCLAIMED))
                                .say(" was never claimed by a miner, and is lost")
                        : text.figure(sum(parts, r -> r.kind() == RewardPart.Kind.SUBSIDY))
                                .say(" came out of subsidies, as new coins");
        List<TxId> citing = parts.stream().map(RewardPart::of).distinct().toList();
        return Optional.of(pen.write(EvidenceClass.CONVENTION, text, citing));
    }

    private boolean isFee(RewardPart r) {
        return r.kind() == RewardPart.Kind.FEE;
    }

    private static Rational sum(
            List<RewardPart> parts, java.util.function.Predicate<RewardPart> which) {
        return Rational.sum(parts.stream().filter(which).map(RewardPart::traced).toList());
    }

    /** Every part of a reward that the trace came to. */
    Optional<Part> table() {
        List<Row> rows = new ArrayList<>();
        for (RewardPart r : m.trace().rewards()) {
            rows.add(
                    new Row(
                            EvidenceClass.CONVENTION,
                            List.of(
                                    Phrase.of(r.kind().name().toLowerCase(Locale.ROOT)),
                                    Phrase.EMPTY.id(r.of()),
                                    StepTable.place(r.place()),
                                    Phrase.of(r.traced()),
                                    fate(r),
                                    Phrase.of(EvidenceClass.CONVENTION.id()))));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Grid(
                                "Fees followed, under " + m.policy(),
                                List.of(
                                        "Part",
                                        "Of transaction",
                                        "Block, stamped UTC",
                                        ">Traced, BTC",
                                        "What became of it",
                                        "Class"),
                                rows));
    }

    private Phrase fate(RewardPart r) {
        return switch (r.fate()) {
            case Fate.Followed(TxId through) -> Phrase.of("goes on through ").id(through);
            case Fate.Ended(TraceEnd end) ->
                    Phrase.of(
                            "ends: "
                                    + (r.kind() == RewardPart.Kind.UNCLAIMED
                                            ? "not claimed by the miner"
                                            : End.word(end)));
        };
    }

    /** What of it was not followed, for the account. */
    List<Row> cuts(Function<TraceEnd, Optional<String>> reason) {
        List<Row> rows = new ArrayList<>();
        for (RewardPart r : m.trace().rewards()) {
            if (r.fate() instanceof Fate.Ended(TraceEnd end)) {
                reason.apply(end)
                        .ifPresent(why ->
                                rows.add(
                                        new Row(
                                                Exhibit.evidence(end),
                                                List.of(
                                                        Phrase.EMPTY.id(r.where()),
                                                        Phrase.of(r.traced()),
                                                        Phrase.of(why),
                                                        Phrase.of(Exhibit.evidence(end).id())))));
            }
        }
        return rows;
    }
}
