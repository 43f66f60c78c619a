package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.flow.Direction;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/**
 * Which transfers a trace over accounts is to begin with.
 *
 * @param names transfers {@code 0xHASH:log-17}, or parts of them; addresses, each of which stands
 *     for all transfers of one asset that it received, backward for all that it sent
 * @param portion how much of each that does not say so itself; an amount of one only
 * @param asset of addresses: {@code native} or a token's contract; empty if there is only one
 * @param within of addresses: only what stands there
 * @param chain the only chain to look on; empty for all that are stored
 */
public record AccountSeedQuestion(
        List<String> names,
        Direction direction,
        Optional<String> portion,
        Optional<String> asset,
        PaidWithin within,
        Optional<EvmChain> chain) {
    /**
     * @throws BadInput if nothing is named, or a file that is not there
     */
    public AccountSeedQuestion {
        names = names.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
        if (names.isEmpty()) {
            throw new BadInput(
                    "no seed is named: give a transfer 0xHASH:value or 0xHASH:log-17, or an address");
        }
        for (String name : names) {
            // A file that exists was read before this.
            if (name.startsWith("@")) {
                throw new BadInput(
                        "there is no file %s to read seeds from".formatted(name.substring(1)));
            }
        }
    }

    /** Whole transfers by name, all that addresses ever moved, on any chain. */
    public static AccountSeedQuestion of(List<String> names, Direction direction) {
        return new AccountSeedQuestion(
                names,
                direction,
                Optional.empty(),
                Optional.empty(),
                PaidWithin.ALWAYS,
                Optional.empty());
    }

    /** The same, to look on one chain only if that is named. */
    public AccountSeedQuestion on(Optional<EvmChain> named) {
        return new AccountSeedQuestion(names, direction, portion, asset, within, named);
    }

    /** Whether it chooses among the transfers of an address. */
    boolean isChoosing() {
        return asset.isPresent() || within.isLimited();
    }
}
