package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.SearchDocument;

/** What a search found, for a reader. */
final class SearchText {
    private SearchText() {}

    static String of(SearchDocument s) {
        StringBuilder out = new StringBuilder();
        for (SearchDocument.Answer answer : s.answers()) {
            if (s.lines() > 1) {
                out.append("> ").append(answer.input()).append(NL);
            }
            out.append(answer.sentence()).append(NL);
            answer.hits()
                    .forEach(h ->
                            out.append("  ")
                                    .append(h.title())
                                    .append(NL)
                                    .append("    ")
                                    .append(command(h))
                                    .append(NL));
            if (answer.more()) {
                out.append("  … and more; make the text longer").append(NL);
            }
        }
        if (s.truncated()) {
            out.append(
                    "Looked at %d of %d lines; search the rest separately.%n"
                            .formatted(s.answers().size(), s.lines()));
        }
        return out.append(Words.asOf(s)).toString();
    }

    /** What to type next. */
    private static String command(SearchDocument.Hit hit) {
        return switch (hit.kind()) {
            case "transaction" -> "tracer tx " + hit.id();
            case "output" -> "tracer trace forward " + hit.id();
            case "transfer" -> "tracer trace forward " + hit.id();
            case "address" -> "tracer address " + hit.id();
            case "entity" -> "tracer entity " + hit.id();
            default -> hit.kind() + " " + hit.id();
        };
    }
}
