package tracer.ingest.label;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.LabelSubject;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/**
 * Which chain an address is on, by the currency or network that a file names for it. Where a
 * currency lives on several EVM chains, the chain stays unspecified.
 */
final class Network {
    private static final Map<String, EvmChain> EVM =
            Map.ofEntries(
                    entry("eth", EvmChain.ETHEREUM),
                    entry("etc", EvmChain.of(61)),
                    entry("bep20", EvmChain.of(56)),
                    entry("arb", EvmChain.of(42161)),
                    entry("matic", EvmChain.of(137)),
                    entry("pol", EvmChain.of(137)));

    /**
     * Tokens issued on more than one chain, with the EVM chains on which they are used most, by
     * their issuers' pages; others are possible. {@code evm} says that the file does not know.
     */
    private static final Map<String, List<EvmChain>> ON_SEVERAL =
            Map.of(
                    "usdt", chains(1, 56, 137, 42161, 43114, 10),
                    "usdc", chains(1, 56, 137, 42161, 43114, 10, 8453),
                    "kcs", chains(1, 321),
                    "evm", List.of());

    /** The one that is issued on Bitcoin too (Omni). */
    private static final String ON_BITCOIN_TOO = "usdt";

    private Network() {}

    private static List<EvmChain> chains(long... numbers) {
        return Arrays.stream(numbers).mapToObj(EvmChain::of).toList();
    }

    /** Whom a tag is about, or why it cannot be taken. */
    sealed interface Found {
        record Subject(LabelSubject subject) implements Found {}

        /** On a network that is not followed here. */
        record Elsewhere(String reason) implements Found {}
    }

    /**
     * @param code the currency or network, in any letter case: a ticker, or a chain's name here
     * @param stored the Bitcoin network that labels are wanted for
     * @throws BadInput if the address cannot be one of that network
     */
    static Found find(String code, String address, BitcoinChain stored) {
        String lower = code.strip().toLowerCase(Locale.ROOT);
        Optional<BitcoinChain> bitcoin = bitcoin(lower);
        if (bitcoin.isPresent()) {
            return onBitcoin(code, address, bitcoin.get(), stored);
        }
        Optional<EvmChain> evm = evm(lower);
        if (evm.isPresent()) {
            return new Found.Subject(LabelSubject.of(evm.get(), evmAddress(code, address)));
        }
        if (ON_SEVERAL.containsKey(lower)) {
            return onSeveral(code, lower, address, stored);
        }
        return new Found.Elsewhere("network %s".formatted(code.toUpperCase(Locale.ROOT)));
    }

    /** By the form of the address alone. */
    static Found find(String address, BitcoinChain stored) {
        return EvmAddress.looksLike(address)
                ? find("evm", address, stored)
                : new Found.Subject(LabelSubject.of(Address.of(address, stored)));
    }

    private static Optional<BitcoinChain> bitcoin(String code) {
        return code.equals("btc") || code.equals("xbt")
                ? Optional.of(BitcoinChain.MAIN)
                : Arrays.stream(BitcoinChain.values()).filter(c -> c.id().equals(code)).findFirst();
    }

    private static Optional<EvmChain> evm(String code) {
        if (EVM.containsKey(code)) {
            return Optional.of(EVM.get(code));
        }
        try {
            return Optional.of(EvmChain.of(code));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    private static Found onBitcoin(
            String code, String address, BitcoinChain chain, BitcoinChain stored) {
        Address read;
        try {
            read = Address.of(address, chain);
        } catch (BadInput e) {
            throw notOf(code, e);
        }
        return chain == stored
                ? new Found.Subject(LabelSubject.of(read))
                : new Found.Elsewhere(
                        "network %s, where this store holds %s".formatted(chain, stored));
    }

    private static EvmAddress evmAddress(String code, String address) {
        try {
            return EvmAddress.of(address);
        } catch (BadInput e) {
            throw notOf(code, e);
        }
    }

    private static BadInput notOf(String code, BadInput why) {
        return new BadInput(
                "%s; correct it, or the currency %s".formatted(why.getMessage(), code), why);
    }

    private static Found onSeveral(String code, String lower, String address, BitcoinChain stored) {
        if (EvmAddress.looksLike(address)) {
            return new Found.Subject(
                    LabelSubject.ofUnspecifiedChain(
                            evmAddress(code, address), ON_SEVERAL.getOrDefault(lower, List.of())));
        }
        if (lower.equals("evm")) {
            throw new BadInput(
                    "'%s' is no EVM address: 0x and 40 hexadecimal digits".formatted(address));
        }
        if (lower.equals(ON_BITCOIN_TOO) && isBitcoin(address)) {
            return onBitcoin(code, address, BitcoinChain.MAIN, stored);
        }
        return new Found.Elsewhere(
                "%s on a network that is neither Bitcoin nor EVM"
                        .formatted(code.toUpperCase(Locale.ROOT)));
    }

    private static boolean isBitcoin(String address) {
        try {
            return Address.of(address, BitcoinChain.MAIN).chain() == BitcoinChain.MAIN;
        } catch (BadInput e) {
            return false;
        }
    }
}
