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

    /** The next scene, not before this day of the economy (from 0) and this hour (UTC). */
    Next on(int day, int hour) {
        return new Next(Scale.BEGIN.plus(Duration.ofHours(24L * day + hour)));
    }

    /** A scene to come, as soon as it is said what happens. */
    final class Next {
        private final Instant from;

        private Next(Instant from) {
            this.from = from;
        }

        /** This happens. */
        void does(Actor act) {
            tries(now -> {
                act.act(now);
                return true;
            });
        }

        /** This is tried; unless it answers that it happened, again in the next block. */
        void tries(Predicate<Moment> attempt) {
            scenes.add(new Scene(from, attempt));
        }
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
