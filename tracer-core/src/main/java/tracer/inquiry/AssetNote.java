package tracer.inquiry;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.TokenNote;
import tracer.evidence.EvidenceClass;
import tracer.flow.Denomination;
import tracer.flow.Rational;
import tracer.ledger.Asset;

/**
 * What is counted.
 *
 * @param id {@code native}, or the contract's 40 digits
 * @param contract of a token; a symbol is no identity
 * @param symbol what people or the contract call it
 * @param decimals digits between its base unit and the unit that people say; absent if nobody said:
 *     amounts are then printed in base units
 * @param evidence {@code fact} of a chain's own asset; {@code claimed} of a token, since its
 *     contract may call itself anything
 */
public record AssetNote(
        String id,
        Optional<String> contract,
        Optional<String> symbol,
        OptionalInt decimals,
        String evidence) {
    static AssetNote of(Asset asset, Optional<TokenNote> said) {
        return switch (asset) {
            case Asset.Native(String chain, String symbol, int decimals) ->
                    new AssetNote(
                            Asset.NATIVE,
                            Optional.empty(),
                            Optional.of(symbol),
                            OptionalInt.of(decimals),
                            EvidenceClass.FACT.id());
            case Asset.Token(var contract) ->
                    new AssetNote(
                            contract.key(),
                            Optional.of(contract.text()),
                            said.flatMap(TokenNote::symbol),
                            said.map(TokenNote::decimals).orElse(OptionalInt.empty()),
                            EvidenceClass.CLAIMED.id());
        };
    }

    /** So many base units of it. */
    public AssetAmount amount(BigInteger units) {
        return amount(Rational.of(units));
    }

    /** As above, or a fraction of them. */
    public AssetAmount amount(Rational units) {
        return new AssetAmount(units.toString(), new Denomination(decimals, unit()).text(units));
    }

    private String unit() {
        return decimals.isPresent()
                ? symbol.orElseGet(() -> "of token " + contract.orElse(id))
                : "base units of token " + contract.orElse(id);
    }

    /** For titles: the symbol, of a token with the contract. */
    String name() {
        return contract.map(c -> symbol.map(s -> s + " (token " + c + ")").orElse("token " + c))
                .orElse(symbol.orElse(id));
    }
}
