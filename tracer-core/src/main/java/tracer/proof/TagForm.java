package tracer.proof;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tracer.problem.TracerProblem;

/**
 * Files of {@code Name: value} lines in UTF-8. A file is a list of entries, an empty line between
 * two; every entry has the same names in the same order; every line ends with a line feed. So a
 * list of values has one form in bytes, and whoever reads checks that by writing again.
 *
 * <p>In a value, a backslash is doubled, and whatever could end or hide a line stands as {@code
 * \}{@code u} and four hexadecimal digits.
 */
final class TagForm {
    private static final String SEPARATOR = ": ";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;

    private final BundlePath file;
    private final List<String> names;

    TagForm(BundlePath file, String... names) {
        this.file = file;
        this.names = List.of(names);
    }

    /** The bytes of these entries, each with one value for each name. */
    byte[] write(List<List<String>> entries) {
        StringBuilder out = new StringBuilder();
        String gap = "";
        for (List<String> values : entries) {
            if (values.size() != names.size()) {
                throw new IllegalArgumentException(
                        "%d values for the names %s".formatted(values.size(), names));
            }
            out.append(gap);
            gap = "\n";
            for (int i = 0; i < values.size(); i++) {
                out.append(names.get(i)).append(SEPARATOR);
                escape(values.get(i), out);
                out.append('\n');
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws Difference at the first line that has not this form
     */
    List<Entry> read(byte[] bytes) {
        List<Entry> entries = new ArrayList<>();
        if (bytes.length == 0) {
            return entries;
        }
        String text = decode(bytes);
        if (!text.endsWith("\n")) {
            throw new Difference(file.offset(bytes.length), "the last line does not end");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        int at = 0;
        while (at < lines.size()) {
            if (at > 0 && !lines.get(at++).isEmpty()) {
                throw new Difference(file.line(at), "an empty line must stand here");
            }
            entries.add(entry(lines, at));
            at += names.size();
        }
        return entries;
    }

    /**
     * Of a file that has one entry.
     *
     * @throws Difference if it has none or more
     */
    Entry readOne(byte[] bytes) {
        List<Entry> entries = read(bytes);
        if (entries.size() != 1) {
            throw new Difference(file.path(), "must have one entry, has " + entries.size());
        }
        return entries.getFirst();
    }

    private Entry entry(List<String> lines, int at) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String head = names.get(i) + SEPARATOR;
            if (at + i >= lines.size() || !lines.get(at + i).startsWith(head)) {
                throw new Difference(
                        file.line(at + i + 1L), "a line '%s…' must stand here".formatted(head));
            }
            values.add(unescape(lines.get(at + i).substring(head.length()), at + i + 1));
        }
        return new Entry(at + 1, values);
    }

    private String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Difference(file.path(), "is not UTF-8", e);
        }
    }

    private static void escape(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (isHidden(c) || isLoneSurrogate(value, i)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
    }

    private static boolean isHidden(char c) {
        return c < FIRST_PRINTABLE
                || c >= DELETE && c <= LAST_CONTROL
                || c == '\u2028'
                || c == '\u2029'
                || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : Character.isLowSurrogate(c)
                        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private String unescape(String written, int line) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < written.length()) {
            char c = written.charAt(i++);
            if (c != '\\') {
                out.append(c);
            } else if (i < written.length() && written.charAt(i) == '\\') {
                out.append('\\');
                i++;
            } else if (i + 5 <= written.length() && written.charAt(i) == 'u') {
                out.append((char) hex(written.substring(i + 1, i + 5), line));
                i += 5;
            } else {
                throw new Difference(file.line(line), "a backslash that means nothing");
            }
        }
        return out.toString();
    }

    private int hex(String digits, int line) {
        try {
            return Integer.parseUnsignedInt(digits, 16);
        } catch (NumberFormatException e) {
            throw new Difference(file.line(line), "'%s' is not hexadecimal".formatted(digits), e);
        }
    }

    /** The values of one entry, by name. */
    final class Entry {
        private final long firstLine;
        private final List<String> values;

        private Entry(long firstLine, List<String> values) {
            this.firstLine = firstLine;
            this.values = values;
        }

        String text(String name) {
            return values.get(names.indexOf(name));
        }

        /** Where the value stands, for people. */
        String place(String name) {
            return file.line(firstLine + names.indexOf(name));
        }

        /** The value, read by something that complains about what it cannot use. */
        <T> T read(String name, Function<String, T> reader) {
            try {
                return reader.apply(text(name));
            } catch (TracerProblem | IllegalArgumentException | java.time.DateTimeException e) {
                throw new Difference(place(name), String.valueOf(e.getMessage()), e);
            }
        }

        int number(String name) {
            return read(name, Integer::parseInt);
        }

        /** Requires a value. */
        void require(String name, String value) {
            if (!text(name).equals(value)) {
                throw new Difference(
                        place(name),
                        "says '%s'; this verifier reads '%s'".formatted(text(name), value));
            }
        }
    }
}
