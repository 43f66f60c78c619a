package tracer.inquiry;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tracer.attribution.Label;
import tracer.evidence.EvidenceClass;
import tracer.flow.Rational;
import tracer.flow.Trace;
import tracer.inquiry.PatternDocument.FindingNote;
import tracer.inquiry.PatternDocument.IndicatorNote;
import tracer.inquiry.PatternDocument.ItemNote;
import tracer.inquiry.PatternDocument.ParametersNote;
import tracer.inquiry.PatternDocument.QuantityNote;
import tracer.inquiry.PatternDocument.SubjectNote;
import tracer.inquiry.PatternDocument.UndecidedNote;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptHash;
import tracer.pattern.Finding;
import tracer.pattern.Indicator;
import tracer.pattern.Parameters;
import tracer.pattern.Patterns;
import tracer.pattern.Subject;
import tracer.pattern.Verdict;

/** Turns what the indicators say into its document. */
final class PatternAnswer {
    private static final int MOST_ITEMS = 1_000;
    private static final int MOST_UNDECIDED = 50;

    /** A script without an address is named by its hash; no address has this form. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final String TIMING =
            "Intervals rest on block times, which are the miners' claims: they may run backwards,"
                    + " and may be wrong by about two hours. Negative intervals are counted as they"
                    + " are. Whether an address was paid before, and what is unspent, is as of the"
                    + " data's height.";

    private final Ports ports;

    PatternAnswer(Ports ports) {
        this.ports = ports;
    }

    PatternDocument answer(Trace trace, Patterns patterns) {
        return document(
                "Indicators over " + TraceAnswer.title(trace),
                Optional.of(TraceAnswer.question(trace.request())),
                Optional.empty(),
                patterns);
    }

    PatternDocument answer(Address address, Patterns patterns) {
        return document(
                "Indicators of address " + address.text(),
                Optional.empty(),
                Optional.of(address.text()),
                patterns);
    }

    private PatternDocument document(
            String title,
            Optional<TraceDocument.Question> trace,
            Optional<String> address,
            Patterns patterns) {
        Stamp stamp = Stamp.of(patterns.asOf());
        Subjects subjects = Subjects.of(ports, patterns);
        return new PatternDocument(
                "tracer.patterns/1",
                stamp.height(),
                stamp.hash(),
                patterns.cut(),
                title,
                trace,
                address,
                parameters(patterns.parameters()),
                patterns.verdicts().stream().map(v -> indicator(v, subjects)).toList(),
                patterns.findings().stream().map(f -> finding(f, subjects)).toList(),
                patterns.notExamined(),
                TIMING,
                Indicator.NOT_PROOF);
    }

    /** Names whom findings are about, with their labels, which are asked for all at once. */
    private record Subjects(BitcoinChain chain, Map<ScriptHash, List<Label>> labels) {
        static Subjects of(Ports ports, Patterns patterns) {
            BitcoinChain chain = ports.ledger().chain();
            List<ScriptHash> scripts =
                    patterns.verdicts().stream()
                            .flatMap(v ->
                                    Stream.concat(
                                            v.findings().stream().map(Finding::subject),
                                            v.undecided().stream()
                                                    .limit(MOST_UNDECIDED)
                                                    .map(Verdict.Undecided::subject)))
                            .flatMap(s -> script(s, chain).stream())
                            .distinct()
                            .toList();
            return new Subjects(
                    chain, scripts.isEmpty() ? new HashMap<>() : ports.labels().labelsOf(scripts));
        }

        SubjectNote of(Subject subject) {
            return new SubjectNote(
                    subject.kind().id(),
                    subject.id(),
                    Parties.notes(
                            script(subject, chain)
                                    .map(s -> labels.getOrDefault(s, List.of()))
                                    .orElse(List.of()),
                            EvidenceClass.LABEL,
                            Optional.empty()));
        }

        private static Optional<ScriptHash> script(Subject subject, BitcoinChain chain) {
            if (subject.kind() != Subject.Kind.ADDRESS) {
                return Optional.empty();
            }
            return Optional.of(
                    HASH.matcher(subject.id()).matches()
                            ? ScriptHash.of(subject.id())
                            : Address.of(subject.id(), chain).script().hash());
        }
    }

    private static ParametersNote parameters(Parameters p) {
        return new ParametersNote(
                p.peel().length(),
                p.peel().ratio().toString(),
                p.peel().dwell().toSeconds(),
                p.fan().parties(),
                p.fan().window().toSeconds(),
                p.fan().concentration().toString(),
                p.fan().share().toString(),
                p.fan().within().toSeconds(),
                p.pass().least().toString(),
                p.pass().dwell().toSeconds(),
                p.pass().episodes());
    }

    private static IndicatorNote indicator(Verdict v, Subjects subjects) {
        Indicator indicator = v.indicator();
        return new IndicatorNote(
                indicator.id(),
                indicator.version(),
                indicator.title(),
                v.predicate(),
                v.outcome().id(),
                sentence(v),
                v.examined(),
                indicator.document(),
                indicator.innocent(),
                v.undecided().stream()
                        .limit(MOST_UNDECIDED)
                        .map(u -> new UndecidedNote(subjects.of(u.subject()), u.reason()))
                        .toList(),
                v.undecided().size());
    }

    private static String sentence(Verdict v) {
        int undecided = v.undecided().size();
        return switch (v.outcome()) {
            case FOUND ->
                    "found: %d, among %d examined%s"
                            .formatted(
                                    v.findings().size(),
                                    v.examined(),
                                    undecided == 0
                                            ? ""
                                            : "; %d cannot be judged".formatted(undecided));
            case NOT_FOUND ->
                    v.examined() == 0
                            ? "not found: there was nothing to examine"
                            : "not found among %d examined".formatted(v.examined());
            case CANNOT_BE_JUDGED ->
                    "cannot be judged (cases: %d, examined: %d): %s"
                            .formatted(undecided, v.examined(), v.undecided().getFirst().reason());
        };
    }

    private static FindingNote finding(Finding f, Subjects subjects) {
        Indicator indicator = f.indicator();
        return new FindingNote(
                indicator.id(),
                indicator.version(),
                indicator.title(),
                subjects.of(f.subject()),
                f.predicate(),
                f.sentence(),
                f.restsOn().id(),
                f.items().stream().limit(MOST_ITEMS).map(PatternAnswer::item).toList(),
                f.items().size(),
                f.quantities().stream()
                        .map(q ->
                                new QuantityNote(q.name(), Amount.of(q.amount()), q.restsOn().id()))
                        .toList(),
                Indicator.NO_BASELINE,
                indicator.document(),
                indicator.innocent(),
                Indicator.NOT_PROOF);
    }

    private static ItemNote item(Finding.Item i) {
        return new ItemNote(
                i.kind().id(),
                i.id(),
                i.place().map(BlockNote::of),
                Amount.of(Rational.of(i.amount(), BigInteger.ONE)),
                i.restsOn().id(),
                i.says());
    }
}
