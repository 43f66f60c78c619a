package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import java.util.stream.Collectors;
import tracer.inquiry.EntityDocument.Reason;
import tracer.inquiry.EntityDocument.RuleNote;
import tracer.inquiry.EntityHistoryDocument;
import tracer.inquiry.EntityWhyDocument;
import tracer.inquiry.EntityWithoutDocument;
import tracer.inquiry.HeldDocument;

/** Why entities are what they are, for a reader. */
final class EntityReasonsText {
    private EntityReasonsText() {}

    static String of(EntityWhyDocument why) {
        StringBuilder out = new StringBuilder();
        out.append(why.from()).append(NL).append(why.to()).append(NL);
        out.append(why.sentence()).append(NL);
        if (!why.steps().isEmpty()) {
            Table steps = new Table("from", "to", "rule", "in transaction", ">height");
            for (Reason r : why.steps()) {
                steps.row(
                        r.a(),
                        r.b(),
                        r.rule() + "/" + r.version(),
                        r.txid(),
                        Integer.toString(r.height()));
            }
            out.append(NL).append(steps).append(NL);
        }
        return out.append(rules(why.rules()))
                .append(settings(why.settings()))
                .append(Words.asOf(why))
                .toString();
    }

    static String of(EntityWithoutDocument without) {
        StringBuilder out = new StringBuilder();
        out.append("entity ").append(without.entity()).append(NL);
        out.append(
                "%d scripts; without %s (%d of %d edges):%n"
                        .formatted(
                                without.members(),
                                String.join(", ", without.leftOut()),
                                without.edgesLeftOut(),
                                without.edges()));
        out.append(without.sentence()).append(NL);
        if (without.totalParts() > 1) {
            Table parts = new Table(">scripts", "of them");
            without.parts()
                    .forEach(p ->
                            parts.row(
                                    Integer.toString(p.members()),
                                    p.scripts().getFirst()
                                            + (p.members() > 1
                                                    ? ", "
                                                            + p.scripts().get(1)
                                                            + (p.members() > 2 ? ", …" : "")
                                                    : "")));
            out.append(NL).append(parts);
            if (without.truncated()) {
                out.append(
                        "%d more parts are not shown.%n"
                                .formatted(without.totalParts() - without.parts().size()));
            }
        }
        return out.append(settings(without.settings())).append(Words.asOf(without)).toString();
    }

    static String of(EntityHistoryDocument history) {
        StringBuilder out = new StringBuilder();
        out.append("entity ").append(history.entity()).append(NL);
        out.append(history.sentence()).append(NL).append(NL);
        Table joinings = new Table(">height", "in transaction", "became one", "of", "");
        for (EntityHistoryDocument.Joining j : history.joinings()) {
            joinings.row(
                    Integer.toString(j.height()),
                    j.txid(),
                    "%s… (%d)".formatted(j.after().id().substring(0, 12), j.after().members()),
                    j.parts().stream()
                            .map(p -> "%s… (%d)".formatted(p.id().substring(0, 12), p.members()))
                            .collect(Collectors.joining(", ")),
                    j.sudden() ? "sudden growth" : "");
        }
        out.append(joinings);
        if (history.truncated()) {
            out.append("There are more than these; ask from a later height on.").append(NL);
        }
        return out.append(settings(history.settings())).append(Words.asOf(history)).toString();
    }

    static String of(HeldDocument held) {
        StringBuilder out = new StringBuilder();
        out.append(held.sentence()).append(NL);
        if (!held.held().isEmpty()) {
            Table table = new Table("transaction", ">height", "because", "would join");
            for (HeldDocument.Held h : held.held()) {
                table.row(
                        h.txid(),
                        Integer.toString(h.height()),
                        h.reason(),
                        h.parts().stream()
                                .map(p -> "%s (%d)".formatted(p.script(), p.members()))
                                .collect(Collectors.joining(", ")));
            }
            out.append(NL).append(table);
            if (held.truncated()) {
                out.append("There are more than these; rule on some first.").append(NL);
            }
        }
        if (!held.rulings().isEmpty()) {
            Table rulings = new Table("transaction", "ruling", "by", "at", "why");
            held.rulings()
                    .forEach(r -> rulings.row(r.txid(), r.verdict(), r.by(), r.at(), r.why()));
            out.append(NL).append(rulings);
        }
        return out.append(settings(held.settings())).append(Words.asOf(held)).toString();
    }

    static String rules(List<RuleNote> rules) {
        return rules.stream()
                .map(r ->
                        "%s/%d: %s. Known failure: %s. %s%n"
                                .formatted(
                                        r.id(),
                                        r.version(),
                                        r.claim(),
                                        r.knownFailure(),
                                        r.measured()))
                .collect(Collectors.joining());
    }

    static String settings(String settings) {
        return "entities by: %s%n".formatted(settings);
    }
}
