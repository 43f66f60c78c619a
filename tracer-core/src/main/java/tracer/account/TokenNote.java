package tracer.account;

import java.util.Optional;
import java.util.OptionalInt;
import tracer.ledger.EvmAddress;

/**
 * What a token's contract calls itself; anybody can call a token anything. For display only.
 *
 * @param decimals digits between the base unit and the unit that people say
 * @param height of the block at which it was asked
 * @param by who says so, such as {@code eth_call}
 */
public record TokenNote(
        EvmAddress contract,
        Optional<String> symbol,
        OptionalInt decimals,
        int height,
        String by) {}
