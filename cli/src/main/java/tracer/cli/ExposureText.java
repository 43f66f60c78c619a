package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.Optional;
import tracer.inquiry.ExposureDocument;
import tracer.inquiry.TraceDocument;

/** An exposure set for a reader: who cannot be ruled out, and no amounts. */
final class ExposureText {
    private ExposureText() {}

    static String of(ExposureDocument e) {
        StringBuilder out = new StringBuilder(e.title()).append(NL).append(NL);
        Table ends = new Table(">hop", "output", "why it ends", "party");
        for (ExposureDocument.ExposedOutput o : e.outputs()) {
            Optional<TraceDocument.End> end = o.end();
            if (end.isPresent()) {
                ends.row(
                        Integer.toString(o.hop()),
                        o.output(),
                        "%s [%s]".formatted(end.get().sentence(), end.get().evidence()),
                        Words.party(o.party()));
            }
        }
        out.append(ends).append(NL);
        out.append(
                "%d outputs in the set, through %d transactions.%n"
                        .formatted(e.outputs().size(), e.transactions().size()));
        e.notes().forEach(n -> out.append(n).append(NL));
        if (e.truncated()) {
            out.append("A limit cut this set off: it is partial.").append(NL);
        }
        return out.append(Words.asOf(e)).toString();
    }
}
