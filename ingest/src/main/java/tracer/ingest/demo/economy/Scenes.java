package tracer.ingest.demo.economy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;

/** A script of things that happen one after the other, at most one in a block. */
final class Scenes implements Actor {
    private final String title;
    private final Deque<Scene> scenes = new ArrayDeque<>();

    /** When it may happen at the earliest, and the try to make it happen. */
    private record Scene(Instant from, Predicate<Moment> attempt) {}

    Scenes(String title) {
        this.title = title;
    }

    /**
     * Adds a scene after the others.
     *
     * @param day of the economy, from 0
     * @param hour of that day, UTC
     * @param attempt answers whether it happened; otherwise it is tried again in the next block
     */
    void add(int day, int hour, Predicate<Moment> attempt) {
        scenes.add(new Scene(Scale.BEGIN.plus(Duration.ofHours(24L * day + hour)), attempt));
    }

    @Override
    public void act(Moment now) {
        Scene next = scenes.peek();
        if (next != null && !now.time().isBefore(next.from()) && next.attempt().test(now)) {
            scenes.remove();
        }
    }

    /** Complains if something is left to happen. */
    void requireOver() {
        if (!scenes.isEmpty()) {
            throw new IllegalStateException(
                    "%s: %d scenes did not come about, the first of them due at %s"
                            .formatted(title, scenes.size(), scenes.element().from()));
        }
    }
}
