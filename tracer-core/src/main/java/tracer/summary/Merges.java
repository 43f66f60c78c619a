package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tracer.entity.EntityExplanation;
import tracer.entity.Rule;
import tracer.evidence.EvidenceClass;
import tracer.ledger.ScriptHash;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Row;

/** Each inference that two addresses are held together, with rule and transaction. */
record Merges(Material m) {
    static final String TITLE = "Addresses taken together";

    private static final List<String> COLUMNS =
            List.of("Why", "Address", "Joined with", "Rule", "Transaction", ">Block", "Class");

    Section write() {
        if (m.merges().isEmpty()) {
            return new Section(
                    TITLE,
                    List.of(
                            new Part.Remark(
                                    Phrase.of(
                                            "None used: no statement above rests on addresses being"
                                                    + " held together."))));
        }
        List<Row> rows = new ArrayList<>();
        m.merges().forEach(merge -> rows.addAll(rows(merge)));
        return new Section(
                TITLE,
                List.of(
                        new Part.Remark(
                                Phrase.of(
                                        "A label on one address was counted for another, since the"
                                                + " rules named take the two to be held together. Each"
                                                + " line is one reason; a shortest chain of reasons is"
                                                + " shown. This is an inference and a lower bound, not"
                                                + " exhaustive.")),
                        new Grid("Reasons", COLUMNS, rows)));
    }

    private List<Row> rows(Merge merge) {
        Phrase why = Phrase.of("the label ").quote(merge.label().name());
        return switch (merge.reason()) {
            case Merge.Reason.Chain(var steps) ->
                    steps.stream().map(step -> row(why, step)).toList();
            case Merge.Reason.NotGiven(String reason) ->
                    List.of(
                            new Row(
                                    EvidenceClass.INFERENCE,
                                    List.of(
                                            why,
                                            m.payeeCell(merge.holding().content().script()),
                                            Phrase.EMPTY.id(Attributions.address(merge.label())),
                                            Phrase.of("not given: " + reason),
                                            Phrase.of("not given"),
                                            Phrase.of("not given"),
                                            Phrase.of(EvidenceClass.INFERENCE.id()))));
        };
    }

    private Row row(Phrase why, EntityExplanation.Step step) {
        Rule rule = step.evidence().rule();
        return new Row(
                EvidenceClass.INFERENCE,
                List.of(
                        why,
                        name(step.from()),
                        name(step.to()),
                        Phrase.EMPTY.unbroken("%s v%d".formatted(rule.id(), rule.version())),
                        Phrase.EMPTY.id(step.evidence().transaction()),
                        Phrase.of(Integer.toString(step.evidence().height())),
                        Phrase.of(EvidenceClass.INFERENCE.id())));
    }

    private Phrase name(ScriptHash hash) {
        return Optional.ofNullable(m.scripts().get(hash))
                .map(m::payeeCell)
                .orElseGet(() -> Phrase.of("script ").id(hash));
    }
}
