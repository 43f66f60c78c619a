package tracer.ingest.evm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import tracer.ledger.EvmAddress;

/**
 * Calls of ERC-20 contracts and their answers. Contracts answer what they like: whatever is not of
 * the expected form is no answer.
 */
final class TokenCalls {
    static final String SYMBOL = call("symbol", List.of());
    static final String DECIMALS = call("decimals", List.of());

    private static final int WORD = 32;
    private static final int LONGEST_SYMBOL = 40;
    private static final BigInteger MOST_DECIMALS = BigInteger.valueOf(255);

    private TokenCalls() {}

    static String balanceOf(EvmAddress holder) {
        return call("balanceOf", List.of(new Address(holder.key())));
    }

    @SuppressWarnings("rawtypes") // web3j's own signature
    private static String call(String name, List<Type> arguments) {
        return FunctionEncoder.encode(new Function(name, arguments, List.of()));
    }

    /** An amount; empty unless the answer is one word. */
    static Optional<BigInteger> amount(byte[] answer) {
        return answer.length == WORD ? Optional.of(new BigInteger(1, answer)) : Optional.empty();
    }

    static OptionalInt decimals(byte[] answer) {
        return amount(answer)
                .filter(n -> n.compareTo(MOST_DECIMALS) <= 0)
                .map(n -> OptionalInt.of(n.intValue()))
                .orElseGet(OptionalInt::empty);
    }

    /** A text, or 32 bytes padded with zeros as older contracts have it. */
    static Optional<String> symbol(byte[] answer) {
        return (answer.length == WORD ? padded(answer) : abiText(answer))
                .map(TokenCalls::printable)
                .filter(s -> !s.isBlank());
    }

    private static Optional<String> padded(byte[] word) {
        int end = 0;
        while (end < WORD && word[end] != 0) {
            end++;
        }
        return Optional.of(new String(Arrays.copyOf(word, end), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("rawtypes") // web3j's own signature
    private static Optional<String> abiText(byte[] answer) {
        if (answer.length < 2 * WORD) {
            return Optional.empty();
        }
        try {
            List<TypeReference<Type>> outputs =
                    org.web3j.abi.Utils.convert(List.of(TypeReference.create(Utf8String.class)));
            return FunctionReturnDecoder.decode("0x" + HexFormat.of().formatHex(answer), outputs)
                    .stream()
                    .findFirst()
                    .map(t -> t.getValue().toString());
        } catch (RuntimeException e) {
            // web3j fails in many ways on an answer of another form; that is no answer.
            return Optional.empty();
        }
    }

    /** Without what could forge a line or a direction of writing. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(c -> {
                    int type = Character.getType(c);
                    return type != Character.CONTROL
                            && type != Character.FORMAT
                            && type != Character.SURROGATE
                            && type != Character.PRIVATE_USE
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR;
                })
                .limit(LONGEST_SYMBOL)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
