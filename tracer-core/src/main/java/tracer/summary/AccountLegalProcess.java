package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import tracer.account.Transfer;
import tracer.evidence.EvidenceClass;
import tracer.flow.Rational;
import tracer.flow.TraceEnd;
import tracer.ledger.Asset;
import tracer.summary.AccountMaterial.Exit;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Letter;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** Whom legal process can be sent to over a trace of accounts, and what to ask for. */
record AccountLegalProcess(AccountMaterial m) {
    Section write() {
        List<Part> parts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<Part> letters = new ArrayList<>();
        for (Exit e : m.exits()) {
            if (e.end() instanceof TraceEnd.AtService service && e.by().isPresent()) {
                Transfer t = e.by().get();
                rows.add(
                        new Row(
                                EvidenceClass.LABEL,
                                List.of(
                                        LegalProcess.names(service),
                                        e.at().map(a -> Phrase.EMPTY.id(a.text()))
                                                .orElse(Phrase.EMPTY),
                                        Phrase.EMPTY.id(t.id()),
                                        contract(),
                                        m.place(t),
                                        m.number(Rational.of(t.amount())),
                                        m.number(e.traced()),
                                        LegalProcess.sources(service),
                                        Phrase.of(EvidenceClass.LABEL.id()))));
                letters.add(letter(e, service, t));
            }
        }
        if (rows.isEmpty()) {
            return new Section(LegalProcess.TITLE, List.of(new Remark(LegalProcess.NONE)));
        }
        parts.add(
                new Grid(
                        "Services, amounts in %s; the class is that of the attribution"
                                .formatted(m.unit()),
                        List.of(
                                "Service",
                                m.isForward() ? "Deposit address" : "Address",
                                "Transfer",
                                "Token contract",
                                "Block, stamped UTC",
                                ">Amount",
                                ">of it under %s (convention)".formatted(m.policy()),
                                "Label by, date",
                                "Class"),
                        rows));
        parts.addAll(letters);
        return new Section(LegalProcess.TITLE, parts);
    }

    private Phrase contract() {
        return m.trace().asset() instanceof Asset.Token(var contract)
                ? Phrase.EMPTY.id(contract.text())
                : Phrase.of("none: the chain's own asset");
    }

    private Letter letter(Exit e, TraceEnd.AtService service, Transfer t) {
        Phrase item =
                Phrase.of("– transfer ")
                        .id(t.id())
                        .say(" of ")
                        .say(m.amount(Rational.of(t.amount())))
                        .say(
                                m.trace().asset() instanceof Asset.Token
                                        ? Phrase.of(" (").say(m.assetInWords()).say(")")
                                        : Phrase.EMPTY)
                        .say(m.isForward() ? " to " : " from ")
                        .say(AccountMaterial.party(e.at(), "nobody"))
                        .say(", in block %d, stamped ".formatted(t.place().height()))
                        .time(t.place().claimedTime());
        return LegalProcess.request(
                e.number(),
                service,
                "transfers on the chain " + m.trace().chain().id(),
                List.of(item));
    }
}
