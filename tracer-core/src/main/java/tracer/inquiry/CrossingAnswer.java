package tracer.inquiry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tracer.account.AccountPlace;
import tracer.account.Transfer;
import tracer.attribution.Label;
import tracer.crossing.Candidate;
import tracer.crossing.Chance;
import tracer.crossing.CrossingResult;
import tracer.crossing.CrossingResult.Outcome;
import tracer.crossing.Grade;
import tracer.crossing.SeenMemo;
import tracer.crossing.Terms;
import tracer.evidence.EvidenceClass;
import tracer.flow.Rational;
import tracer.inquiry.CrossingDocument.CandidateNote;
import tracer.inquiry.CrossingDocument.ChanceNote;
import tracer.inquiry.CrossingDocument.MemoNote;
import tracer.inquiry.CrossingDocument.TermsNote;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;

/** Turns candidates for a crossing into their document. */
final class CrossingAnswer {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final int PERCENT = 100;

    private final CrossingResult result;
    private final Ports ports;
    private final Map<EvmAddress, List<Label>> labels;

    CrossingAnswer(CrossingResult result, Ports ports) {
        this.result = result;
        this.ports = ports;
        Set<EvmAddress> parties = new TreeSet<>();
        for (Candidate c : result.candidates()) {
            c.transfer().from().ifPresent(parties::add);
            c.transfer().to().ifPresent(parties::add);
        }
        this.labels = ports.labels().labelsOf(result.request().to(), parties);
    }

    CrossingDocument answer() {
        Stamp stamp = Stamp.of(result.asOf());
        return new CrossingDocument(
                "tracer.crossing/1",
                stamp.height(),
                stamp.hash(),
                false,
                deposit(),
                result.request().to().id(),
                result.otherAsOf().map(t -> OptionalInt.of(t.height())).orElse(OptionalInt.empty()),
                result.otherAsOf().map(t -> t.hash().toString()),
                new CrossingDocument.Window(
                        result.from().toString(),
                        result.to().toString(),
                        inWords(result.request().within())),
                result.request().terms().declared().map(this::terms),
                id(result.outcome()),
                sentence(result.outcome()),
                result.candidates().stream().map(this::candidate).toList(),
                chance().map(CrossingAnswer::chance),
                result.memos().stream().map(CrossingAnswer::memo).toList(),
                notes());
    }

    private CrossingDocument.Deposit deposit() {
        PlacedTransaction t = result.transaction();
        Output output = t.transaction().outputs().get(result.request().deposit().index());
        return new CrossingDocument.Deposit(
                result.request().deposit().toString(),
                Amount.of(result.value()),
                Parties.of(ports, List.of(output.script()))
                        .of(output.script(), Optional.of(t.place().claimedTime())),
                BlockNote.of(t.place()),
                EvidenceClass.FACT.id());
    }

    private AssetNote asset(Asset asset) {
        return AssetNote.of(
                asset,
                asset instanceof Asset.Token(EvmAddress contract)
                        ? Optional.ofNullable(
                                ports.accounts()
                                        .ledger(result.request().to())
                                        .tokens(List.of(contract))
                                        .get(contract))
                        : Optional.empty());
    }

    private TermsNote terms(Terms.Declared d) {
        AssetNote asset = asset(d.asset());
        return new TermsNote(
                asset,
                d.unitsPerSat().toString(),
                d.source(),
                percent(d.leastFee()),
                percent(d.mostFee()),
                percent(d.tolerance()),
                asset.amount(d.least(result.value())),
                asset.amount(d.most(result.value())),
                EvidenceClass.USER.id());
    }

    private CandidateNote candidate(Candidate c) {
        Transfer t = c.transfer();
        Instant time = t.place().claimedTime();
        return new CandidateNote(
                t.id().toString(),
                c.grade().name(),
                grade(c),
                c.isNamed(),
                t.from().map(a -> party(a, time)),
                t.to().map(a -> party(a, time)),
                asset(t.asset()).amount(t.amount()),
                result.request()
                        .terms()
                        .declared()
                        .map(d -> percent(d.impliedFee(result.value(), t.amount()))),
                block(t.place()),
                Duration.between(result.from(), time).toSeconds(),
                EvidenceClass.INFERENCE.id(),
                "tracer trace forward " + t.id());
    }

    private AccountParty party(EvmAddress address, Instant at) {
        return new AccountParty(
                address.text(),
                Parties.notes(
                        labels.getOrDefault(address, List.of()),
                        EvidenceClass.LABEL,
                        Optional.of(at)));
    }

    private static BlockNote block(AccountPlace place) {
        return new BlockNote(
                place.height(),
                place.transaction(),
                place.block().toString(),
                place.claimedTime().toString());
    }

    private static String grade(Candidate c) {
        if (c.grade() == Grade.A) {
            return "deterministic identifier: the deposit's own memo names the receiver, and the labelled address paid it, once, in the window";
        }
        return c.isNamed()
                ? "the deposit's memo names the receiver, but not as the only one, or it was paid more than once or for another deposit: no identifier"
                : "amount and time fit; nothing else ties it to the deposit";
    }

    private Optional<Chance> chance() {
        return switch (result.outcome()) {
            case Outcome.Found(List<Candidate> c, Chance chance) -> Optional.of(chance);
            case Outcome.NoneFound(Chance chance) -> Optional.of(chance);
            case Outcome.NoRate n -> Optional.empty();
            case Outcome.NotAtBridge n -> Optional.empty();
            case Outcome.NoVaultKnown n -> Optional.empty();
            case Outcome.NotIndexed n -> Optional.empty();
        };
    }

    private static ChanceNote chance(Chance chance) {
        return switch (chance) {
            case Chance.Unknown(String why) ->
                    new ChanceNote("unknown", Optional.empty(), "λ is not known: " + why);
            case Chance.Expected e ->
                    new ChanceNote(
                            text(e.matches()),
                            Optional.of(e.matches().toString()),
                            "λ %s chance matches expected in the window: %d payments of the asset by the service in %,d s stored, %d of them fit the amount, window %,d s"
                                    .formatted(
                                            text(e.matches()).startsWith("≈")
                                                    ? text(e.matches())
                                                    : "= " + text(e.matches()),
                                            e.payments(),
                                            e.seconds(),
                                            e.fitting(),
                                            e.window()));
        };
    }

    private static MemoNote memo(SeenMemo m) {
        return new MemoNote(
                m.memo().output().toString(),
                m.memo().text(),
                m.memo().destination().text(),
                m.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                switch (m.standing()) {
                    case AUTHENTICATED ->
                            "authenticated: in the deposit's own transaction, and the labelled address paid this destination once";
                    case PAID_REPEATEDLY ->
                            "not authenticated: the labelled address paid this destination more than once in the window";
                    case AMBIGUOUS ->
                            "not authenticated: another memo of this deposit, or another deposit with this destination, stands beside it";
                    case NEVER_PAID ->
                            "not authenticated: the labelled address never paid this destination in the window";
                    case ELSEWHERE -> "not authenticated: it asks for another chain or asset";
                    case PAYS_NO_SERVICE ->
                            "not authenticated: its transaction pays no address that a label calls this service's; anybody could have written it. Not followed";
                    case OTHER_DEPOSIT -> "of another deposit at the same service";
                    case UNKNOWN ->
                            "not authenticated: what the service paid in the window is not known";
                });
    }

    private static String id(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Found f -> "found";
            case Outcome.NoneFound n -> "none-found";
            case Outcome.NoRate n -> "no-rate";
            case Outcome.NotIndexed n -> "not-indexed";
            case Outcome.NoVaultKnown n -> "no-vault-known";
            case Outcome.NotAtBridge n -> "not-at-bridge";
        };
    }

    private String sentence(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Found(List<Candidate> c, Chance chance) ->
                    "%d payment%s by %s could be the continuation; each is an assumed seed, none is followed"
                            .formatted(c.size(), c.size() == 1 ? "" : "s", names());
            case Outcome.NoneFound n ->
                    "none of the stored payments by %s fits; all blocks of the window are stored"
                            .formatted(names());
            case Outcome.NoRate(List<Candidate> named) ->
                    "no rate is declared, so that no amount can be compared; %d payment%s to a destination that the deposit's memo names"
                            .formatted(named.size(), named.size() == 1 ? "" : "s");
            case Outcome.NotIndexed(String missing) ->
                    "not indexed: %s; ingest them, then ask again".formatted(missing);
            case Outcome.NoVaultKnown n ->
                    "no label of category bridge names an address of %s on %s: import one, then ask again"
                            .formatted(names(), result.request().to());
            case Outcome.NotAtBridge n ->
                    "no label of category bridge stands on the address of this output itself: there is nothing to cross";
        };
    }

    private String names() {
        return result.services().stream()
                .map(l -> "%s (says %s)".formatted(l.name(), l.source()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "The deposit is an end; a candidate is an assumed seed of another trace. No amount is summed across.");
        notes.add(
                "Compared is all of the output, whatever part of it a trace under a policy would follow.");
        notes.add(
                "Times are what the makers of blocks on two chains claim; rate and fee are what the user declared.");
        if (!result.vaults().isEmpty()) {
            notes.add(
                    "Payments by %s were looked at; from addresses without a label the service may have paid too."
                            .formatted(
                                    result.vaults().stream()
                                            .map(EvmAddress::text)
                                            .collect(Collectors.joining(", "))));
        }
        return notes;
    }

    private static String text(Rational r) {
        BigDecimal rounded = r.approximate(THREE_DIGITS);
        String plain = rounded.stripTrailingZeros().toPlainString();
        return isExactly(r, rounded) ? plain : "≈ " + plain;
    }

    private static boolean isExactly(Rational r, BigDecimal rounded) {
        return rounded.multiply(new BigDecimal(r.denominator()))
                        .compareTo(new BigDecimal(r.numerator()))
                == 0;
    }

    private static String percent(Rational share) {
        return text(share.times(PERCENT)) + " %";
    }

    private static String inWords(Duration d) {
        return d.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
