package tracer.cli;

import static tracer.cli.Words.NL;

import tracer.inquiry.AccountPathDocument;
import tracer.inquiry.TransferNote;

/** Paths between accounts, or why there are none, for a reader. */
final class AccountPathText {
    private AccountPathText() {}

    static String of(AccountPathDocument p) {
        StringBuilder out = new StringBuilder(p.sentence()).append(NL);
        for (int i = 0; i < p.paths().size(); i++) {
            AccountPathDocument.AccountPathNote path = p.paths().get(i);
            out.append(NL)
                    .append(PathText.title(i + 1, p.count(), path.hops(), path.least().text()))
                    .append(steps(path));
        }
        out.append(NL).append(PathText.searched(p.within(), p.explored(), "transfers", p.cuts()));
        p.notes().forEach(n -> out.append("Note: ").append(n).append(NL));
        return out.append(Words.asOf(p)).toString();
    }

    private static Table steps(AccountPathDocument.AccountPathNote path) {
        Table steps =
                new Table(
                        ">height", "stamped", ">amount", "transfer", "from", "to", "its receiver");
        for (AccountPathDocument.PathHop hop : path.steps()) {
            TransferNote t = hop.transfer();
            steps.row(
                    Integer.toString(t.block().height()),
                    t.block().stamped(),
                    t.amount().text(),
                    "%s [%s]".formatted(t.id(), t.evidence()),
                    t.from().map(Words::brief).orElse("(outside)"),
                    t.to().map(Words::brief).orElse("(nobody)"),
                    hop.keptSays());
        }
        return steps;
    }
}
