package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.PathDocument;

/** A path, or why there is none, for a reader. */
final class PathText {
    private PathText() {}

    static String of(PathDocument p) {
        StringBuilder out = new StringBuilder(p.sentence()).append(NL);
        if (!p.stops().isEmpty()) {
            Table stops = new Table(">height", "stamped", ">amount", "output", "party");
            for (PathDocument.PathStop stop : p.stops()) {
                stops.row(
                        Integer.toString(stop.block().height()),
                        stop.block().stamped(),
                        stop.amount().text(),
                        stop.output(),
                        Words.party(stop.party()));
            }
            out.append(NL).append(stops);
        }
        return out.append(NL)
                .append("Looked at %d transactions.%n".formatted(p.explored()))
                .append(Words.asOf(p))
                .toString();
    }
}
