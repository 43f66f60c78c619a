package tracer.attribution;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement and what became of it, oldest first.
 *
 * @param label as it was made; of one that is withdrawn, without that
 */
public record LabelHistory(Label label, List<Event> events) implements Comparable<LabelHistory> {
    public LabelHistory {
        events = List.copyOf(events);
        if (events.isEmpty() || events.getFirst().what() != What.SAID) {
            throw new IllegalArgumentException("a statement begins by being made");
        }
    }

    /** What can become of a statement. */
    public enum What {
        /** An import brought it. */
        SAID,
        /** A later edition of its source makes the same statement with another day. */
        RENEWED,
        /** A later edition of its source does not make it. */
        WITHDRAWN,
        /** It had gone, and an edition makes it again. */
        SAID_AGAIN;

        /** Such as {@code said-again}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static What of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether the statement is made after this. */
        public boolean stands() {
            return this == SAID || this == SAID_AGAIN;
        }
    }

    /**
     * @param edition the day that the import's file is the state of
     * @param by the import; empty for what was stored before imports were recorded
     */
    public record Event(What what, Optional<LocalDate> edition, Optional<LabelImport> by) {}

    /** What became of it last. */
    public Event last() {
        return events.getLast();
    }

    /**
     * The label as stores answer with it today: while it is made as it is, and of a sanction the
     * withdrawn statement too, since what was in force once matters for what happened then.
     */
    public Optional<Label> inUse() {
        return switch (last().what()) {
            case SAID, SAID_AGAIN -> Optional.of(label);
            case RENEWED -> Optional.empty();
            case WITHDRAWN ->
                    label.category() == Category.SANCTIONED
                            ? Optional.of(last().edition().map(label::withdrawn).orElse(label))
                            : Optional.empty();
        };
    }

    @Override
    public int compareTo(LabelHistory o) {
        return label.compareTo(o.label);
    }
}
