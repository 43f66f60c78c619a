package tracer.summary;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tracer.account.AccountPlace;
import tracer.account.BlockSources;
import tracer.account.HeldAsset;
import tracer.account.TokenNote;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.attribution.Label;
import tracer.flow.AccountDestination;
import tracer.flow.AccountTrace;
import tracer.flow.Denomination;
import tracer.flow.Direction;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Remainder;
import tracer.flow.TraceEnd;
import tracer.ledger.Asset;
import tracer.ledger.Coverage;
import tracer.ledger.EvmAddress;
import tracer.ledger.HeightRange;

/**
 * All that a summary of a trace over accounts is written from, asked for once.
 *
 * @param other the same question under another policy, for comparison only
 * @param ranges what every policy gives at its ends
 * @param sources who served the covered blocks
 * @param token what the contract calls itself, if the asset is a token and somebody asked
 * @param labels of every address in the trace that has any
 */
record AccountMaterial(
        AccountSummaryRequest request,
        AccountTrace trace,
        AccountTrace other,
        Ranges<AccountDestination> ranges,
        Coverage coverage,
        BlockSources sources,
        Optional<TokenNote> token,
        Map<EvmAddress, List<Label>> labels) {

    /**
     * Traced value that went no further.
     *
     * @param number from 1; services first
     * @param at who holds or received it; empty where nobody did
     * @param by the transfer that it ended with; empty for what is still held
     * @param restsOn the transfers that brought it
     */
    record Exit(
            int number,
            TraceEnd end,
            Rational traced,
            Optional<EvmAddress> at,
            Optional<Transfer> by,
            List<TransferId> restsOn) {
        Exit numbered(int n) {
            return new Exit(n, end, traced, at, by, restsOn);
        }
    }

    boolean isForward() {
        return trace.request().direction() == Direction.FORWARD;
    }

    static String name(Policy policy) {
        return policy.title();
    }

    String policy() {
        return name(trace.request().policy());
    }

    String otherPolicy() {
        return name(other.request().policy());
    }

    /** Foreign text, such as a token's symbol, is no part of it. */
    Denomination denomination() {
        return switch (trace.asset()) {
            case Asset.Native(String chain, String symbol, int decimals) ->
                    new Denomination(OptionalInt.of(decimals), symbol);
            case Asset.Token t -> {
                OptionalInt decimals = token.map(TokenNote::decimals).orElse(OptionalInt.empty());
                yield new Denomination(
                        decimals,
                        decimals.isPresent() ? "of the token" : "base units of the token");
            }
        };
    }

    /** For headings of columns: what their numbers count. */
    String unit() {
        return denomination().unit();
    }

    String inWords(BigInteger units) {
        return denomination().inWords(Rational.of(units));
    }

    Phrase amount(Rational units) {
        return Phrase.of(denomination().inWords(units));
    }

    Phrase number(Rational units) {
        return Phrase.of(denomination().number(units));
    }

    /** An amount by convention carries the policy's name wherever it is said. */
    Phrase traced(Rational units) {
        return amount(units).say(" under " + policy());
    }

    int confirmations(AccountPlace place) {
        return trace.asOf().height() - place.height() + 1;
    }

    static Phrase party(Optional<EvmAddress> address, String nobody) {
        return address.map(a -> Phrase.of("address ").id(a.text())).orElse(Phrase.of(nobody));
    }

    /** Everything that went no further but fees: services first, what was not followed last. */
    List<Exit> exits() {
        List<Exit> exits = new ArrayList<>();
        for (Movement m : trace.movements()) {
            if (m.fate() instanceof Movement.Fate.Ended(TraceEnd end)) {
                Transfer t = m.transfer();
                exits.add(
                        new Exit(
                                0,
                                end,
                                m.traced(),
                                isForward() ? t.to() : t.from(),
                                Optional.of(t),
                                List.of(t.id())));
            }
        }
        for (Remainder r : trace.remainders()) {
            exits.add(
                    new Exit(
                            0,
                            r.end(),
                            r.traced(),
                            Optional.of(r.of().holder()),
                            Optional.empty(),
                            brought(r.of())));
        }
        exits.sort(
                Comparator.comparingInt((Exit e) -> Exhibit.rank(e.end()))
                        .thenComparing(Exit::traced, Comparator.reverseOrder()));
        List<Exit> numbered = new ArrayList<>();
        exits.forEach(e -> numbered.add(e.numbered(numbered.size() + 1)));
        return numbered;
    }

    private List<TransferId> brought(HeldAsset holding) {
        return trace.movements().stream()
                .map(Movement::transfer)
                .filter(t ->
                        (isForward() ? t.credited() : t.debited())
                                .filter(holding::equals)
                                .isPresent())
                .map(Transfer::id)
                .toList();
    }

    List<Movement> fees() {
        return trace.movements().stream()
                .filter(m -> m.fate() instanceof Movement.Fate.Fee)
                .toList();
    }

    /** The asset for a reader; of a token the contract, its symbol only as the claim it is. */
    Phrase assetInWords() {
        return switch (trace().asset()) {
            case Asset.Native(String chain, String symbol, int decimals) -> Phrase.of(symbol);
            case Asset.Token(var contract) -> {
                Phrase token = Phrase.of("the token with contract ").id(contract.text());
                Optional<String> symbol = token().flatMap(TokenNote::symbol);
                yield symbol.map(s -> token.say(", which calls itself ").quote(s))
                        .orElse(token)
                        .say("; any contract can call itself anything");
            }
        };
    }

    static String ranges(List<HeightRange> ranges) {
        return ranges.stream().map(HeightRange::toString).collect(Collectors.joining(", "));
    }

    /** Where a transfer stands, with the claimed time. */
    Phrase place(Transfer t) {
        return Phrase.of("%d, ".formatted(t.place().height())).time(t.place().claimedTime());
    }
}
