package tracer.inquiry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Documents as JSON: the one form that the web API and the command line both print. Fields stand in
 * the order of declaration and are always there, {@code null} where there is nothing to say, so
 * that the same document gives the same bytes.
 */
public final class DocumentJson {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder out = new StringBuilder();

    private DocumentJson() {}

    /** On one line. */
    public static String of(Record document) {
        DocumentJson json = new DocumentJson();
        json.write(document);
        return json.out.toString();
    }

    private void write(Object value) {
        switch (value) {
            case String s -> writeText(s);
            case Integer n -> out.append(n.intValue());
            case Long n -> out.append(n.longValue());
            case Boolean b -> out.append(b.booleanValue());
            case OptionalInt n ->
                    out.append(n.isPresent() ? Integer.toString(n.getAsInt()) : "null");
            case Optional<?> o -> o.ifPresentOrElse(this::write, () -> out.append("null"));
            case List<?> list -> writeList(list);
            case Record record -> writeRecord(record);
            default ->
                    throw new IllegalArgumentException(
                            "documents hold no " + value.getClass().getName());
        }
    }

    private void writeList(List<?> list) {
        out.append('[');
        String separator = "";
        for (Object item : list) {
            out.append(separator);
            write(item);
            separator = ",";
        }
        out.append(']');
    }

    private void writeRecord(Record record) {
        out.append('{');
        String separator = "";
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            out.append(separator);
            writeText(component.getName());
            out.append(':');
            write(read(component, record));
            separator = ",";
        }
        out.append('}');
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            Method accessor = component.getAccessor();
            // Documents need not be public to be printed.
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE || isLineSeparator(c) || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Line ends to JavaScript, though not to JSON. */
    private static boolean isLineSeparator(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
