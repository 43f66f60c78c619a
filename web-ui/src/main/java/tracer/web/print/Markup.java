package tracer.web.print;

/**
 * Writes markup that is both HTML and well-formed XML. Text can never become an element: it goes
 * through {@link #text}, which escapes it.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** An element's beginning with attributes as name, value, name, value. */
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** An element around a text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** A style sheet of ours: no text from elsewhere may come here. */
    Markup style(String sheet) {
        if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
            throw new IllegalArgumentException("this is no style sheet of ours");
        }
        out.append("<style>").append(sheet).append("</style>\n");
        return this;
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '&' -> out.append("&amp;");
                        case '"' -> out.append("&quot;");
                        case '\'' -> out.append("&#39;");
                        default -> {
                            if (isXml(c)) {
                                out.appendCodePoint(c);
                            } else {
                                out.append('\ufffd');
                            }
                        }
                    }
                });
    }

    /** Characters that XML 1.0 can hold at all. */
    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
