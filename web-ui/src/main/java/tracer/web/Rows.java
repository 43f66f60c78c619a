package tracer.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tracer.inquiry.TraceRows;
import tracer.inquiry.TraceRows.Row;

/** What of rows that are known was told already. Not thread-safe. */
final class Rows {
    /** The others are told with the next line. */
    static final int MOST = 1_000;

    private final Map<String, Row> told = new LinkedHashMap<>();

    /**
     * What is new.
     *
     * @param rounds how many hops were asked for
     * @param total how many rows are known by now
     * @param rows new or changed, {@value #MOST} at most
     * @param gone outputs told before that value does not come to after all
     */
    record News(int rounds, int total, List<Row> rows, List<String> gone) {}

    News of(TraceRows known) {
        Set<String> gone = new HashSet<>(told.keySet());
        List<Row> rows = new ArrayList<>();
        for (Row row : known.rows()) {
            gone.remove(row.output());
            if (rows.size() < MOST && !row.equals(told.get(row.output()))) {
                rows.add(row);
                told.put(row.output(), row);
            }
        }
        told.keySet().removeAll(gone);
        return new News(known.rounds(), known.rows().size(), rows, gone.stream().sorted().toList());
    }
}
