package tracer.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, as wide as their widest cell. Nothing is shortened: ids can be copied whole. */
final class Table {
    private static final String GAP = "  ";

    private final List<String> header;
    private final boolean[] right;
    private final List<List<String>> rows = new ArrayList<>();

    /** Columns whose name begins with {@code >} are flush right. */
    Table(String... columns) {
        right = new boolean[columns.length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            right[i] = columns[i].startsWith(">");
            names.add(right[i] ? columns[i].substring(1) : columns[i]);
        }
        header = List.copyOf(names);
    }

    void row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(
                    "%d cells in a table of %d columns".formatted(cells.length, header.size()));
        }
        rows.add(List.copyOf(Arrays.asList(cells)));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public String toString() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] =
                    rows.stream()
                            .mapToInt(r -> r.get(column).length())
                            .reduce(header.get(i).length(), Math::max);
        }
        StringBuilder out = new StringBuilder();
        append(out, header, widths);
        rows.forEach(r -> append(out, r, widths));
        return out.toString();
    }

    private void append(StringBuilder out, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String pad = " ".repeat(widths[i] - cells.get(i).length());
            line.append(right[i] ? pad + cells.get(i) : cells.get(i) + pad).append(GAP);
        }
        out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
}
