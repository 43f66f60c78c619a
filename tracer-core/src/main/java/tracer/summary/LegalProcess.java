package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tracer.flow.Holding;
import tracer.flow.TraceEnd;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Letter;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** The services at which the trace ended: whom records can be asked of, and the words to ask. */
record LegalProcess(Material m) {
    static final String TITLE = "Where legal process can go";

    static final Phrase NONE =
            Phrase.of(
                    "The trace ended at no labelled service. That does not mean that none is there:"
                            + " labels are not complete.");

    private static final List<String> COLUMNS_AFTER_AMOUNT = List.of("Label by, date", "Class");

    Section write() {
        List<Exhibit> services =
                m.exhibits().stream().filter(e -> e.end() instanceof TraceEnd.AtService).toList();
        if (services.isEmpty()) {
            return new Section(TITLE, List.of(new Remark(NONE)));
        }
        List<Row> rows = new ArrayList<>();
        services.forEach(e -> e.holdings().forEach(h -> rows.add(row(e, h))));
        List<String> columns = new ArrayList<>();
        columns.addAll(
                List.of(
                        "Service",
                        m.isForward() ? "Deposit address" : "Address",
                        "Output",
                        "Block, stamped UTC",
                        ">Amount, BTC",
                        ">of it, BTC under %s (convention)".formatted(m.policy())));
        columns.addAll(COLUMNS_AFTER_AMOUNT);
        List<Part> parts = new ArrayList<>();
        parts.add(new Grid("Services; the class is that of the attribution", columns, rows));
        services.forEach(e -> parts.add(letter(e)));
        return new Section(TITLE, parts);
    }

    private Row row(Exhibit e, Holding h) {
        TraceEnd.AtService service = service(h);
        return new Row(
                e.evidence(),
                List.of(
                        names(service),
                        m.payeeCell(h.content().script()),
                        Phrase.EMPTY.id(h.output()),
                        StepTable.block(h),
                        Phrase.EMPTY.figure(h.content().value()),
                        Phrase.of(h.traced()),
                        sources(service),
                        Phrase.of(Exhibit.evidence(service).id())));
    }

    private static TraceEnd.AtService service(Holding h) {
        if (Exhibit.endOf(h) instanceof TraceEnd.AtService s) {
            return s;
        }
        throw new IllegalArgumentException("%s is at no service".formatted(h.output()));
    }

    static Phrase names(TraceEnd.AtService service) {
        return quoted(service.labels().stream().map(l -> l.name()).distinct().toList());
    }

    static Phrase sources(TraceEnd.AtService service) {
        return quoted(service.labels().stream().map(l -> l.source()).distinct().toList())
                .say(
                        service.labels().stream()
                                .map(Attributions::date)
                                .distinct()
                                .collect(Collectors.joining(", ", " (", ")")));
    }

    private static Phrase quoted(List<String> texts) {
        Phrase all = Phrase.EMPTY;
        for (int i = 0; i < Math.min(3, texts.size()); i++) {
            all = all.say(i == 0 ? "" : ", ").quote(texts.get(i));
        }
        return texts.size() > 3 ? all.say(" and %d more".formatted(texts.size() - 3)) : all;
    }

    private Letter letter(Exhibit e) {
        List<Phrase> items = new ArrayList<>();
        for (Holding h : e.holdings()) {
            Phrase line =
                    Phrase.of("– output ")
                            .id(h.output())
                            .say(" of ")
                            .figure(h.content().value())
                            .say(" to ")
                            .say(m.payee(h.content().script()));
            items.add(
                    h.created()
                            .map(p ->
                                    line.say(", in block %d, stamped ".formatted(p.height()))
                                            .time(p.claimedTime()))
                            .orElse(line));
        }
        return request(
                e.number(),
                service(e.holdings().getFirst()),
                "outputs on the network " + m.ground().chain().id(),
                items);
    }

    /**
     * A text to complete.
     *
     * @param what is listed, with its network
     * @param items a line for each
     */
    static Letter request(
            int exhibit, TraceEnd.AtService service, String what, List<Phrase> items) {
        List<Phrase> lines = new ArrayList<>();
        lines.add(
                Phrase.of("To: ")
                        .say(names(service))
                        .say(" [REGISTERED NAME AND ADDRESS FOR LEGAL PROCESS]"));
        lines.add(
                Phrase.of(
                        "From: [AUTHORITY, OFFICER, CONTACT]. File: [REFERENCE]. Date: [DATE]. Legal basis: [PROVISION]."));
        lines.add(
                Phrase.of(
                        "Please preserve, unaltered, until [DATE] or further notice the records that you hold in connection with the following %s:"
                                .formatted(what)));
        lines.addAll(items);
        lines.add(
                Phrase.of(
                        "Records meant: which account the address was assigned to and when; the identification and contact data recorded for that account; its log-ins with times and network addresses; its deposits, withdrawals, conversions and balances from [DATE] to [DATE]; correspondence about it."));
        lines.add(
                Phrase.of("That the address is yours rests on a statement by ")
                        .say(sources(service))
                        .say(
                                service.throughEntity()
                                        ? ", made about another address, and on an inference that the two are held together"
                                        : "")
                        .say(". If it is not yours, please say so."));
        lines.add(
                Phrase.of(
                        "This request does not say that you, the account's user or anybody else did anything wrong. [MAY THE CUSTOMER BE TOLD: YES OR NO, AND WHY.] Please confirm receipt to [CONTACT]. [SIGNATURE]"));
        return new Letter(
                "Preservation request, exhibit %d: a text to complete".formatted(exhibit), lines);
    }
}
