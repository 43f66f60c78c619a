package tracer.inquiry;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.flow.GuardWords;
import tracer.flow.Limits;
import tracer.flow.TimeSpan;
import tracer.path.Cut;
import tracer.path.Ends;
import tracer.path.PathAnswer;
import tracer.path.PathRequest;
import tracer.path.Search;
import tracer.path.Within;

/**
 * The outcome of a search for paths in plain sentences.
 *
 * @param amounts base units in words
 * @param steps what hops are: {@code transactions} or {@code transfers}
 */
record PathWording(Function<BigInteger, String> amounts, String steps) {
    static String outcome(PathAnswer<?> answer) {
        return switch (answer) {
            case PathAnswer.Found<?> f -> "found";
            case PathAnswer.None<?> n -> "none";
            case PathAnswer.NotIndexed<?> n -> "not-indexed";
            case PathAnswer.BudgetSpent<?> b -> "budget-spent";
        };
    }

    String sentence(PathRequest<?> request, PathAnswer<?> answer) {
        Search search = answer.search();
        return switch (answer) {
            case PathAnswer.Found<?>(Search s, var paths) ->
                    found(request, paths.size(), paths.getFirst().hops())
                            + search.missing()
                                    .map(gaps ->
                                            "; blocks %s are not stored, a better one may lead there"
                                                    .formatted(gaps))
                                    .orElse("");
            case PathAnswer.None<?> n ->
                    search.isLimited()
                            ? "no path within the limits; they cut something off, so there may be one beyond"
                            : "no path: everything that could lead there in the stored blocks was looked at";
            case PathAnswer.NotIndexed<?>(Search s, String what) ->
                    "no path in what is stored, but data is missing: " + what;
            case PathAnswer.BudgetSpent<?>(Search s, var soFar) ->
                    "%s: %s was spent first%s; raise it or narrow the question"
                            .formatted(
                                    soFar.isEmpty()
                                            ? "no answer"
                                            : "%s found so far, better ones may exist"
                                                    .formatted(counted(soFar.size())),
                                    budget(request.within().limits(), s),
                                    s.cuts().containsKey(Cut.CLOCK)
                                            ? ", so that asked again it may be another answer"
                                            : "");
        };
    }

    private String budget(Limits limits, Search search) {
        return search.cuts().containsKey(Cut.CLOCK)
                ? "the time, %s,"
                        .formatted(limits.guards().time().map(TimeSpan::inWords).orElse("not said"))
                : "the budget of %d %s".formatted(limits.transactions(), steps);
    }

    private String found(PathRequest<?> request, int paths, int hops) {
        String ways =
                "value could have travelled from %s to %s"
                        .formatted(inWords(request.from()), inWords(request.to()));
        return paths == 1 && request.wanted().count() == 1
                ? "%s through %d %s; how much did is not said by a path"
                        .formatted(ways, hops, hops == 1 ? steps.replaceAll("s$", "") : steps)
                : "%s on %s, %s%s; how much did is not said by a path"
                        .formatted(
                                ways,
                                counted(paths),
                                request.wanted().best().words(),
                                paths < request.wanted().count()
                                        ? ", no more within the limits"
                                        : "");
    }

    private static String counted(int paths) {
        return paths == 1 ? "1 path" : paths + " paths";
    }

    /** A side as it was asked for. */
    static List<String> texts(Ends<?> ends) {
        return Stream.of(
                        ends.addresses().stream().map(Object::toString),
                        ends.entities().stream().map(e -> "entity:" + e),
                        ends.categories().stream().map(c -> "category:" + c.id()))
                .flatMap(s -> s)
                .toList();
    }

    private static String inWords(Ends<?> ends) {
        List<String> parts =
                Stream.of(
                                ends.addresses().stream().map(Object::toString),
                                ends.entities().stream().map(e -> "entity " + e),
                                ends.categories().stream().map(c -> "anybody labelled " + c.id()))
                        .flatMap(s -> s)
                        .toList();
        return String.join(" or ", parts);
    }

    /** The limits that an answer was found under, all of them, as one line. */
    String within(Within<?> within) {
        Limits l = within.limits();
        List<String> parts = new ArrayList<>();
        parts.add(
                l.hops().isPresent()
                        ? "at most %d hops".formatted(l.hops().getAsInt())
                        : "any number of hops");
        l.minTraced().ifPresent(m -> parts.add("no step below " + amounts.apply(m)));
        l.fromHeight().ifPresent(h -> parts.add("blocks from %d on".formatted(h)));
        l.toHeight().ifPresent(h -> parts.add("blocks up to %d".formatted(h)));
        l.from().ifPresent(t -> parts.add("stamped from %s on".formatted(t)));
        l.to().ifPresent(t -> parts.add("stamped up to %s".formatted(t)));
        parts.add("a budget of %d %s".formatted(l.transactions(), steps));
        parts.addAll(GuardWords.sentences(l.guards()));
        String labelled =
                Stream.concat(
                                within.stops().categories().stream(),
                                within.avoided().categories().stream())
                        .distinct()
                        .map(Category::id)
                        .collect(Collectors.joining(" or "));
        List<String> around =
                Stream.of(
                                labelled.isEmpty()
                                        ? Stream.<String>empty()
                                        : Stream.of("parties labelled " + labelled),
                                within.avoided().addresses().stream().map(Object::toString),
                                within.avoided().transactions().stream()
                                        .map(t -> "transaction " + t),
                                within.stops().atCollaborativeSpends()
                                                && steps.equals("transactions")
                                        ? Stream.of("collaborative spends")
                                        : Stream.<String>empty())
                        .flatMap(s -> s)
                        .toList();
        if (!around.isEmpty()) {
            parts.add("not through " + String.join(", ", around));
        }
        return String.join("; ", parts);
    }

    static List<PathDocument.CutNote> cuts(Search search) {
        return search.cuts().entrySet().stream()
                .map(e -> cut(e.getKey(), e.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }

    private static PathDocument.CutNote cut(Cut why, int count) {
        return new PathDocument.CutNote(
                why.id(),
                count,
                "%d %s not followed %s"
                        .formatted(count, count == 1 ? "step was" : "steps were", why.words()));
    }

    /** Whether the answer shows less than there may be. */
    static boolean isPartial(PathAnswer<?> answer) {
        return switch (answer) {
            case PathAnswer.Found<?> f -> false;
            case PathAnswer.None<?>(Search search) -> search.isLimited();
            case PathAnswer.NotIndexed<?> n -> true;
            case PathAnswer.BudgetSpent<?> b -> true;
        };
    }
}
