package tracer.flow;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Room for so many crossings: the first ones in the order of the course, whichever were found
 * first. So the same data give the same cut, in whatever order the store was asked.
 */
final class Quota<T extends Taint> {
    private final int most;
    private final NavigableSet<Crossing<T>> within;
    private final NavigableSet<Crossing<T>> beyond;
    private final Consumer<Crossing<T>> onChange;

    /**
     * @param onChange receives a crossing that lost its room to an earlier one, or got room
     */
    Quota(int most, Comparator<Crossing<T>> order, Consumer<Crossing<T>> onChange) {
        this.most = most;
        this.within = new TreeSet<>(order);
        this.beyond = new TreeSet<>(order);
        this.onChange = onChange;
    }

    /** Takes note of whether a crossing needs room. Returns whether it has what it needs. */
    boolean admits(Crossing<T> crossing, boolean needed) {
        if (!needed) {
            release(crossing);
            return true;
        }
        if (!beyond.contains(crossing) && within.add(crossing) && within.size() > most) {
            Crossing<T> last = within.removeLast();
            beyond.add(last);
            if (last != crossing) {
                onChange.accept(last);
            }
        }
        return within.contains(crossing);
    }

    private void release(Crossing<T> crossing) {
        if (within.remove(crossing)) {
            if (!beyond.isEmpty()) {
                Crossing<T> first = beyond.removeFirst();
                within.add(first);
                onChange.accept(first);
            }
        } else {
            beyond.remove(crossing);
        }
    }

    /** Those with room, in order. */
    NavigableSet<Crossing<T>> admitted() {
        return within;
    }
}
