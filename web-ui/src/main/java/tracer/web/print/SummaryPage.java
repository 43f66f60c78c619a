package tracer.web.print;

import java.util.ArrayList;
import java.util.List;
import tracer.evidence.EvidenceClass;
import tracer.summary.FlowSummary;
import tracer.summary.Footnote;
import tracer.summary.Part;
import tracer.summary.Phrase;
import tracer.summary.Section;
import tracer.summary.Span;
import tracer.summary.Statement;

/**
 * A flow summary as one page of HTML that loads nothing: styles are in it, there are no scripts and
 * no pictures. Printed, each sheet carries legend, height, hash and its number. What each statement
 * rests on is said in words, so that it survives a black-and-white printer. The same summary gives
 * the same bytes.
 */
public final class SummaryPage {
    /** Identifiers break after so many characters. */
    private static final int GROUP = 8;

    private final FlowSummary summary;
    private final Markup out = new Markup();

    private SummaryPage(FlowSummary summary) {
        this.summary = summary;
    }

    /** For a browser; it prints on the paper that is in the printer. */
    public static String html(FlowSummary summary) {
        return new SummaryPage(summary).write(SummaryStyle.of(summary));
    }

    /** For paper of one size. */
    static String html(FlowSummary summary, Paper paper) {
        return new SummaryPage(summary).write(SummaryStyle.of(summary, paper));
    }

    private String write(String style) {
        String title = "Flow summary: " + summary.title();
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
        out.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").line().open("head");
        page.append(out);
        page.append("<meta charset=\"utf-8\"/>\n");
        Markup head = new Markup();
        head.element("title", title).line();
        page.append(head);
        page.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\"/>\n"
                        .formatted(SummaryStyle.policy(style)));
        page.append("<meta name=\"description\" content=\"Flow summary by Tracer\"/>\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width\"/>\n");
        Markup body = new Markup();
        body.style(style).close("head").line().open("body").line();
        page.append(body);
        page.append(content());
        return page.append("</body>\n</html>\n").toString();
    }

    private String content() {
        Markup body = new Markup();
        summary.marking().ifPresent(m -> body.element("p", m, "class", "marking").line());
        body.element("h1", "Flow summary").line();
        body.element("p", summary.title(), "class", "title").line();
        body.open("p", "class", "stamp")
                .text(
                        "%s, true up to block %d, hash "
                                .formatted(summary.chain(), summary.asOf().height()));
        identifier(body, summary.asOf().hash().toString());
        body.text(summary.partial() ? ". Partial: a limit of the question cut something off." : ".")
                .close("p")
                .line();
        int number = 0;
        for (Section section : summary.sections()) {
            number++;
            body.open("section").element("h2", number + ". " + section.title()).line();
            section.parts().forEach(p -> part(body, p));
            body.close("section").line();
        }
        footnotes(body);
        return body.toString();
    }

    private static void part(Markup body, Part part) {
        switch (part) {
            case Part.Sentences(List<Statement> statements) -> {
                body.open("ol", "class", "sentences");
                statements.forEach(s -> sentence(body, s));
                body.close("ol").line();
            }
            case Part.Remark(Phrase text) -> {
                body.open("p");
                phrase(body, text, false);
                body.close("p").line();
            }
            case Part.Grid grid -> grid(body, grid);
            case Part.Words(List<Part.Meaning> meanings) -> {
                body.open("dl");
                for (Part.Meaning m : meanings) {
                    body.open("div").element("dt", m.word()).open("dd");
                    phrase(body, m.meaning(), false);
                    body.close("dd").close("div").line();
                }
                body.close("dl").line();
            }
            case Part.Letter(String caption, List<Phrase> paragraphs) -> {
                body.open("div", "class", "letter").element("h3", caption).line();
                for (Phrase p : paragraphs) {
                    body.open("p");
                    phrase(body, p, false);
                    body.close("p").line();
                }
                body.close("div").line();
            }
        }
    }

    /** The mark stands within the sentence, before its full stop. */
    private static void sentence(Markup body, Statement s) {
        body.open("li", "id", "s" + s.number(), "value", Integer.toString(s.number()));
        phrase(body, s.text(), false);
        body.text(" ").open("span", "class", "tail");
        body.element("span", mark(s.evidence()), "class", "mark").text(".").open("sup");
        String separator = "";
        for (String range : ranges(s.notes())) {
            String first = range.split("–", -1)[0];
            body.text(separator)
                    .element("a", range, "href", "#n" + first, "title", "Footnote " + range);
            separator = ", ";
        }
        body.close("sup").close("span").close("li").line();
    }

    static String mark(EvidenceClass evidence) {
        return "[" + evidence.id() + "]";
    }

    /** "3–7" for three and more in a row. */
    static List<String> ranges(List<Integer> ascending) {
        List<String> ranges = new ArrayList<>();
        int i = 0;
        while (i < ascending.size()) {
            int from = ascending.get(i);
            int to = from;
            while (i + 1 < ascending.size() && ascending.get(i + 1) == to + 1) {
                to++;
                i++;
            }
            i++;
            if (to - from >= 2) {
                ranges.add(from + "–" + to);
            } else {
                ranges.add(Integer.toString(from));
                if (to > from) {
                    ranges.add(Integer.toString(to));
                }
            }
        }
        return ranges;
    }

    private static void grid(Markup body, Part.Grid grid) {
        // The caption is part of the head, which every sheet repeats and never parts from its rows.
        body.open("table").open("thead").open("tr");
        body.element(
                "th",
                grid.caption(),
                "colspan",
                Integer.toString(grid.columns().size()),
                "scope",
                "colgroup",
                "class",
                "caption");
        body.close("tr").line().open("tr");
        for (String column : grid.columns()) {
            boolean right = column.startsWith(">");
            body.element(
                    "th",
                    right ? column.substring(1) : column,
                    "scope",
                    "col",
                    "class",
                    right ? "right" : "left");
        }
        body.close("tr").close("thead").line().open("tbody").line();
        for (Part.Row row : grid.rows()) {
            body.open("tr", "class", row.evidence().id());
            for (int i = 0; i < row.cells().size(); i++) {
                boolean right = grid.columns().get(i).startsWith(">");
                body.open("td", "class", right ? "right" : "left");
                phrase(body, row.cells().get(i), right);
                body.close("td");
            }
            body.close("tr").line();
        }
        body.close("tbody").close("table").line();
    }

    private static void phrase(Markup body, Phrase phrase, boolean inColumn) {
        for (Span span : phrase.spans()) {
            switch (span) {
                case Span.Plain(String text) -> body.text(text);
                case Span.Unbroken(String text) -> body.element("span", text, "class", "figure");
                case Span.Identifier(String text) -> identifier(body, text);
                case Span.Quoted(String text) ->
                        body.element("span", "“" + text + "”", "class", "quoted");
                case Span.Stamp stamp ->
                        body.element("span", stamp.date(), "class", "figure")
                                .text(" ")
                                .element("span", stamp.timeOfDay(), "class", "figure");
                case Span.Figure f ->
                        body.element(
                                "span", inColumn ? f.inColumn() : f.inWords(), "class", "figure");
            }
        }
    }

    /** In groups that a line may break between; copied, it is whole. */
    private static void identifier(Markup body, String text) {
        body.open("span", "class", "id");
        int from = 0;
        while (from < text.length()) {
            int to = from + GROUP;
            // The index of an output stays with the end of its transaction's id.
            if (to >= text.length() || text.charAt(to) == ':') {
                to = text.length();
            }
            body.element("span", text.substring(from, to));
            from = to;
        }
        body.close("span");
    }

    private void footnotes(Markup body) {
        body.open("section").element("h2", "Footnotes").line();
        body.element("p", "Outputs, txid:index, and transactions on %s.".formatted(summary.chain()))
                .line();
        body.open("ol", "class", "footnotes");
        for (Footnote note : summary.footnotes()) {
            body.open("li", "id", "n" + note.number(), "value", Integer.toString(note.number()));
            identifier(body, note.where());
            body.close("li").line();
        }
        body.close("ol").close("section").line();
    }
}
