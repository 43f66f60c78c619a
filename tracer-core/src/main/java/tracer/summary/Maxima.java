package tracer.summary;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tracer.flow.Bound;

/**
 * The most that can have come to each end whatever the rule, by exact maximum flow; the same
 * figures that a comparison prints.
 *
 * @param <P> where value can end
 */
sealed interface Maxima<P> {
    record Computed<P>(Map<P, Bound> bounds) implements Maxima<P> {
        public Computed {
            bounds = Map.copyOf(bounds);
        }
    }

    /** Not computed, and why: as a sentence goes on. */
    record LeftOut<P>(String why) implements Maxima<P> {}

    /** For a table; an end that nothing of the source can reach has zero. */
    default Phrase cell(P place, Function<BigInteger, Phrase> amount) {
        return switch (this) {
            case LeftOut<P> l -> Phrase.of("not computed");
            case Computed<P>(var bounds) ->
                    switch (Optional.ofNullable(bounds.get(place))
                            .orElse(
                                    new Bound.Known(
                                            BigInteger.ZERO,
                                            BigInteger.ZERO,
                                            java.util.List.of()))) {
                        case Bound.Known known when known.isMaximum() ->
                                amount.apply(known.within());
                        case Bound.Known known ->
                                amount.apply(known.within())
                                        .say(" over what was followed; up to ")
                                        .say(amount.apply(known.possible()))
                                        .say(" with what was cut off");
                        case Bound.NotComputed n ->
                                Phrase.of("not computed: too much work; narrow the question");
                    };
        };
    }

    /** What the column says, or why it says nothing. */
    default Phrase remark() {
        return Phrase.of(
                switch (this) {
                    case Computed<P> c ->
                            "‘All ways: most’ is exact integer maximum flow: the most of the seed's value that can have come there by all ways together, each carrying at most what it carried, so that no rule that conserves value can give more. It is of each end by itself; these figures must not be added. Where value was cut off it could have come back unseen; then two figures stand there.";
                    case LeftOut<P>(String why) ->
                            "The most that can have come there by all ways together, whatever the rule (maximum flow), is not computed: %s."
                                    .formatted(why);
                });
    }
}
