package tracer.inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.MixingDocument.DetectorNote;
import tracer.job.Cancellation;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Coverage;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.mixing.Answer;
import tracer.mixing.Assessment;
import tracer.mixing.Boltzmann;
import tracer.mixing.BoltzmannLimits;
import tracer.mixing.CollaborativeSpend;
import tracer.mixing.Grade;
import tracer.mixing.Lineage;
import tracer.mixing.MixingFinding;
import tracer.mixing.MixingFinding.Verdict;
import tracer.mixing.Setting;
import tracer.mixing.Setting.ExchangeInputs;
import tracer.mixing.ShapedSpend;
import tracer.problem.NotFound;

/** Answers: does value of several owners mix here, and what do the amounts still tell? */
final class MixingAnswer {
    private final Ports ports;

    MixingAnswer(Ports ports) {
        this.ports = ports;
    }

    MixingDocument answer(TxId id, boolean intraFees, Cancellation cancellation) {
        Coverage coverage = ports.ledger().coverage();
        PlacedTransaction placed = ports.ledger().transactions(List.of(id)).get(id);
        if (placed == null) {
            throw new NotFound(
                    "transaction %s is not in what is stored: %s"
                            .formatted(id, Stamp.inWords(coverage)));
        }
        BitcoinChain chain = ports.ledger().chain();
        ExchangeInputs exchange = exchangeInputs(placed, chain);
        ShapedSpend spend =
                ShapedSpend.of(
                        placed,
                        Setting.of(
                                chain,
                                placed.place().height(),
                                placed.place().claimedTime(),
                                exchange));
        MixingFinding finding =
                Lineage.of(ports.ledger())
                        .confirm(spend, MixingFinding.of(spend.shape()), Lineage.DEFAULT_DEPTH);
        Verdict verdict = finding.verdict();
        CollaborativeSpend byDefault = CollaborativeSpend.of(placed);
        Stamp stamp = Stamp.of(coverage);
        return new MixingDocument(
                "tracer.mixing/1",
                stamp.height(),
                stamp.hash(),
                false,
                id.toString(),
                BlockNote.of(placed.place()),
                EvidenceClass.INFERENCE.id(),
                name(verdict),
                rule(verdict),
                sentence(verdict),
                name(byDefault),
                sentence(byDefault),
                finding.assessments().stream().map(MixingAnswer::note).toList(),
                LinksWording.note(
                        Boltzmann.analyse(placed, intraFees, BoltzmannLimits.DEFAULT, cancellation),
                        placed),
                notes(exchange));
    }

    /**
     * Whether a label of its own, or of the hash of its bare key, gives an input to an exchange.
     */
    private ExchangeInputs exchangeInputs(PlacedTransaction placed, BitcoinChain chain) {
        List<ScriptHash> names = new ArrayList<>();
        placed.fundings().stream()
                .map(Funding::spentOutput)
                .flatMap(Optional::stream)
                .map(Output::script)
                .distinct()
                .forEach(script -> addNames(script, chain, names));
        return ports.labels().labelsOf(names).values().stream()
                        .flatMap(List::stream)
                        .map(Label::category)
                        .anyMatch(Category.EXCHANGE::equals)
                ? ExchangeInputs.SOME
                : ExchangeInputs.NONE;
    }

    private static void addNames(Script script, BitcoinChain chain, List<ScriptHash> names) {
        names.add(script.hash());
        script.address(chain).map(Address::script).map(Script::hash).ifPresent(names::add);
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Collaborative c -> "collaborative";
            case Verdict.Preparation p -> "preparation";
            case Verdict.Undecided u -> "undecided";
            case Verdict.Ordinary o -> "ordinary";
        };
    }

    private static Optional<String> rule(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Collaborative(var detector, Grade grade) ->
                    Optional.of(detector.toString());
            case Verdict.Preparation(var detector, Grade grade) -> Optional.of(detector.toString());
            case Verdict.Undecided(var detector) -> Optional.of(detector.toString());
            case Verdict.Ordinary o -> Optional.empty();
        };
    }

    private static String sentence(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Collaborative(var detector, Grade grade) ->
                    "looks as if several owners spend together (%s, grade %s of 100)"
                            .formatted(detector, grade);
            case Verdict.Preparation(var detector, Grade grade) ->
                    "looks as if one owner makes coins for a mix (%s, grade %s of 100); no CoinJoin"
                            .formatted(detector, grade);
            case Verdict.Undecided(var detector) ->
                    "undecided: it could be %s, but not all that decides it is known"
                            .formatted(detector);
            case Verdict.Ordinary o ->
                    "no detector fits; that is no proof, a PayJoin looks like any payment";
        };
    }

    private static String name(CollaborativeSpend byDefault) {
        return switch (byDefault) {
            case CollaborativeSpend.Collaborative c -> "left-out";
            case CollaborativeSpend.Undecided u -> "undecided";
            case CollaborativeSpend.NotCollaborative n -> "used";
        };
    }

    private static String sentence(CollaborativeSpend byDefault) {
        return switch (byDefault) {
            case CollaborativeSpend.Collaborative(var detector) ->
                    "by default co-spend leaves it out, and a trace ends at it (%s)"
                            .formatted(detector);
            case CollaborativeSpend.Undecided(String reason) ->
                    "by default co-spend draws nothing from it, and a trace ends at it: " + reason;
            case CollaborativeSpend.NotCollaborative n ->
                    "by default co-spend takes its inputs to have one owner, and a trace goes on"
                            + " through it";
        };
    }

    private static DetectorNote note(Assessment a) {
        return new DetectorNote(
                a.detector().toString(),
                a.detector().spendClass().id(),
                switch (a.answer()) {
                    case Answer.Fits f -> "fits";
                    case Answer.DoesNotFit d -> "does-not-fit";
                    case Answer.Undecided u -> "undecided";
                },
                a.answer() instanceof Answer.Fits f
                        ? Optional.of(f.grade().toString())
                        : Optional.empty(),
                switch (a.answer()) {
                    case Answer.Fits f -> Optional.empty();
                    case Answer.DoesNotFit d -> Optional.of(d.failed().id());
                    case Answer.Undecided u -> Optional.of(u.unknown().id());
                },
                a.answer().sentence(),
                a.detector().source(),
                a.detector().knownFailure());
    }

    private static List<String> notes(ExchangeInputs exchange) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "A grade orders detectors among themselves; it is no probability. How often each"
                        + " agrees with others on named data: docs/accuracy-mixing.md.");
        notes.add(
                exchange == ExchangeInputs.SOME
                        ? "A label gives an input to an exchange: that voids JoinMarket and"
                                + " Wasabi 1 here. Labels have no say in what counts by default."
                        : "No label known here gives an input to an exchange; that does not mean"
                                + " that it is none.");
        notes.add(
                "Links count ways to read the amounts. They know nothing of the chain around, and"
                        + " overstate privacy where outputs are joined again later.");
        return notes;
    }
}
