package tracer.proof;

import java.math.BigInteger;
import java.util.Optional;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;

/** Values of account chains as the files of a bundle write them. */
final class AccountWords {
    /** Digits of 2²⁵⁶−1: longer ones are refused before they are read. */
    private static final int MOST_DIGITS = 78;

    private static final String NOBODY = "none";

    private AccountWords() {}

    static String hash(Hash32 hash) {
        return "0x" + hash;
    }

    static Hash32 hash(String text) {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("'%s' does not begin with 0x".formatted(text));
        }
        return Hash32.ofHex(text.substring(2));
    }

    static String address(Optional<EvmAddress> address) {
        return address.map(EvmAddress::text).orElse(NOBODY);
    }

    static Optional<EvmAddress> address(String text) {
        return text.equals(NOBODY) ? Optional.empty() : Optional.of(EvmAddress.of(text));
    }

    static String asset(Asset asset) {
        return switch (asset) {
            case Asset.Native n -> Asset.NATIVE;
            case Asset.Token(EvmAddress contract) -> contract.text();
        };
    }

    static Asset asset(String text, EvmChain chain) {
        return text.equals(Asset.NATIVE)
                ? chain.nativeAsset()
                : new Asset.Token(EvmAddress.of(text));
    }

    static BigInteger amount(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "%d digits are no amount of 256 bits".formatted(text.length()));
        }
        BigInteger amount = new BigInteger(text);
        if (amount.signum() < 0 || amount.bitLength() > 256) {
            throw new IllegalArgumentException("%s is no amount of 256 bits".formatted(text));
        }
        return amount;
    }
}
