package tracer.ledger;

import java.util.Optional;

/** What is known of the output that an input spends. */
public sealed interface Funding {
    /** The output itself is stored: fact. */
    record Known(Output output) implements Funding {}

    /** The node that served the spending block said so; the output itself is not stored. */
    record Claimed(Output output) implements Funding {}

    /** Nothing is known but the outpoint. */
    record Unknown() implements Funding {}

    /** The output, known or claimed. */
    default Optional<Output> spentOutput() {
        return switch (this) {
            case Known(Output o) -> Optional.of(o);
            case Claimed(Output o) -> Optional.of(o);
            case Unknown() -> Optional.empty();
        };
    }
}
