package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.List;
import tracer.inquiry.PathDocument;

/** Paths, or why there are none, for a reader. */
final class PathText {
    private PathText() {}

    static String of(PathDocument p) {
        StringBuilder out = new StringBuilder(p.sentence()).append(NL);
        for (int i = 0; i < p.paths().size(); i++) {
            out.append(NL).append(path(p.paths().get(i), i + 1, p.count()));
        }
        return out.append(NL)
                .append(searched(p.within(), p.explored(), "transactions", p.cuts()))
                .append(Words.asOf(p))
                .toString();
    }

    private static String path(PathDocument.PathNote path, int rank, int count) {
        Table stops = new Table(">height", "stamped", ">amount", "output", "party");
        for (PathDocument.PathStop stop : path.stops()) {
            stops.row(
                    Integer.toString(stop.block().height()),
                    stop.block().stamped(),
                    stop.amount().text(),
                    stop.output(),
                    Words.party(stop.party()));
        }
        return title(rank, count, path.hops(), path.least().text()) + stops;
    }

    /** What a path is headed with where there may be several. */
    static String title(int rank, int count, int hops, String least) {
        return "%s%s, at most %s all the way%n"
                .formatted(
                        count == 1 ? "" : "Path %d: ".formatted(rank),
                        hops == 1 ? "1 hop" : hops + " hops",
                        least);
    }

    /** What was looked at and what was not. */
    static String searched(
            String within, int explored, String what, List<PathDocument.CutNote> cuts) {
        StringBuilder out = new StringBuilder("Looked at %d %s".formatted(explored, what));
        out.append(" within: ").append(within).append(".").append(NL);
        cuts.forEach(c -> out.append("Not followed: ").append(c.sentence()).append(".").append(NL));
        return out.toString();
    }
}
