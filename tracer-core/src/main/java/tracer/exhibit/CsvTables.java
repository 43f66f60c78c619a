package tracer.exhibit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.exhibit.GraphTables.AddressRow;
import tracer.exhibit.GraphTables.EdgeRow;
import tracer.exhibit.GraphTables.PartyRow;
import tracer.exhibit.GraphTables.TransactionRow;

/**
 * An evidence graph as tables: RFC 4180, UTF-8, a heading in the first line. If the graph holds
 * protected addresses, the first column's heading is the banner, so that every file carries it
 * where a reader sees it and no parser stumbles; its cells say in which rows they are.
 */
final class CsvTables {
    private static final String CRLF = "\r\n";

    private final GraphTables graph;
    private final Map<String, String> protections = new HashMap<>();

    private CsvTables(GraphTables graph) {
        this.graph = graph;
        graph.addresses().forEach(a -> a.protection().ifPresent(p -> protections.put(a.id(), p)));
    }

    static List<ExportFile> of(GraphTables graph) {
        CsvTables tables = new CsvTables(graph);
        return List.of(
                ExportFile.of("README.txt", tables.readme()),
                tables.table("transactions.csv", TransactionRow.class, graph.transactions()),
                tables.table("addresses.csv", AddressRow.class, graph.addresses()),
                tables.table("parties.csv", PartyRow.class, graph.parties()),
                tables.table("edges.csv", EdgeRow.class, graph.edges()));
    }

    private <T extends Record> ExportFile table(String name, Class<T> kind, List<T> rows) {
        StringBuilder out = new StringBuilder();
        List<String> heading = new ArrayList<>();
        graph.banner().ifPresent(heading::add);
        Cell.columns(kind).forEach(c -> heading.add(c.name()));
        line(out, heading);
        for (T row : rows) {
            List<String> cells = new ArrayList<>();
            graph.banner().ifPresent(b -> cells.add(isProtected(row) ? "protected" : ""));
            Cell.of(row).forEach(c -> cells.add(c.value().map(CsvText::guarded).orElse("")));
            line(out, cells);
        }
        return ExportFile.of(name, out.toString());
    }

    private boolean isProtected(Record row) {
        return switch (row) {
            case AddressRow a -> a.protection().isPresent();
            case EdgeRow e -> protections.containsKey(e.from()) || protections.containsKey(e.to());
            default -> false;
        };
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "" : ",").append(CsvText.quoted(cells.get(i)));
        }
        out.append(CRLF);
    }

    private String readme() {
        StringBuilder out = new StringBuilder();
        graph.banner().ifPresent(b -> out.append(b).append(CRLF).append(CRLF));
        out.append("Evidence graph").append(CRLF).append(CRLF);
        for (HeaderLines.Line l : HeaderLines.of(graph)) {
            out.append(l.name()).append(": ").append(CsvText.oneLine(l.text())).append(CRLF);
        }
        return out.append(CRLF).append(CsvText.HOW_TO_READ.replace("\n", CRLF)).toString();
    }
}
