package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.ArrayList;
import java.util.List;
import tracer.inquiry.MixingDocument;
import tracer.inquiry.MixingDocument.DetectorNote;
import tracer.inquiry.MixingDocument.MatrixNote;

/** What detectors and amounts tell about a transaction, for a reader. */
final class MixingText {
    private MixingText() {}

    static String of(MixingDocument m) {
        StringBuilder out = new StringBuilder();
        out.append("transaction ").append(m.txid()).append(NL);
        out.append(Words.block(m.block())).append(NL).append(NL);
        out.append("VERDICT: %s [%s]%n".formatted(m.sentence(), m.evidence()));
        out.append(m.defaultSentence()).append(NL).append(NL);
        Table detectors = new Table("detector", "takes it for", "answer");
        for (DetectorNote d : m.detectors()) {
            detectors.row(d.rule(), d.takesFor(), d.sentence());
        }
        out.append(detectors).append(NL);
        m.detectors().stream()
                .filter(d -> d.answer().equals("fits"))
                .forEach(d ->
                        out.append(
                                "%s (%s) is known to fail: %s%n"
                                        .formatted(d.rule(), d.source(), d.knownFailure())));
        out.append(NL)
                .append("LINKS: %s [%s]%n".formatted(m.links().sentence(), m.links().evidence()));
        m.links().matrix().ifPresent(matrix -> out.append(matrix(matrix)));
        out.append(NL);
        m.notes().forEach(note -> out.append(note).append(NL));
        return out.append(Words.asOf(m)).toString();
    }

    private static String matrix(MatrixNote m) {
        StringBuilder out = new StringBuilder();
        out.append(
                "entropy %s, density %s, efficiency %s, share of links that are not certain %s%n"
                        .formatted(m.entropy(), m.density(), m.efficiency(), m.nonDeterministic()));
        if (!m.takerFee().equals("0")) {
            out.append(
                    "participants may have paid each other: one gets up to %s sat, one pays up to %s sat%n"
                            .formatted(m.makerFee(), m.takerFee()));
        }
        List<String> columns = new ArrayList<>();
        columns.add(">output");
        columns.add(">amount");
        m.inputs()
                .forEach(i -> columns.add(">input %d: %s".formatted(i.input(), i.amount().text())));
        Table table = new Table(columns.toArray(String[]::new));
        m.rows()
                .forEach(row -> {
                    List<String> cells = new ArrayList<>();
                    cells.add(Integer.toString(row.output()));
                    cells.add(row.amount().text());
                    cells.addAll(row.shares());
                    table.row(cells.toArray(String[]::new));
                });
        return out.append(NL).append(table).toString();
    }
}
