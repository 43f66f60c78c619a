package tracer.web;

import java.util.Arrays;
import java.util.List;
import tracer.flow.Limits;
import tracer.inquiry.PathQuestion;
import tracer.path.Best;
import tracer.path.Wanted;

/** What names a question about paths, limits and stops aside. */
final class PathParameters {
    static final Parameter SOURCE =
            Parameter.required(
                    "source",
                    "where paths begin: addresses, entity:ADDRESS or category:exchange, comma-separated",
                    "12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S");

    static final Parameter TARGET =
            Parameter.required(
                    "target", "where they end, likewise", "1Q2TWHE3GMdB6BZKafqwxXtWAWgFt5Jvm3");

    static final List<Parameter> WANTED =
            List.of(
                    Parameter.optional(
                            "best",
                            Parameter.Type.STRING,
                            "fewest (hops), widest (the largest smallest step) or earliest (arrival) first;"
                                    + " fewest unless given",
                            "widest"),
                    Parameter.optional(
                            "count",
                            Parameter.Type.INTEGER,
                            "so many paths, 1 to %d; 1 unless given".formatted(Wanted.MOST),
                            "3"),
                    Parameter.optional(
                            "avoid",
                            Parameter.Type.STRING,
                            "addresses, transactions and label categories that no path leads through,"
                                    + " comma-separated; 'stop' names further categories",
                            "sanctioned"));

    private PathParameters() {}

    static PathQuestion question(Request request, Limits limits) {
        return new PathQuestion(
                list(request, SOURCE.name()),
                list(request, TARGET.name()),
                list(request, "avoid"),
                new Wanted(
                        request.optional("best").map(Best::of).orElse(Best.FEWEST),
                        request.integer("count").orElse(1)),
                limits,
                FlowParameters.stops(request));
    }

    static List<String> list(Request request, String name) {
        return request.optional(name)
                .map(text -> Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }
}
