package tracer.proof;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.ledger.OutPoint;
import tracer.ledger.Sats;
import tracer.mixing.Detectors;
import tracer.proof.TagForm.Entry;

/** The question of a trace, with the versions of the rules by which it was answered. */
final class QuestionForm {
    private static final String NONE = "none";
    private static final TagForm FORM =
            new TagForm(
                    BundlePath.QUESTION,
                    "Form",
                    "Seed",
                    "Direction",
                    "Policy",
                    "Policy-Version",
                    "Detectors",
                    "Limit-Hops",
                    "Limit-Min-Satoshis",
                    "Limit-From-Height",
                    "Limit-To-Height",
                    "Limit-From",
                    "Limit-To",
                    "Limit-Transactions",
                    "Stop-Categories",
                    "Stop-Through-Entities",
                    "Stop-At-Collaborative-Spends");

    /** Name and version of the form of the whole bundle. */
    static final String BUNDLE_FORM = "tracer-bundle/1";

    private QuestionForm() {}

    static byte[] write(TraceRequest request) {
        Limits limits = request.limits();
        StopRules stops = request.stops();
        return FORM.write(
                List.of(
                        List.of(
                                BUNDLE_FORM,
                                request.seed().toString(),
                                request.direction().id(),
                                request.policy().id(),
                                Integer.toString(request.policy().version()),
                                detectors(),
                                orNone(limits.hops()),
                                limits.minTraced().map(m -> m.toString()).orElse(NONE),
                                orNone(limits.fromHeight()),
                                orNone(limits.toHeight()),
                                limits.from().map(Instant::toString).orElse(NONE),
                                limits.to().map(Instant::toString).orElse(NONE),
                                Integer.toString(limits.transactions()),
                                categories(stops.categories()),
                                yesOrNo(stops.throughEntities()),
                                yesOrNo(stops.atCollaborativeSpends()))));
    }

    /**
     * @throws Difference if it is no question, or one under rules that this version does not have
     */
    static TraceRequest read(byte[] bytes) {
        List<Entry> entries = FORM.read(bytes);
        if (entries.size() != 1) {
            throw new Difference(BundlePath.QUESTION.path(), "must ask one question");
        }
        Entry e = entries.getFirst();
        e.require("Form", BUNDLE_FORM);
        Policy policy = e.read("Policy", Policy::of);
        e.require("Policy-Version", Integer.toString(policy.version()));
        e.require("Detectors", detectors());
        return new TraceRequest(
                e.read("Seed", OutPoint::of),
                e.read("Direction", QuestionForm::direction),
                policy,
                limits(e),
                new StopRules(
                        e.read("Stop-Categories", QuestionForm::categories),
                        e.read("Stop-Through-Entities", QuestionForm::isYes),
                        e.read("Stop-At-Collaborative-Spends", QuestionForm::isYes)));
    }

    private static Limits limits(Entry e) {
        return e.read(
                "Limit-Transactions",
                transactions ->
                        new Limits(
                                number(e, "Limit-Hops"),
                                optional(
                                        e,
                                        "Limit-Min-Satoshis",
                                        text ->
                                                BigInteger.valueOf(
                                                        Sats.of(Long.parseLong(text)).value())),
                                number(e, "Limit-From-Height"),
                                number(e, "Limit-To-Height"),
                                optional(e, "Limit-From", Instant::parse),
                                optional(e, "Limit-To", Instant::parse),
                                Integer.parseInt(transactions)));
    }

    private static String detectors() {
        return String.join(", ", Detectors.namesByDefault());
    }

    private static Direction direction(String text) {
        return Arrays.stream(Direction.values())
                .filter(d -> d.id().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'%s' is no direction".formatted(text)));
    }

    private static String categories(Set<Category> categories) {
        return categories.isEmpty()
                ? NONE
                : categories.stream().map(Category::id).collect(Collectors.joining(", "));
    }

    private static Set<Category> categories(String text) {
        return text.equals(NONE)
                ? Set.of()
                : Arrays.stream(text.split(", ", -1)).map(Category::of).collect(Collectors.toSet());
    }

    private static OptionalInt number(Entry e, String name) {
        return optional(e, name, Integer::parseInt)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static <T> Optional<T> optional(Entry e, String name, Function<String, T> reader) {
        return e.read(
                name,
                text -> text.equals(NONE) ? Optional.empty() : Optional.of(reader.apply(text)));
    }

    private static String orNone(OptionalInt n) {
        return n.isPresent() ? Integer.toString(n.getAsInt()) : NONE;
    }

    private static String yesOrNo(boolean truth) {
        return truth ? "yes" : "no";
    }

    private static boolean isYes(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "'%s' is neither yes nor no".formatted(text));
        };
    }
}
