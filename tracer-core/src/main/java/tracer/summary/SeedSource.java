package tracer.summary;

import java.util.List;
import java.util.Optional;

/** Where the seeds of a summary come from, in the words of whoever asked. */
final class SeedSource {
    private static final int MOST_TOLD = 8;

    private SeedSource() {}

    /** By which names the seeds were asked for; empty if they stand for themselves. */
    static Optional<Phrase> named(List<String> typed, int seeds) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Phrase text = Phrase.of(seeds > 1 ? "They were named by " : "It was named by ");
        for (int i = 0; i < Math.min(MOST_TOLD, typed.size()); i++) {
            text = text.say(i == 0 ? "" : ", ").quote(typed.get(i));
        }
        return Optional.of(
                typed.size() > MOST_TOLD
                        ? text.say(" and %d more names".formatted(typed.size() - MOST_TOLD))
                        : text);
    }

    /**
     * @param these what the seeds are called, such as "this output"
     */
    static Phrase supplied(Optional<String> source, String these) {
        return source.map(s ->
                        Phrase.of("Who supplied %s, how and when, as typed in: ".formatted(these))
                                .quote(s))
                .orElse(Phrase.of("Who supplied %s, how and when is not stated".formatted(these)));
    }
}
