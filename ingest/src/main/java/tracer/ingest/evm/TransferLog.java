package tracer.ingest.evm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tracer.ingest.json.JsonValue;
import tracer.ledger.EvmAddress;
import tracer.ledger.Hash32;

/**
 * What one log says about value. Only the contract that logs is believed, and only about itself: a
 * token is its contract, and whatever a contract calls itself, its logs move nothing of another.
 */
sealed interface TransferLog {
    /** {@code Transfer(address,address,uint256)} of ERC-20 and ERC-721 alike. */
    Hash32 TRANSFER =
            Hash32.ofHex("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

    /**
     * {@code Deposit(address,uint256)} and {@code Withdrawal(address,uint256)} of wrapped coins.
     */
    List<Hash32> WRAPPING =
            List.of(
                    Hash32.ofHex(
                            "e1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c"),
                    Hash32.ofHex(
                            "7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65"));

    /** An amount of a token. */
    record Fungible(EvmAddress from, EvmAddress to, BigInteger amount) implements TransferLog {}

    /** A single thing (ERC-721): no amount. */
    record NonFungible() implements TransferLog {}

    /**
     * A Transfer log of a contract whose standard is not known: no amount that could be trusted.
     */
    record UnknownKind() implements TransferLog {}

    /** Changes a balance of wrapped coins without a Transfer log; not followed. */
    record Wrapping() implements TransferLog {}

    /** What this chain's native asset did, told again; not counted again. */
    record OfNative() implements TransferLog {}

    /** Nothing about value. */
    record Other() implements TransferLog {}

    int WORD = 32;
    int INDEXED_ERC20 = 3;
    int INDEXED_ERC721 = 4;

    /**
     * Reads a log.
     *
     * @throws tracer.problem.BadInput if it is malformed
     */
    static TransferLog read(JsonValue log, EvmAddress contract, EvmRules rules) {
        List<Hash32> topics = new ArrayList<>();
        log.field("topics").items().forEach(t -> topics.add(Hex.hash(t)));
        byte[] data = Hex.data(log.field("data"));
        if (topics.isEmpty()) {
            return new Other();
        }
        if (WRAPPING.contains(topics.getFirst())) {
            return new Wrapping();
        }
        if (!topics.getFirst().equals(TRANSFER)) {
            return new Other();
        }
        if (rules.logsNativeTransfers().contains(contract)) {
            return new OfNative();
        }
        return switch (topics.size()) {
            case INDEXED_ERC20 ->
                    data.length == WORD
                            ? fungible(topics.get(1).toBytes(), topics.get(2).toBytes(), data)
                            : new UnknownKind();
            case INDEXED_ERC721 -> data.length == 0 ? new NonFungible() : new UnknownKind();
            case 1 ->
                    data.length == 3 * WORD && rules.unindexedTokens().contains(contract)
                            ? fungible(word(data, 0), word(data, 1), word(data, 2))
                            : new UnknownKind();
            default -> new UnknownKind();
        };
    }

    private static TransferLog fungible(byte[] from, byte[] to, byte[] amount) {
        Optional<EvmAddress> sender = address(from);
        Optional<EvmAddress> receiver = address(to);
        return sender.isPresent() && receiver.isPresent()
                ? new Fungible(sender.get(), receiver.get(), new BigInteger(1, amount))
                : new UnknownKind();
    }

    private static byte[] word(byte[] data, int n) {
        return Arrays.copyOfRange(data, n * WORD, (n + 1) * WORD);
    }

    /** A word that is an address; empty if bytes stand where an address has none. */
    private static Optional<EvmAddress> address(byte[] word) {
        int pad = WORD - EvmAddress.BYTES;
        for (int i = 0; i < pad; i++) {
            if (word[i] != 0) {
                return Optional.empty();
            }
        }
        return Optional.of(EvmAddress.ofBytes(Arrays.copyOfRange(word, pad, WORD)));
    }
}
