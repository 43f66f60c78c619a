package tracer.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tracer.flow.Rational;
import tracer.ledger.Sats;
import tracer.summary.Span.Figure;
import tracer.summary.Span.Identifier;
import tracer.summary.Span.Plain;
import tracer.summary.Span.Quoted;
import tracer.summary.Span.Stamp;
import tracer.summary.Span.Unbroken;

/** A text whose figures, identifiers and foreign words can be told apart. Immutable. */
public record Phrase(List<Span> spans) {
    static final Phrase EMPTY = new Phrase(List.of());

    public Phrase {
        spans = List.copyOf(spans);
    }

    static Phrase of(String text) {
        return EMPTY.say(text);
    }

    static Phrase of(Rational sats) {
        return EMPTY.figure(sats);
    }

    Phrase say(String text) {
        return with(new Plain(text));
    }

    Phrase say(Phrase more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new Phrase(all);
    }

    Phrase unbroken(String text) {
        return with(new Unbroken(text));
    }

    Phrase figure(Rational sats) {
        return with(new Figure(sats));
    }

    Phrase figure(Sats sats) {
        return figure(Rational.of(sats.value()));
    }

    Phrase id(Object id) {
        return with(new Identifier(id.toString()));
    }

    Phrase quote(String foreign) {
        return with(new Quoted(foreign));
    }

    /** A time as a block claims it, to the second, in UTC. */
    Phrase time(Instant claimed) {
        return with(new Stamp(claimed));
    }

    private Phrase with(Span span) {
        List<Span> more = new ArrayList<>(spans);
        more.add(span);
        return new Phrase(more);
    }

    /** As plain text, the way sentences print it. */
    @Override
    public String toString() {
        return spans.stream()
                .map(s ->
                        switch (s) {
                            case Plain(String text) -> text;
                            case Identifier(String text) -> text;
                            case Unbroken(String text) -> text;
                            case Quoted(String text) -> "“" + text + "”";
                            case Figure f -> f.inWords();
                            case Stamp t -> t.date() + " " + t.timeOfDay();
                        })
                .collect(Collectors.joining());
    }
}
