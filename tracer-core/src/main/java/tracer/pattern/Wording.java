package tracer.pattern;

/** Predicates in plain sentences, their parameters filled in. */
record Wording(Parameters parameters) {
    String predicate(Indicator indicator) {
        Parameters.Peel peel = parameters.peel();
        Parameters.Fan fan = parameters.fan();
        Parameters.Pass pass = parameters.pass();
        return switch (indicator) {
            case PEELING_CHAIN ->
                    ("at least %d transactions in a row, each with one input and two outputs of"
                                    + " value: the smaller output is at most %s of the larger, the larger goes"
                                    + " to an address never paid before, and the next transaction spends it at"
                                    + " most %s later")
                            .formatted(
                                    peel.length(),
                                    Span.share(peel.ratio()),
                                    Span.text(peel.dwell()));
            case FAN_IN -> "%s pay one address or entity%s".formatted(many(fan), spread(fan));
            case FAN_OUT ->
                    "one address or entity pays %s%s; collaborative spends are left out"
                            .formatted(many(fan), spread(fan));
            case FUNNEL ->
                    ("%s pay one address or entity%s; then, at most %s after the last of them, one"
                                    + " transaction takes out at least %s of what they paid")
                            .formatted(
                                    many(fan),
                                    spread(fan),
                                    Span.text(fan.within()),
                                    Span.share(fan.share()));
            case PASS_THROUGH ->
                    ("of what came to an address or entity %s to 1 went out again, fees among it;"
                                    + " half of that value stayed at most %s, first in, first out; and inflow"
                                    + " was followed by outflow at least %d times")
                            .formatted(
                                    Span.share(pass.least()),
                                    Span.text(pass.dwell()),
                                    pass.episodes());
            case EXPOSURE ->
                    "value goes to, or comes from, an address that a label calls a mixer or"
                            + " sanctioned: at once (direct), or over several hops of a trace"
                            + " (indirect, an amount under its policy); a label also counts for the"
                            + " other addresses of the same entity, then by inference; collaborative"
                            + " spends are no labels";
        };
    }

    private static String many(Parameters.Fan fan) {
        return "at least %d distinct parties".formatted(fan.parties());
    }

    private static String spread(Parameters.Fan fan) {
        return " within %s, none of them outweighing: the squares of their shares sum up to at most %s"
                .formatted(Span.text(fan.window()), Span.share(fan.concentration()));
    }
}
