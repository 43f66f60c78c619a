package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.stream.Collectors;
import tracer.inquiry.StatusDocument;

/** What is stored, for a reader. */
final class StatusText {
    private StatusText() {}

    static String of(StatusDocument s) {
        String heights =
                s.ranges().stream()
                        .map(r -> r.from() == r.to() ? "" + r.from() : r.from() + "–" + r.to())
                        .collect(Collectors.joining(", "));
        StringBuilder out = new StringBuilder();
        out.append("chain     ").append(s.chain()).append(NL);
        out.append(
                "blocks    %d%s%n"
                        .formatted(s.blocks(), heights.isEmpty() ? "" : ", heights " + heights));
        s.tipStamped().ifPresent(t -> out.append("last one  stamped %s%n".formatted(t)));
        out.append(
                "entities  %s%n"
                        .formatted(
                                s.entitiesAt().isEmpty()
                                        ? "not computed yet"
                                        : "computed for block %d%s"
                                                .formatted(
                                                        s.entitiesAt().getAsInt(),
                                                        s.entitiesCurrent()
                                                                ? ""
                                                                : ", not yet for the last ones")));
        out.append("labels    %d%n".formatted(s.labels()));
        out.append("orphans   %d blocks%n".formatted(s.orphans()));
        return out.append(s.sentence()).append(NL).append(Words.asOf(s)).toString();
    }
}
