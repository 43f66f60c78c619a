package tracer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.attribution.Category;
import tracer.evidence.EvidenceClass;
import tracer.flow.Direction;
import tracer.flow.GuardWords;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.ledger.ChainTip;
import tracer.mixing.Detectors;
import tracer.summary.Part.Grid;
import tracer.summary.Part.Letter;
import tracer.summary.Part.Remark;
import tracer.summary.Part.Row;

/** What the trace does not show, by which rules it was made, and how to make it again. */
record Method(Material m) {
    static Section limits(Material m) {
        List<Part> parts = new ArrayList<>();
        for (String limit :
                List.of(
                        "It does not name persons. An address is not a person, and a label names a service or a site, not the one who used it.",
                        "It does not show which satoshis are whose. Amounts under a policy are convention; the chain shows payments, not shares.",
                        "It does not show what happens inside services, mixes or other chains, nor agreements, gifts, sales of keys or payments outside the chain.",
                        "It does not show purpose, knowledge or intent.",
                        "Block times are stamped by miners and may be hours off; the order of blocks is certain, the time of day is not.",
                        "It is true for the stored blocks up to the height named, on the branch with the most work there; later blocks may spend what is called unspent.",
                        "The stored data was taken over from its source and is not proven in this summary; an evidence bundle proves it.",
                        "Labels are statements of their sources, without a measured error. Taking addresses together is a lower bound, not exhaustive; no error rate is attached to a single case of it.",
                        "What speaks for another reading was not searched for beyond what is printed under ‘What else fits’.")) {
            parts.add(new Remark(Phrase.of(limit)));
        }
        if (m.trace().isLimited()) {
            parts.add(partial());
        }
        return new Section("What this does not show", parts);
    }

    static Part partial() {
        return new Remark(
                Phrase.of(
                        "It is partial: a limit of the question cut something off, see ‘%s’."
                                .formatted(Account.TITLE)));
    }

    Section write() {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Grid(
                        "Rules",
                        List.of("Rule", "Version", "What it does", "Known to fail", "Class"),
                        rules()));
        parts.addAll(entityRules().measured());
        parts.add(new Letter("To repeat it on the same data", repeat()));
        return new Section("Methods, data and how to repeat it", parts);
    }

    private List<Row> rules() {
        List<Row> rows = new ArrayList<>();
        rows.add(policy(m.trace().request().policy(), "declared"));
        rows.add(policy(m.other().request().policy(), "for comparison"));
        FeeText.row(m.trace().request().fees()).ifPresent(rows::add);
        rows.addAll(entityRules().rows());
        rows.add(
                new Row(
                        EvidenceClass.INFERENCE,
                        List.of(
                                Phrase.of("collaborative transactions"),
                                Phrase.of(String.join("; ", Detectors.namesByDefault())),
                                Phrase.of(
                                        "Recognises by its shape a transaction in which several parties pay together."),
                                Phrase.of(
                                        "Misses unusual rounds; equal payouts can look the same."),
                                Phrase.of(EvidenceClass.INFERENCE.id()))));
        return rows;
    }

    private static Row policy(Policy policy, String role) {
        String what =
                switch (policy) {
                    case FIFO ->
                            "First in, first out: inputs in order fill outputs in order, then the fee (Clayton's Case, 1816, 35 ER 767).";
                    case HAIRCUT ->
                            "Pro rata: every output and the fee carry the same share of traced value as all inputs together.";
                    case HAIRCUT_INT ->
                            "Pro rata in whole satoshis; what rounding leaves goes to the largest remainders.";
                    case LIFO ->
                            "Last in, first out: the stream of inputs turned round fills outputs in order, then the fee.";
                    case TIHO ->
                            "Traced value fills the outputs from the largest down, the first of equal ones first, then the fee (Tironsakkul et al. 2019, arXiv 1906.05754).";
                    case DIRTY_FIRST ->
                            "Traced value leaves before other value: it fills the outputs in order, then the fee (drugs-in first-out; Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986).";
                    case CLEAN_FIRST ->
                            "Traced value leaves after all other value: it fills the fee, then the outputs from the last (the other presumption of Banco Cafetero, 797 F.2d 1154, 2d Cir. 1986).";
                    case LIBR -> "Is a rule for a fund, not for outputs.";
                };
        String fails =
                switch (policy) {
                    case FIFO -> "The order of inputs and outputs is the wallet software's choice.";
                    case HAIRCUT -> "Spreads over every output, however small its share.";
                    case HAIRCUT_INT -> "Off by less than a satoshi at every transaction.";
                    case LIFO, CLEAN_FIRST ->
                            "The order of inputs and outputs is the wallet software's choice.";
                    case DIRTY_FIRST -> "Finds the most at whoever stands first among the outputs.";
                    case TIHO -> "The largest output need not be the payment.";
                    case LIBR -> "Is not used on outputs.";
                };
        return new Row(
                EvidenceClass.CONVENTION,
                List.of(
                        Phrase.of("policy %s (%s)".formatted(policy.id(), role)),
                        Phrase.of(Integer.toString(policy.version())),
                        Phrase.of(what),
                        Phrase.of(fails),
                        Phrase.of(EvidenceClass.CONVENTION.id())));
    }

    private EntityRules entityRules() {
        return new EntityRules(m.ground().entities());
    }

    private List<Phrase> repeat() {
        TraceRequest q = m.trace().request();
        List<String> options = options(q.direction(), q.policy(), q.limits(), "sat");
        options.add("--fees " + q.fees().id());
        options.add(stop(q.stops()));
        if (!q.stops().throughEntities()) {
            options.add("--direct-labels");
        }
        if (!q.stops().atCollaborativeSpends()) {
            options.add("--through-mixes");
        }
        return repeat(
                "network " + m.ground().chain().id(),
                m.trace().asOf(),
                command(SeedText.repeat(q.seeds(), "outputs"), options));
    }

    /** What is needed to make a summary again, of either family. */
    static List<Phrase> repeat(String data, ChainTip asOf, Phrase command) {
        return List.of(
                Phrase.of(
                                "Tracer %s. Data: %s, blocks up to height %d, whose hash is "
                                        .formatted(
                                                Optional.ofNullable(
                                                                Method.class
                                                                        .getPackage()
                                                                        .getImplementationVersion())
                                                        .orElse("(version not stated)"),
                                                data,
                                                asOf.height()))
                        .id(asOf.hash())
                        .say(
                                "; ‘tracer status’ prints both. With other data or labels the answer may differ."),
                command);
    }

    /** Every parameter is written out, those left at their defaults too. */
    static List<String> options(Direction direction, Policy policy, Limits l, String unit) {
        List<String> options = new ArrayList<>();
        options.add("--direction " + direction.id());
        options.add("--policy " + policy.id());
        l.hops().ifPresent(n -> options.add("--hops " + n));
        l.minTraced().ifPresent(s -> options.add("--min %d%s".formatted(s, unit)));
        l.fromHeight().ifPresent(h -> options.add("--from-height " + h));
        l.toHeight().ifPresent(h -> options.add("--to-height " + h));
        l.from().ifPresent(t -> options.add("--from " + t));
        l.to().ifPresent(t -> options.add("--to " + t));
        options.add("--budget " + l.transactions());
        options.addAll(GuardWords.options(l.guards()));
        return options;
    }

    static String stop(StopRules stops) {
        return "--stop "
                + (stops.categories().isEmpty()
                        ? "none"
                        : stops.categories().stream()
                                .map(Category::id)
                                .collect(Collectors.joining(",")));
    }

    static Phrase command(Phrase seeds, List<String> options) {
        options.add("--out summary.html");
        Phrase command = Phrase.of("tracer report ").say(seeds);
        for (String option : options) {
            command = command.say(" ").unbroken(option);
        }
        return command;
    }
}
