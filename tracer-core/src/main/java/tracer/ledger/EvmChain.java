package tracer.ledger;

import java.util.List;
import java.util.regex.Pattern;
import tracer.problem.BadInput;

/**
 * A chain of the account family that runs the Ethereum Virtual Machine, named by its chain id (EIP
 * 155). Those not known by name are called {@code evm-<number>}.
 *
 * @param number chain id, above 0
 * @param id such as {@code ethereum}
 * @param symbol of the asset that fees are paid in; for display only
 */
public record EvmChain(long number, String id, String symbol) implements Chain {
    private static final int DECIMALS = 18;
    private static final Pattern BY_NUMBER = Pattern.compile("(?:evm-)?([1-9][0-9]{0,17})");

    public static final EvmChain ETHEREUM = new EvmChain(1, "ethereum", "ETH");

    /** Chain id of the development nodes anvil and hardhat: nothing there is real. */
    public static final EvmChain DEVELOPMENT = new EvmChain(31337, "evm-dev", "ETH");

    /** Chain ids as listed by their projects and EIP-155's list. */
    private static final List<EvmChain> KNOWN =
            List.of(
                    ETHEREUM,
                    new EvmChain(10, "optimism", "ETH"),
                    new EvmChain(56, "bsc", "BNB"),
                    new EvmChain(137, "polygon", "POL"),
                    new EvmChain(8453, "base", "ETH"),
                    new EvmChain(42161, "arbitrum", "ETH"),
                    new EvmChain(11155111, "sepolia", "ETH"),
                    DEVELOPMENT);

    public EvmChain {
        if (number < 1) {
            throw new BadInput("%d is no chain id: they begin with 1".formatted(number));
        }
    }

    /** The chain of a chain id. */
    public static EvmChain of(long number) {
        return KNOWN.stream()
                .filter(c -> c.number == number)
                .findFirst()
                .orElseGet(() -> new EvmChain(number, "evm-" + number, "native"));
    }

    /** By its name or chain id. */
    public static EvmChain of(String name) {
        return KNOWN.stream()
                .filter(c -> c.id.equals(name))
                .findFirst()
                .orElseGet(() -> {
                    var byNumber = BY_NUMBER.matcher(name);
                    if (!byNumber.matches()) {
                        throw new BadInput(
                                "'%s' is no EVM chain; known are %s, others by chain id such as evm-100"
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ",
                                                        KNOWN.stream()
                                                                .map(EvmChain::id)
                                                                .toList())));
                    }
                    return of(Long.parseLong(byNumber.group(1)));
                });
    }

    @Override
    public Asset.Native nativeAsset() {
        return new Asset.Native(id, symbol, DECIMALS);
    }

    @Override
    public String toString() {
        return id;
    }
}
