package tracer.path;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Places that value can be at, each at its time, and the steps between them. Every step goes to a
 * later place, so there are no circles. Not thread-safe.
 *
 * @param <P> when a place is come to
 * @param <L> what a step is: an output or a transfer, in chain order. Waiting is a step without
 */
final class WayGraph<P extends Comparable<? super P>, L extends Comparable<? super L>> {
    /** Before every first step. */
    static final int START = 0;

    /** Behind every last step. */
    static final int END = 1;

    /** The width of a step of which nobody knows how much it can carry. */
    static final BigInteger UNBOUNDED = BigInteger.TWO.pow(300);

    private final List<P> times = new ArrayList<>();
    private final List<List<Edge<L>>> into = new ArrayList<>();

    WayGraph() {
        into.add(new ArrayList<>());
        into.add(new ArrayList<>());
    }

    /** A step to the place in whose list it is. */
    record Edge<L>(int from, int hops, BigInteger width, Optional<L> label) {}

    int node(P time) {
        times.add(time);
        into.add(new ArrayList<>());
        return into.size() - 1;
    }

    void step(int from, int to, int hops, BigInteger width, L label) {
        into.get(to).add(new Edge<>(from, hops, width, Optional.of(label)));
    }

    /** Value that stays where it is until something else has happened there. */
    void wait(int from, int to, BigInteger width) {
        into.get(to).add(new Edge<>(from, 0, width, Optional.empty()));
    }

    List<Edge<L>> into(int node) {
        return into.get(node);
    }

    int size() {
        return into.size();
    }

    /** All but the start, each after all that steps come to it from. */
    int[] inOrder() {
        IntStream between =
                IntStream.range(2, size())
                        .boxed()
                        .sorted(Comparator.comparing(n -> times.get(n - 2)))
                        .mapToInt(Integer::intValue);
        return IntStream.concat(between, IntStream.of(END)).toArray();
    }
}
