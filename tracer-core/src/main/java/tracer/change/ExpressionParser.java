package tracer.change;

import java.util.ArrayList;
import java.util.List;
import tracer.problem.BadInput;

/** Reads a {@link ChangeExpression}; used once. */
final class ExpressionParser {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    ExpressionParser(String text) {
        if (text.length() > LONGEST) {
            throw new BadInput(
                    "a change expression of %d characters; %d are enough"
                            .formatted(text.length(), LONGEST));
        }
        this.text = text;
    }

    ChangeExpression parse() {
        ChangeExpression whole = sum();
        if (at < text.length()) {
            throw unexpected("an operator (&, |, -) or the end");
        }
        return whole;
    }

    private ChangeExpression sum() {
        if (++depth > DEEPEST) {
            throw new BadInput(
                    "the change expression is nested more than %d deep".formatted(DEEPEST));
        }
        ChangeExpression left = product();
        while (true) {
            if (takes('|')) {
                ChangeExpression right = product();
                left = both(left, " | ", right, unite(left, right));
            } else if (takes('-')) {
                ChangeExpression right = product();
                left = both(left, " - ", right, subtract(left, right));
            } else {
                depth--;
                return left;
            }
        }
    }

    private ChangeExpression product() {
        ChangeExpression left = factor();
        while (takes('&')) {
            ChangeExpression right = factor();
            left = both(left, " & ", right, intersect(left, right));
        }
        return left;
    }

    private ChangeExpression factor() {
        if (takes('(')) {
            ChangeExpression inner = sum();
            require(')');
            return new ChangeExpression("(" + inner + ")", inner, inner.rules());
        }
        int begin = at;
        String name = name();
        return switch (name) {
            case "unique" -> {
                ChangeExpression of = only(arguments(), begin);
                yield new ChangeExpression(
                        "unique(" + of + ")", (c, t) -> of.candidates(c, t).unique(), of.rules());
            }
            case "agree" -> {
                List<ChangeExpression> of = arguments();
                yield new ChangeExpression(
                        "agree(" + join(of) + ")", ChangeExpression.agreeing(of), rulesOf(of));
            }
            case "votes" -> votes();
            default ->
                    ChangeRules.named(name)
                            .map(r -> new ChangeExpression(r.id(), r.finder(), List.of(r)))
                            .orElseThrow(() ->
                                    new BadInput(
                                            "'%s' at character %d of the change expression is no rule. There are %s"
                                                    .formatted(
                                                            name,
                                                            begin + 1,
                                                            String.join(
                                                                    ", ",
                                                                    ChangeRules.all().stream()
                                                                            .map(ChangeRule::id)
                                                                            .toList()))));
        };
    }

    private ChangeExpression votes() {
        require('(');
        skipBlanks();
        int begin = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == begin || at - begin > 2 || text.substring(begin, at).equals("0")) {
            at = begin;
            throw unexpected("by how many votes an output must lead, 1 to 99");
        }
        int lead = Integer.parseInt(text.substring(begin, at));
        require(',');
        List<ChangeExpression> of = list();
        return new ChangeExpression(
                "votes(%d, %s)".formatted(lead, join(of)),
                ChangeExpression.leadingBy(lead, of),
                rulesOf(of));
    }

    private List<ChangeExpression> arguments() {
        require('(');
        return list();
    }

    /** To the closing parenthesis. */
    private List<ChangeExpression> list() {
        List<ChangeExpression> of = new ArrayList<>();
        of.add(sum());
        while (takes(',')) {
            of.add(sum());
        }
        require(')');
        return of;
    }

    private ChangeExpression only(List<ChangeExpression> of, int begin) {
        if (of.size() != 1) {
            throw new BadInput(
                    "unique at character %d of the change expression takes one expression, not %d; agree takes several"
                            .formatted(begin + 1, of.size()));
        }
        return of.getFirst();
    }

    private String name() {
        skipBlanks();
        int begin = at;
        while (at < text.length() && isNamePart(at, begin)) {
            at++;
        }
        if (at == begin) {
            throw unexpected("the name of a rule");
        }
        return text.substring(begin, at);
    }

    /** A hyphen belongs to a name if a letter or digit follows it directly. */
    private boolean isNamePart(int i, int begin) {
        char c = text.charAt(i);
        return isLetterOrDigit(c)
                || (c == '-'
                        && i > begin
                        && i + 1 < text.length()
                        && isLetterOrDigit(text.charAt(i + 1)));
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private boolean takes(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void require(char c) {
        if (!takes(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private BadInput unexpected(String wanted) {
        return new BadInput(
                "the change expression needs %s at character %d%s"
                        .formatted(
                                wanted,
                                at + 1,
                                at < text.length()
                                        ? ", not '" + text.charAt(at) + "'"
                                        : ", where it ends"));
    }

    private static ChangeExpression both(
            ChangeExpression left, String operator, ChangeExpression right, ChangeFinder finder) {
        return new ChangeExpression(left + operator + right, finder, rulesOf(List.of(left, right)));
    }

    private static ChangeFinder unite(ChangeFinder a, ChangeFinder b) {
        return (c, t) -> a.candidates(c, t).or(b.candidates(c, t));
    }

    private static ChangeFinder subtract(ChangeFinder a, ChangeFinder b) {
        return (c, t) -> a.candidates(c, t).minus(b.candidates(c, t));
    }

    private static ChangeFinder intersect(ChangeFinder a, ChangeFinder b) {
        return (c, t) -> a.candidates(c, t).and(b.candidates(c, t));
    }

    private static List<ChangeRule> rulesOf(List<ChangeExpression> of) {
        return of.stream().flatMap(e -> e.rules().stream()).toList();
    }

    private static String join(List<ChangeExpression> of) {
        return String.join(", ", of.stream().map(ChangeExpression::toString).toList());
    }
}
