package tracer.neo4j;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.BitcoinChain;

/**
 * A label is one node for all that it says: subject, chain, name, source, category, actor and, as
 * one text, basis; what the basis is made of stands beside it for people with a query of their own.
 */
final class LabelRows {
    private LabelRows() {}

    static Map<String, Object> row(Label l) {
        Map<String, Object> row = new HashMap<>(identity(l));
        row.put("subject", l.subject().key().toString());
        row.put("details", details(l));
        return row;
    }

    /** What tells labels of one address apart. */
    static Map<String, Object> identity(Label l) {
        return Map.of(
                "chain", l.subject().scope(),
                "name", l.name(),
                "source", l.source(),
                "category", l.category().id(),
                "basis", l.basis().text(),
                "actor", l.actor().orElse(""));
    }

    private static Map<String, Object> details(Label l) {
        Map<String, Object> details = new HashMap<>();
        details.put("address", l.subject().text());
        details.put("folded", l.name().toLowerCase(Locale.ROOT));
        details.put("confidence", l.confidence().id());
        details.put("level", l.confidence().level());
        l.author().ifPresent(a -> details.put("author", a));
        l.asserted().ifPresent(d -> details.put("asserted", d));
        l.validity().list().ifPresent(a -> details.put("list", a));
        l.validity().from().ifPresent(d -> details.put("validFrom", d));
        l.validity().until().ifPresent(d -> details.put("validUntil", d));
        return details;
    }

    /** The statement as it was made. */
    static Label label(Record row, BitcoinChain chain) {
        Value l = row.get("label");
        return new Label(
                LabelSubject.read(l.get("address").asString(), l.get("chain").asString(), chain),
                l.get("name").asString(),
                Category.of(l.get("category").asString()),
                l.get("source").asString(),
                new Basis(
                        Confidence.of(l.get("confidence").asString()),
                        text(l, "author"),
                        day(l, "asserted"),
                        new Validity(text(l, "list"), day(l, "validFrom"), day(l, "validUntil"))),
                Optional.of(l.get("actor").asString()).filter(a -> !a.isEmpty()));
    }

    /** The statement with the day on which it was found withdrawn, if it was. */
    static Label inUse(Record row, BitcoinChain chain) {
        Label label = label(row, chain);
        Value withdrawn = row.get("withdrawn");
        return withdrawn.isNull() ? label : label.withdrawn(withdrawn.asLocalDate());
    }

    static Optional<String> text(Value node, String property) {
        return Optional.of(node.get(property)).filter(v -> !v.isNull()).map(Value::asString);
    }

    private static Optional<LocalDate> day(Value node, String property) {
        return Optional.of(node.get(property)).filter(v -> !v.isNull()).map(Value::asLocalDate);
    }
}
