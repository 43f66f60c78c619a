package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import java.util.stream.Collectors;
import tracer.inquiry.PatternDocument;
import tracer.inquiry.PatternDocument.FindingNote;
import tracer.inquiry.PatternDocument.IndicatorNote;
import tracer.inquiry.PatternDocument.SubjectNote;

/** Indicators for a reader: all answers at a glance, then every finding with all it rests on. */
final class PatternsText {
    private PatternsText() {}

    static String of(PatternDocument p) {
        StringBuilder out = new StringBuilder(p.title()).append(NL);
        out.append(p.notice()).append(NL).append(NL);
        Table glance = new Table("indicator", "answer");
        p.indicators().forEach(i -> glance.row(i.title(), i.sentence()));
        out.append(glance).append(NL);
        int number = 1;
        for (FindingNote f : p.findings()) {
            out.append(finding(number, f)).append(NL);
            number++;
        }
        p.indicators().forEach(i -> out.append(undecided(i)));
        out.append(list("Not examined:", p.notExamined()));
        out.append(p.timing()).append(NL);
        if (p.truncated()) {
            out.append("A limit left something out: the result is partial.").append(NL);
        }
        return out.append(Words.asOf(p)).toString();
    }

    private static String finding(int number, FindingNote f) {
        StringBuilder out = new StringBuilder();
        out.append(
                "%d. %s (%s v%d), %s%n"
                        .formatted(number, f.title(), f.indicator(), f.version(), of(f.subject())));
        out.append("   %s [%s]%n".formatted(f.sentence(), f.evidence()));
        out.append("   looked for: %s%n".formatted(f.predicate()));
        f.quantities()
                .forEach(q ->
                        out.append(
                                "   %s: %s [%s]%n"
                                        .formatted(q.name(), q.amount().text(), q.evidence())));
        Table items = new Table(">   height", "stamped", ">amount", "evidence", "what");
        f.items()
                .forEach(i ->
                        items.row(
                                i.block().map(b -> Integer.toString(b.height())).orElse("?"),
                                i.block().map(b -> b.stamped()).orElse("not stored"),
                                i.amount().text(),
                                i.kind() + " " + i.id(),
                                "%s [%s]".formatted(i.says(), i.evidence())));
        out.append(items);
        if (f.itemsTotal() > f.items().size()) {
            out.append(
                    "   the first %d of %d pieces of evidence%n"
                            .formatted(f.items().size(), f.itemsTotal()));
        }
        out.append("   statistic: %s%n".formatted(f.statistic()));
        out.append("   source: %s%n".formatted(f.document()));
        out.append("   looks the same: %s%n".formatted(String.join("; ", f.innocent())));
        return out.append("   ").append(f.notice()).append(NL).toString();
    }

    private static String of(SubjectNote s) {
        return s.kind()
                + " "
                + s.id()
                + s.labels().stream()
                        .map(l ->
                                "; labelled %s (%s, says %s)"
                                        .formatted(l.name(), l.category(), l.source()))
                        .collect(Collectors.joining());
    }

    private static String undecided(IndicatorNote i) {
        String more =
                i.undecidedTotal() > i.undecided().size()
                        ? " (the first %d of %d)"
                                .formatted(i.undecided().size(), i.undecidedTotal())
                        : "";
        return list(
                "Cannot be judged, %s%s:"
                        .formatted(i.title().toLowerCase(java.util.Locale.ROOT), more),
                i.undecided().stream().map(u -> of(u.subject()) + ": " + u.reason()).toList());
    }

    private static String list(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : title
                        + NL
                        + lines.stream().map(l -> "  - " + l + NL).collect(Collectors.joining())
                        + NL;
    }
}
