package tracer.entity;

import java.util.Optional;
import tracer.change.ChangeExpression;
import tracer.problem.BadInput;

/**
 * By which rules entities are computed. Co-spends and bare keys always count.
 *
 * @param threshold edges of rules below this confidence are left out, 1 to 100
 * @param large from how many scripts on an entity is large: two large ones are not joined by one
 *     transaction alone
 * @param sameScripts whether {@link Rule#SAME_SCRIPT} counts; every stored transaction is read for
 *     that
 * @param change what counts as change; empty by default, when no change joins anything. Every
 *     stored transaction is read for it
 */
public record EntitySettings(
        int threshold, int large, boolean sameScripts, Optional<ChangeExpression> change) {
    /** Without change; a large entity has 1,000 scripts (Harrigan and Fretter 2016). */
    public static final EntitySettings DEFAULT =
            new EntitySettings(50, 1_000, false, Optional.empty());

    public EntitySettings {
        if (threshold < 1 || threshold > 100) {
            throw new BadInput(
                    "a confidence threshold lies between 1 and 100, not at " + threshold);
        }
        if (large < 2) {
            throw new BadInput("a large entity has two scripts at least, not " + large);
        }
    }

    public EntitySettings with(ChangeExpression expression) {
        return new EntitySettings(threshold, large, sameScripts, Optional.of(expression));
    }

    public EntitySettings withSameScripts() {
        return new EntitySettings(threshold, large, true, change);
    }

    public EntitySettings at(int anotherThreshold) {
        return new EntitySettings(anotherThreshold, large, sameScripts, change);
    }

    public EntitySettings withLarge(int scripts) {
        return new EntitySettings(threshold, scripts, sameScripts, change);
    }

    /** Whether the transactions themselves are read, not only the evidence drawn on arrival. */
    boolean readsTransactions() {
        return sameScripts || change.isPresent();
    }

    /** Whether a rule is among those that entities are computed by. */
    public boolean counts(Rule rule) {
        return rule.confidence() >= threshold
                && switch (rule) {
                    case CO_SPEND, SAME_KEY -> true;
                    case SAME_SCRIPT -> sameScripts;
                    case CHANGE -> change.isPresent();
                };
    }

    /** From {@link #toString}. */
    public static EntitySettings of(String text) {
        String[] parts = text.split(" ", 5);
        if (parts.length < 4 || !parts[0].equals("threshold") || !parts[2].equals("large")) {
            throw new BadInput("'%s' is no setting of entities".formatted(text));
        }
        String rest = parts.length > 4 ? parts[4] : "";
        boolean same = rest.startsWith("same-scripts");
        int change = rest.indexOf("change ");
        return new EntitySettings(
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[3]),
                same,
                change < 0
                        ? Optional.empty()
                        : Optional.of(
                                ChangeExpression.of(rest.substring(change + "change ".length()))));
    }

    /** For citing: {@code threshold 50 large 1000 same-scripts change unique(fresh)}. */
    @Override
    public String toString() {
        return "threshold %d large %d%s%s"
                .formatted(
                        threshold,
                        large,
                        sameScripts ? " same-scripts" : "",
                        change.map(c -> " change " + c).orElse(""));
    }
}
