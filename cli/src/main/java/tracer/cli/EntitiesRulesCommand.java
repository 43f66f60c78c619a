package tracer.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tracer.change.ChangeRule;
import tracer.change.ChangeRule.Standing;
import tracer.change.ChangeRules;

/** The rules for change. */
@Command(
        name = "rules",
        description = {
            "List the rules for change, for 'tracer entities compute --change'.",
            "a & b needs both, a | b one, a - b the first without the second; unique(a) answers where one",
            "output is left; agree(a, b, …) where all that name one output name the same; votes(2, a, b, …)",
            "where one output leads by two votes."
        })
final class EntitiesRulesCommand implements Callable<Integer> {
    @Mixin OutputOptions output = new OutputOptions();

    /** A rule. */
    record Row(String id, int version, boolean lasts, String claim, String source, String fails) {}

    /** All rules, and the recommended expression. */
    record Answer(String schema, String recommended, List<Row> rules) {}

    @Override
    public Integer call() {
        Answer answer =
                new Answer(
                        "tracer.change-rules/1",
                        ChangeRules.RECOMMENDED,
                        ChangeRules.all().stream().map(EntitiesRulesCommand::row).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK.code();
    }

    private static Row row(ChangeRule r) {
        return new Row(
                r.id(),
                r.version(),
                r.standing() == Standing.LASTING,
                r.claim(),
                r.source(),
                r.knownFailure());
    }

    private static String text(Answer a) {
        StringBuilder out = new StringBuilder();
        a.rules()
                .forEach(r ->
                        out.append(
                                "%s/%d%s%n    %s%n    from %s; fails with %s%n"
                                        .formatted(
                                                r.id(),
                                                r.version(),
                                                r.lasts()
                                                        ? ""
                                                        : "  (true as of a height: later blocks can alter it)",
                                                r.claim(),
                                                r.source(),
                                                r.fails())));
        return out.append("recommended: ").append(a.recommended()).append(Words.NL).toString();
    }
}
