package tracer.exhibit;

import java.util.ArrayList;
import java.util.List;

/** The header of an export as named lines, for formats that have no place for more. */
final class HeaderLines {
    private HeaderLines() {}

    /** A line. Names can come again. */
    record Line(String name, String text) {}

    static List<Line> of(GraphTables g) {
        List<Line> lines = new ArrayList<>();
        g.banner().ifPresent(b -> lines.add(new Line("banner", b)));
        lines.add(new Line("schema", g.schema()));
        lines.add(new Line("tool", g.tool()));
        lines.add(new Line("chain", g.chain()));
        lines.add(new Line("dataHeight", Integer.toString(g.dataHeight())));
        lines.add(new Line("dataHash", g.dataHash()));
        lines.add(new Line("question", g.question()));
        g.parameters().forEach(p -> lines.add(new Line("parameter." + p.name(), p.value())));
        g.policy().ifPresent(p -> lines.add(new Line("policy", p)));
        g.policyVersion().ifPresent(v -> lines.add(new Line("policyVersion", Integer.toString(v))));
        g.account()
                .forEach(t ->
                        lines.add(
                                new Line(
                                        "account." + t.term(),
                                        t.amount() + " " + t.asset() + " (base units)")));
        lines.add(new Line("entitiesAt", g.entitiesAt().orElse("never computed")));
        lines.add(new Line("truncated", Boolean.toString(g.truncated())));
        lines.add(new Line("notFollowedCount", Integer.toString(g.notFollowed().size())));
        g.notFollowed().forEach(n -> lines.add(new Line("notFollowed", notFollowed(n))));
        g.notes().forEach(n -> lines.add(new Line("note", n)));
        lines.add(new Line("transactionCount", Integer.toString(g.transactions().size())));
        lines.add(new Line("addressCount", Integer.toString(g.addresses().size())));
        lines.add(new Line("partyCount", Integer.toString(g.parties().size())));
        lines.add(new Line("edgeCount", Integer.toString(g.edges().size())));
        return lines;
    }

    private static String notFollowed(GraphTables.NotFollowedRow n) {
        return "%s%s: %s"
                .formatted(n.where(), n.traced().map(t -> ", traced " + t).orElse(""), n.reason());
    }
}
