package tracer.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Balance;
import tracer.flow.Movement;
import tracer.flow.Rational;
import tracer.flow.TraceEnd;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;
import tracer.summary.AccountMaterial.Exit;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Letter;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;
import tracer.summary.Part.Sentences;

/** The sections of a summary over accounts that list what its sentences say. */
record AccountTables(AccountMaterial m) {
    static final String STEPS = "Step by step";

    Section scope(Pen pen) {
        Transfer seed = m.trace().seed();
        Provenance p = m.request().provenance();
        List<Object> about = List.of(seed.id());
        List<Statement> asked =
                List.of(
                        pen.write(
                                EvidenceClass.USER,
                                Phrase.of(
                                                "The question, as typed in, is where the value of transfer ")
                                        .id(seed.id())
                                        .say(m.isForward() ? " went" : " came from"),
                                about),
                        pen.write(
                                EvidenceClass.USER,
                                p.seedSource()
                                        .map(s ->
                                                Phrase.of(
                                                                "Who supplied this transfer, how and when, as typed in: ")
                                                        .quote(s))
                                        .orElse(
                                                Phrase.of(
                                                        "Who supplied this transfer, how and when is not stated")),
                                about));
        List<Row> rows = new ArrayList<>();
        rows.add(Scope.row("chain", EvidenceClass.CLAIMED, Phrase.of(m.trace().chain().id())));
        rows.add(Scope.row("asset", EvidenceClass.CLAIMED, asset()));
        rows.add(
                Scope.row(
                        "true up to block",
                        EvidenceClass.CLAIMED,
                        Phrase.of("%d, hash ".formatted(m.trace().asOf().height()))
                                .id("0x" + m.trace().asOf().hash())));
        rows.add(
                Scope.row(
                        "blocks stored",
                        EvidenceClass.CLAIMED,
                        Phrase.of(ranges(m.coverage().ranges()))));
        rows.add(
                Scope.row(
                        "policy",
                        EvidenceClass.USER,
                        Phrase.of(
                                "%s, version %d, from end to end; which units are the seed's is not on the chain"
                                        .formatted(
                                                m.policy(),
                                                m.trace().request().policy().version()))));
        rows.addAll(Scope.provenance(p));
        rows.add(
                Scope.row(
                        "limits",
                        EvidenceClass.USER,
                        Phrase.of(Scope.limits(m.trace().request().limits()))));
        rows.add(
                Scope.row(
                        "where it stops",
                        EvidenceClass.USER,
                        Phrase.of(Scope.categories(m.trace().request().stops()))));
        rows.add(
                Scope.row(
                        "value in money",
                        EvidenceClass.CLAIMED,
                        Phrase.of("rate unknown: no rates are stored")));
        return new Section(
                "Question, scope and seed",
                List.of(
                        new Sentences(asked),
                        new Grid("Scope", List.of("What", "Stated", "Class"), rows)));
    }

    private Phrase asset() {
        return switch (m.trace().asset()) {
            case Asset.Native(String chain, String symbol, int decimals) -> Phrase.of(symbol);
            case Asset.Token(var contract) -> {
                Phrase token = Phrase.of("the token with contract ").id(contract.text());
                Optional<String> symbol = m.token().flatMap(TokenNote::symbol);
                yield symbol.map(s -> token.say(", which calls itself ").quote(s))
                        .orElse(token)
                        .say("; any contract can call itself anything");
            }
        };
    }

    private static String ranges(List<HeightRange> ranges) {
        return ranges.stream().map(HeightRange::toString).collect(Collectors.joining(", "));
    }

    Section ends() {
        Map<Object, Rational> other = new HashMap<>();
        m.other()
                .movements()
                .forEach(o -> other.merge(o.transfer().id(), o.traced(), Rational::plus));
        m.other()
                .remainders()
                .forEach(r -> other.merge(r.of().holder(), r.traced(), Rational::plus));
        List<Row> rows = new ArrayList<>();
        for (Exit e : m.exits()) {
            EvidenceClass evidence = Exhibit.evidence(e.end());
            Object key = e.by().<Object>map(Transfer::id).orElseGet(() -> e.at().orElseThrow());
            rows.add(
                    new Row(
                            evidence,
                            List.of(
                                    Phrase.of(Integer.toString(e.number())),
                                    e.at().map(a -> Phrase.EMPTY.id(a.text()))
                                            .orElse(Phrase.of("nobody")),
                                    e.by().map(t -> Phrase.EMPTY.id(t.id()))
                                            .orElse(Phrase.of("held at the end")),
                                    m.number(e.traced()),
                                    m.number(other.getOrDefault(key, Rational.ZERO)),
                                    Phrase.of(word(e.end())),
                                    Phrase.of(evidence.id()))));
        }
        return new Section(
                "Where it ended, under two policies",
                List.of(
                        new Remark(
                                Phrase.of(
                                        "One policy was declared for this summary, %s. Another, %s, is printed beside it only to show how much of each figure is convention; where it ends besides is not listed."
                                                .formatted(m.policy(), m.otherPolicy()))),
                        new Grid(
                                "Ends of the trace, in %s".formatted(m.unit()),
                                List.of(
                                        "Exhibit",
                                        "Address",
                                        "Transfer",
                                        ">under %s (convention)".formatted(m.policy()),
                                        ">under %s (convention)".formatted(m.otherPolicy()),
                                        "Why it ends",
                                        "Class"),
                                rows)));
    }

    Section legalProcess() {
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
                                        place(t),
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
                                        ? Phrase.of(" (").say(asset()).say(")")
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

    private static Phrase place(Transfer t) {
        return Phrase.of("%d, ".formatted(t.place().height())).time(t.place().claimedTime());
    }

    Section account() {
        Balance declared = m.trace().balance();
        Balance compared = m.other().balance();
        List<Row> rows = new ArrayList<>();
        rows.add(
                sum(
                        m.isForward() ? "the seed" : "the target",
                        declared.source(),
                        compared.source()));
        for (int i = 0; i < declared.terms().size(); i++) {
            Balance.Sum term = declared.terms().get(i);
            rows.add(
                    sum(
                            (i == 0 ? "= " : "+ ") + Account.term(term.term(), m.isForward()),
                            term.amount(),
                            compared.terms().get(i).amount()));
        }
        rows.add(sum("sum", declared.total(), compared.total()));
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Grid(
                        "The account, in %s".formatted(m.unit()),
                        List.of(
                                "Term",
                                ">under %s (declared)".formatted(m.policy()),
                                ">under %s (comparison)".formatted(m.otherPolicy()),
                                "Class"),
                        rows));
        parts.add(
                new Remark(
                        Phrase.of(
                                "Sum and source were compared as exact fractions: %s. Figures that had to be rounded for print begin with ≈."
                                        .formatted(
                                                declared.closes() && compared.closes()
                                                        ? "equal"
                                                        : "NOT EQUAL"))));
        parts.add(cuts());
        return new Section(Account.TITLE, parts);
    }

    private Row sum(String what, Rational declared, Rational compared) {
        return new Row(
                EvidenceClass.CONVENTION,
                List.of(
                        Phrase.of(what),
                        m.number(declared),
                        m.number(compared),
                        Phrase.of(EvidenceClass.CONVENTION.id())));
    }

    private Part cuts() {
        List<Row> rows = new ArrayList<>();
        for (Exit e : m.exits()) {
            Optional<Phrase> reason = reason(e.end());
            if (reason.isPresent()) {
                EvidenceClass evidence = Exhibit.evidence(e.end());
                rows.add(
                        new Row(
                                evidence,
                                List.of(
                                        e.at().map(a -> Phrase.EMPTY.id(a.text()))
                                                .orElse(Phrase.of("nobody")),
                                        m.number(e.traced()),
                                        reason.get(),
                                        Phrase.of(evidence.id()))));
            }
        }
        return rows.isEmpty()
                ? new Remark(
                        Phrase.of(
                                "Nothing was cut: no limit was reached and no data was missing on the way."))
                : new Grid(
                        "Not followed, in %s".formatted(m.unit()),
                        List.of(
                                "At address",
                                ">under %s (convention)".formatted(m.policy()),
                                "Why",
                                "Class"),
                        rows);
    }

    /** Why it was not followed, if it could have been. */
    private Optional<Phrase> reason(TraceEnd end) {
        if (end instanceof TraceEnd.LimitReached(var limit)) {
            return Optional.of(Phrase.of(limit(limit, m)));
        }
        return end instanceof TraceEnd.NotIndexed(String missing)
                ? Optional.of(Phrase.of("not indexed: ").quote(missing))
                : Optional.empty();
    }

    private static String word(TraceEnd end) {
        return end instanceof TraceEnd.Unspent ? "still held" : End.word(end);
    }

    /** As for outputs, but for amounts. */
    static String limit(TraceEnd.Limit limit, AccountMaterial m) {
        return limit == TraceEnd.Limit.MIN_TRACED
                ? m.trace()
                        .request()
                        .limits()
                        .minTraced()
                        .map(l -> m.denomination().inWords(Rational.of(l)))
                        .map("the limit that less than %s is not followed"::formatted)
                        .orElse("the limit of least value")
                : End.limit(limit, m.trace().request().limits());
    }

    Section steps() {
        List<Row> rows = new ArrayList<>();
        for (Movement step : m.trace().movements()) {
            Transfer t = step.transfer();
            rows.add(
                    new Row(
                            EvidenceClass.CLAIMED,
                            List.of(
                                    Phrase.of(Integer.toString(rows.size() + 1)),
                                    Phrase.EMPTY.id(t.id()),
                                    place(t),
                                    Phrase.of(Integer.toString(m.confirmations(t.place()))),
                                    cell(t.from(), "outside"),
                                    cell(t.to(), "nobody"),
                                    m.number(Rational.of(t.amount())),
                                    m.number(step.traced()),
                                    Phrase.of(fate(step)),
                                    Phrase.of(EvidenceClass.CLAIMED.id()))));
        }
        return new Section(
                STEPS,
                List.of(
                        new Grid(
                                "Transfers on the way, in %s; claimed by the nodes that served the blocks"
                                        .formatted(m.unit()),
                                List.of(
                                        ">No.",
                                        "Transfer",
                                        "Block, stamped UTC",
                                        ">Conf.",
                                        "From",
                                        "To",
                                        ">Amount",
                                        ">of it under %s (convention)".formatted(m.policy()),
                                        "What became of it",
                                        "Class"),
                                rows)));
    }

    private static Phrase cell(Optional<EvmAddress> address, String nobody) {
        return address.map(a -> Phrase.EMPTY.id(a.text())).orElse(Phrase.of(nobody));
    }

    private static String fate(Movement step) {
        return switch (step.fate()) {
            case Movement.Fate.Followed f -> "goes on";
            case Movement.Fate.Fee f -> "fee";
            case Movement.Fate.Ended(TraceEnd end) -> "ends: " + word(end);
        };
    }

    Section attributions() {
        List<Label> labels =
                new TreeMap<>(m.labels()).values().stream().flatMap(List::stream).toList();
        if (labels.isEmpty()) {
            return Attributions.none();
        }
        return new Section(
                Attributions.TITLE,
                List.of(
                        Attributions.grid(
                                labels.stream()
                                        .map(l ->
                                                Attributions.row(
                                                        l,
                                                        Phrase.EMPTY.id(l.subject().text()),
                                                        "on an address of the trace"))
                                        .toList())));
    }

    Section limits() {
        List<Part> parts = new ArrayList<>();
        for (String limit :
                List.of(
                        "It does not name persons. An address is not a person, and a label names a service or a site, not the one who used it.",
                        "It does not show which units are whose. Amounts under a policy are convention; the chain shows transfers, not shares.",
                        "It does not show what happens inside services or on other chains, nor agreements, gifts, sales of keys or payments outside the chain.",
                        "It does not show purpose, knowledge or intent.",
                        "Transfers, balances, times and the order of blocks are what nodes claim that served them; nothing of it is proven here.",
                        "A token that changes balances without saying so in its log (rebasing, seizure) is not seen to do it.",
                        "Labels are statements of their sources, without a measured error.",
                        "What speaks for another reading was not searched for: an address may belong to a contract that many use, a deposit address may have been reassigned, and a label may be wrong or out of date.")) {
            parts.add(new Remark(Phrase.of(limit)));
        }
        notSeen("Internal transfers", m.trace().callsNotSeen()).ifPresent(parts::add);
        notSeen("Rewards of block makers", m.trace().rewardsNotSeen()).ifPresent(parts::add);
        if (m.trace().isLimited()) {
            parts.add(Method.partial());
        }
        return new Section("What this does not show", parts);
    }

    private static Optional<Part> notSeen(String what, List<HeightRange> blocks) {
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Remark(
                                Phrase.of(
                                        "%s were not seen in blocks %s: value that moved so is missing from this trace and from its balances."
                                                .formatted(what, ranges(blocks)))));
    }
}
