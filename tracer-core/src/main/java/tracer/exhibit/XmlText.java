package tracer.exhibit;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Any text as content of XML 1.0, such that it can be had back whole. */
final class XmlText {
    static final String RULE =
            "a character that XML cannot say is written \\uXXXX (its UTF-16 code in hexadecimal), and a backslash \\\\";

    private XmlText() {}

    static void write(String text, XMLStreamWriter xml) throws XMLStreamException {
        String sayable = escape(text);
        int from = 0;
        for (int cr = sayable.indexOf('\r'); cr >= 0; cr = sayable.indexOf('\r', from)) {
            xml.writeCharacters(sayable.substring(from, cr));
            // Readers turn a plain carriage return into a line feed.
            xml.writeEntityRef("#13");
            from = cr + 1;
        }
        xml.writeCharacters(sayable.substring(from));
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (isPair(text, i)) {
                out.append(c).append(text.charAt(++i));
            } else if (isSayable(c)) {
                out.append(c);
            } else {
                out.append("\\u%04x".formatted((int) c));
            }
        }
        return out.toString();
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** Char of XML 1.0 §2.2, below the supplementary planes. */
    private static boolean isSayable(char c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd);
    }
}
