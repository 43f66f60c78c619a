package tracer.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tracer.inquiry.AccountParty;
import tracer.inquiry.Amount;
import tracer.inquiry.BlockNote;
import tracer.inquiry.Document;
import tracer.inquiry.Party;

/** Turns of phrase that every answer shares. */
final class Words {
    static final String NL = System.lineSeparator();

    private Words() {}

    /** The line under every answer: up to where it is true. */
    static String asOf(Document document) {
        return document.dataHeight().isPresent()
                ? "True up to block %d %s%n"
                        .formatted(document.dataHeight().getAsInt(), document.dataHash().orElse(""))
                : "The store is empty." + NL;
    }

    static String block(BlockNote block) {
        return "block %d, position %d, stamped %s"
                .formatted(block.height(), block.position(), block.stamped());
    }

    static String amount(Optional<Amount> amount) {
        return amount.map(Amount::text).orElse("unknown");
    }

    /**
     * The label if somebody gave one, with who says so; else the address; else the script class.
     */
    static String party(Party party) {
        return labelled(party.address().orElse(party.scriptClass()), party.labels());
    }

    /** A name with what labels say of whoever has it. */
    static String labelled(String name, List<Party.LabelNote> labels) {
        return labels.isEmpty()
                ? name
                : name
                        + labels.stream()
                                .map(Words::label)
                                .collect(Collectors.joining("; ", "  ", ""));
    }

    /** As above, of an account. */
    static String party(AccountParty party) {
        return party.address()
                + party.labels().stream()
                        .map(Words::label)
                        .collect(
                                Collectors.joining("; ", party.labels().isEmpty() ? "" : "  ", ""));
    }

    /**
     * As above, with whose statements the labels are and nothing else, where many stand in rows.
     */
    static String brief(AccountParty party) {
        return party.address()
                + party.labels().stream()
                        .map(l -> "%s (says %s)".formatted(l.name(), l.source()))
                        .distinct()
                        .collect(
                                Collectors.joining("; ", party.labels().isEmpty() ? "" : "  ", ""));
    }

    private static String label(Party.LabelNote l) {
        return "%s (%s, says %s%s, confidence %s%s)"
                .formatted(
                        l.name(),
                        l.category(),
                        l.source(),
                        l.asserted().map(d -> " of " + d).orElse(""),
                        l.confidence(),
                        l.inForce().map(f -> ", " + inForce(f)).orElse(""));
    }

    private static String inForce(String id) {
        return id.equals("unknown") ? "in force then: unknown" : id.replace('-', ' ') + " then";
    }

    /** What comes after a page that was cut off; empty if it was not. */
    static String more(Optional<String> next, int shown, long total) {
        return next.map(cursor ->
                        "Shown %d of %d; go on with --after %s%n".formatted(shown, total, cursor))
                .orElse("");
    }

    static String heights(List<String> ranges) {
        return String.join(", ", ranges);
    }

    static String whole(OptionalInt n, String otherwise) {
        return n.isPresent() ? Integer.toString(n.getAsInt()) : otherwise;
    }
}
