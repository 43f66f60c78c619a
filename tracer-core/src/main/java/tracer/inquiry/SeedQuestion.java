package tracer.inquiry;

import java.util.List;
import java.util.Optional;
import tracer.flow.Direction;
import tracer.flow.Portion;
import tracer.problem.BadInput;

/**
 * Which outputs a trace is to begin with.
 *
 * @param names outputs {@code txid:n} or {@code txid:n=1/3}; transactions by id; addresses;
 *     entities as {@code entity:} and an address, script hash or id
 * @param unspent of addresses and entities only what is unspent at the tip; else all ever received
 * @param within of addresses and entities only what was paid there
 * @param portion how much of each output that does not say so itself
 */
public record SeedQuestion(
        List<String> names,
        Direction direction,
        boolean unspent,
        PaidWithin within,
        Optional<Portion> portion) {
    /**
     * @throws BadInput if nothing is named, or a file that is not there
     */
    public SeedQuestion {
        names = names.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
        if (names.isEmpty()) {
            throw new BadInput(
                    "no seed is named: give an output TXID:N, a transaction, an address");
        }
        for (String name : names) {
            // A file that exists was read before this.
            if (name.startsWith("@")) {
                throw new BadInput(
                        "there is no file %s to read seeds from".formatted(name.substring(1)));
            }
        }
    }

    /** Whole outputs by name, all that addresses ever received. */
    public static SeedQuestion of(List<String> names, Direction direction) {
        return new SeedQuestion(names, direction, false, PaidWithin.ALWAYS, Optional.empty());
    }

    /** Whether it chooses among the outputs of an address. */
    boolean isChoosing() {
        return unspent || within.isLimited();
    }
}
