package tracer.inquiry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tracer.evidence.EvidenceClass;
import tracer.inquiry.TransactionDocument.Collaborative;
import tracer.inquiry.TransactionDocument.FeeNote;
import tracer.inquiry.TransactionDocument.InputNote;
import tracer.inquiry.TransactionDocument.OutputNote;
import tracer.inquiry.TransactionDocument.Spend;
import tracer.ledger.Coverage;
import tracer.ledger.Fee;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.Spender;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.mixing.CollaborativeSpend;
import tracer.problem.NotFound;

/** Answers: what does this transaction do, and what became of its outputs? */
final class TransactionAnswer {
    private final Ports ports;

    TransactionAnswer(Ports ports) {
        this.ports = ports;
    }

    TransactionDocument answer(TxId id) {
        Coverage coverage = ports.ledger().coverage();
        PlacedTransaction placed = ports.ledger().transactions(List.of(id)).get(id);
        if (placed == null) {
            throw new NotFound(
                    "transaction %s is not in what is stored: %s"
                            .formatted(id, Stamp.inWords(coverage)));
        }
        Stamp stamp = Stamp.of(coverage);
        Transaction tx = placed.transaction();
        Parties parties = Parties.of(ports, scripts(placed));
        return new TransactionDocument(
                "tracer.transaction/1",
                stamp.height(),
                stamp.hash(),
                false,
                id.toString(),
                EvidenceClass.FACT.id(),
                BlockNote.of(placed.place()),
                stamp.height().orElse(placed.place().height()) - placed.place().height() + 1,
                placed.overwritten().stream().map(BlockNote::of).toList(),
                tx.isCoinbase(),
                tx.version(),
                tx.lockTime(),
                totalIn(placed),
                Amount.of(tx.totalOut()),
                fee(placed.fee()),
                collaborative(CollaborativeSpend.of(placed)),
                inputs(placed, parties),
                outputs(placed, coverage, parties));
    }

    private static List<Script> scripts(PlacedTransaction placed) {
        return Stream.concat(
                        placed.fundings().stream().flatMap(f -> f.spentOutput().stream()),
                        placed.transaction().outputs().stream())
                .map(Output::script)
                .toList();
    }

    private static Optional<Amount> totalIn(PlacedTransaction placed) {
        if (placed.transaction().isCoinbase() || placed.hasUnknownFunding()) {
            return Optional.empty();
        }
        long sum = 0;
        for (Funding f : placed.fundings()) {
            sum = Math.addExact(sum, f.spentOutput().map(o -> o.value().value()).orElse(0L));
        }
        return Optional.of(Amount.of(sum));
    }

    private static FeeNote fee(Fee fee) {
        return switch (fee) {
            case Fee.Known(var value) -> new FeeNote("known", Optional.of(Amount.of(value)));
            case Fee.Claimed(var value) -> new FeeNote("claimed", Optional.of(Amount.of(value)));
            case Fee.Unknown() -> new FeeNote("unknown", Optional.empty());
            case Fee.None() -> new FeeNote("none", Optional.empty());
        };
    }

    private static Optional<Collaborative> collaborative(CollaborativeSpend verdict) {
        return switch (verdict) {
            case CollaborativeSpend.NotCollaborative n -> Optional.empty();
            case CollaborativeSpend.Collaborative(var detector) ->
                    Optional.of(
                            new Collaborative(
                                    detector.toString(),
                                    EvidenceClass.INFERENCE.id(),
                                    "looks as if several owners spend together (%s)"
                                            .formatted(detector)));
            case CollaborativeSpend.Undecided(String reason) ->
                    Optional.of(
                            new Collaborative(
                                    "undecided",
                                    EvidenceClass.INFERENCE.id(),
                                    "undecided: " + reason));
        };
    }

    private static List<InputNote> inputs(PlacedTransaction placed, Parties parties) {
        List<InputNote> notes = new ArrayList<>();
        List<Input> inputs = placed.transaction().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            notes.add(
                    switch (inputs.get(i)) {
                        case Input.Coinbase c ->
                                new InputNote(
                                        i,
                                        Optional.empty(),
                                        "coinbase",
                                        EvidenceClass.FACT.id(),
                                        Optional.empty(),
                                        Optional.empty());
                        case Input.Spend s -> spend(i, s.output(), placed, parties);
                    });
        }
        return notes;
    }

    private static InputNote spend(
            int index, OutPoint spent, PlacedTransaction placed, Parties parties) {
        Funding funding = placed.fundings().get(index);
        String state =
                switch (funding) {
                    case Funding.Known k -> "known";
                    case Funding.Claimed c -> "claimed";
                    case Funding.Unknown u -> "unknown";
                };
        EvidenceClass evidence =
                funding instanceof Funding.Claimed ? EvidenceClass.CLAIMED : EvidenceClass.FACT;
        Optional<Output> output = funding.spentOutput();
        return new InputNote(
                index,
                Optional.of(spent.toString()),
                state,
                evidence.id(),
                output.map(o -> Amount.of(o.value())),
                output.map(o -> parties.of(o.script(), stamped(placed))));
    }

    private List<OutputNote> outputs(PlacedTransaction placed, Coverage coverage, Parties parties) {
        Transaction tx = placed.transaction();
        List<OutPoint> outPoints =
                IntStream.range(0, tx.outputs().size()).mapToObj(tx::outPoint).toList();
        Map<OutPoint, Spender> spenders = ports.ledger().spenders(outPoints);
        List<OutputNote> notes = new ArrayList<>();
        for (OutPoint point : outPoints) {
            Output output = tx.outputs().get(point.index());
            Optional<Spender> spender = Optional.ofNullable(spenders.get(point));
            OutputState state = OutputState.of(placed, output, spender, coverage);
            notes.add(
                    new OutputNote(
                            point.index(),
                            point.toString(),
                            Amount.of(output.value()),
                            parties.of(output.script(), stamped(placed)),
                            output.script().toString(),
                            state.id(),
                            state.evidence().id(),
                            state.sentence(),
                            spender.map(TransactionAnswer::spend)));
        }
        return notes;
    }

    private static Optional<Instant> stamped(PlacedTransaction placed) {
        return Optional.of(placed.place().claimedTime());
    }

    private static Spend spend(Spender s) {
        return new Spend(
                s.transaction().id().toString(), s.input(), BlockNote.of(s.transaction().place()));
    }
}
