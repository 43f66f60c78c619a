package tracer.change;

import java.util.ArrayList;
import java.util.List;
import tracer.change.ChangeRule.Standing;
import tracer.compact.CompactChain;

/**
 * Rules put together. {@code a & b} needs both and binds strongest; {@code a | b} needs one of
 * them, {@code a - b} the first without the second, both from left to right. {@code unique(a)}
 * answers only where one output is left; {@code agree(a, b, …)} takes each that names one output
 * and answers where those name the same; {@code votes(2, a, b, …)} takes each that names one output
 * and answers with the output that leads by two votes.
 */
public final class ChangeExpression implements ChangeFinder {
    private final String text;
    private final ChangeFinder finder;
    private final List<ChangeRule> rules;

    ChangeExpression(String text, ChangeFinder finder, List<ChangeRule> rules) {
        this.text = text;
        this.finder = finder;
        this.rules = rules.stream().distinct().toList();
    }

    /**
     * From its text.
     *
     * @throws tracer.problem.BadInput if it names no rule or cannot be read; says where
     */
    public static ChangeExpression of(String text) {
        return new ExpressionParser(text).parse();
    }

    public static ChangeExpression recommended() {
        return of(ChangeRules.RECOMMENDED);
    }

    @Override
    public OutputSet candidates(CompactChain chain, int tx) {
        return finder.candidates(chain, tx);
    }

    /** The rules that it is made of, as they first occur. */
    public List<ChangeRule> rules() {
        return rules;
    }

    /** Whether later blocks can alter its answer: they can if they can alter that of one rule. */
    public Standing standing() {
        return rules.stream().anyMatch(r -> r.standing() == Standing.AS_OF_HEIGHT)
                ? Standing.AS_OF_HEIGHT
                : Standing.LASTING;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ChangeExpression e && text.equals(e.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** In one form only, however it was written. */
    @Override
    public String toString() {
        return text;
    }

    static ChangeFinder agreeing(List<? extends ChangeFinder> finders) {
        return (chain, tx) -> {
            OutputSet named = OutputSet.none(chain, tx);
            for (ChangeFinder f : finders) {
                named = named.or(f.candidates(chain, tx).unique());
            }
            return named.unique();
        };
    }

    static ChangeFinder leadingBy(int lead, List<? extends ChangeFinder> finders) {
        return (chain, tx) -> {
            List<OutputSet> named = new ArrayList<>();
            for (ChangeFinder f : finders) {
                named.add(f.candidates(chain, tx).unique());
            }
            return OutputSet.where(
                    chain,
                    tx,
                    o -> {
                        long most = votes(named, o) - lead;
                        return most >= 0
                                && OutputSet.where(
                                                        chain,
                                                        tx,
                                                        other ->
                                                                other != o
                                                                        && votes(named, other)
                                                                                > most)
                                                .size()
                                        == 0;
                    });
        };
    }

    private static long votes(List<OutputSet> named, int output) {
        return named.stream().filter(s -> s.contains(output)).count();
    }
}
