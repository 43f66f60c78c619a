package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.ArrayList;
import java.util.List;
import tracer.inquiry.ComparisonDocument;
import tracer.inquiry.ComparisonDocument.CellNote;
import tracer.inquiry.ComparisonDocument.DestinationRow;
import tracer.inquiry.ComparisonDocument.OrdersNote;
import tracer.inquiry.ComparisonDocument.PolicyColumn;

/** A comparison for a reader: the destinations, then what each policy says of them. */
final class ComparisonText {
    private ComparisonText() {}

    static String of(ComparisonDocument c) {
        StringBuilder out = new StringBuilder(c.title()).append(NL).append(NL);
        out.append(destinations(c)).append(NL);
        out.append(amounts(c)).append(NL);
        out.append(most(c)).append(NL);
        out.append(
                "%d of %d destinations are disputed: tainted under one policy, clean under another.%n"
                        .formatted(c.disputed(), c.destinations().size()));
        boolean closes = c.policies().stream().allMatch(PolicyColumn::closes);
        out.append(
                closes
                        ? "Under every policy what ended at destinations and the fees sum up to the source exactly."
                        : "A POLICY'S ACCOUNT DOES NOT CLOSE.");
        out.append(NL);
        if (wentOn(c)) {
            out.append(
                    "An amount in (brackets) did not end there under that policy but went on; it is counted again where it ended."
                            + NL);
        }
        c.notes().forEach(n -> out.append(n).append(NL));
        if (c.truncated()) {
            out.append("A limit cut a trace off: the result is partial.").append(NL);
        }
        return out.append(Words.asOf(c)).toString();
    }

    private static Table destinations(ComparisonDocument c) {
        Table table = new Table(">#", "destination", "why it ends", "party");
        for (int i = 0; i < c.destinations().size(); i++) {
            DestinationRow d = c.destinations().get(i);
            table.row(
                    Integer.toString(i + 1),
                    d.where(),
                    "%s [%s]".formatted(d.end().sentence(), d.end().evidence()),
                    Words.labelled(d.address().orElse(""), d.labels()));
        }
        return table;
    }

    private static Table amounts(ComparisonDocument c) {
        List<String> columns = new ArrayList<>(List.of(">#"));
        c.policies().forEach(p -> columns.add(">" + p.policy()));
        columns.addAll(List.of(">at most, over what was followed", "disputed"));
        Table table = new Table(columns.toArray(String[]::new));
        for (int i = 0; i < c.destinations().size(); i++) {
            DestinationRow d = c.destinations().get(i);
            List<String> row = new ArrayList<>(List.of(Integer.toString(i + 1)));
            d.amounts().forEach(a -> row.add(cell(a)));
            row.add(d.bound().within().map(w -> w.text()).orElse("not computed"));
            row.add(d.disputed() ? "yes" : "");
            table.row(row.toArray(String[]::new));
        }
        List<String> fees = new ArrayList<>(List.of("fees"));
        c.policies().forEach(p -> fees.add(p.fees().text()));
        fees.addAll(List.of("", ""));
        table.row(fees.toArray(String[]::new));
        return table;
    }

    private static String cell(CellNote a) {
        return a.wentOn() ? "(" + a.amount().text() + ")" : a.amount().text();
    }

    private static boolean wentOn(ComparisonDocument c) {
        return c.destinations().stream()
                .anyMatch(d -> d.amounts().stream().anyMatch(CellNote::wentOn));
    }

    private static Table most(ComparisonDocument c) {
        Table table =
                new Table(
                        ">#",
                        "whatever the policy",
                        "FIFO in any order of the last transaction",
                        "LIFO likewise");
        for (int i = 0; i < c.destinations().size(); i++) {
            DestinationRow d = c.destinations().get(i);
            table.row(
                    Integer.toString(i + 1),
                    d.bound().sentence(),
                    d.fifoOrders().map(ComparisonText::orders).orElse("order is the chain's"),
                    d.lifoOrders().map(ComparisonText::orders).orElse("order is the chain's"));
        }
        return table;
    }

    private static String orders(OrdersNote o) {
        String range = "%s to %s".formatted(o.least().text(), o.most().text());
        return o.attained() ? range : range + " at the widest (not every order was tried)";
    }
}
