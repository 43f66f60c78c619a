package tracer.crossing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tracer.attribution.Label;
import tracer.ledger.ChainTip;
import tracer.ledger.EvmAddress;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;

/**
 * The answer to a {@link CrossingRequest}. The deposit is an end; what is found is assumed.
 *
 * @param transaction of the deposit
 * @param value of the deposit, all of it
 * @param services labels of the deposit's own address that call it a bridge
 * @param vaults addresses on the other chain that carry the same name as a bridge
 * @param memos that may bear on it, in chain order
 * @param asOf the Bitcoin block up to which it is true
 * @param otherAsOf that of the other chain; empty if nothing of it is stored
 */
public record CrossingResult(
        CrossingRequest request,
        PlacedTransaction transaction,
        Sats value,
        List<Label> services,
        List<EvmAddress> vaults,
        Outcome outcome,
        List<SeenMemo> memos,
        ChainTip asOf,
        Optional<ChainTip> otherAsOf) {
    public CrossingResult {
        services = List.copyOf(services);
        vaults = List.copyOf(vaults);
        memos = List.copyOf(memos);
    }

    /** The first moment of the window. */
    public Instant from() {
        return transaction.place().claimedTime();
    }

    /** The last. */
    public Instant to() {
        return from().plus(request.within());
    }

    /** What was found; each of these is another answer. */
    public sealed interface Outcome {
        /** No label of the deposit's own address calls it a bridge: there is nothing to cross. */
        record NotAtBridge() implements Outcome {}

        /** No label names an address of the same party on that chain: nobody to look at. */
        record NoVaultKnown() implements Outcome {}

        /** What the service did in the window is not stored. */
        record NotIndexed(String missing) implements Outcome {}

        /**
         * No rate is declared, so that no amount can be compared.
         *
         * @param named by the deposit's memo alone
         */
        record NoRate(List<Candidate> named) implements Outcome {
            public NoRate {
                named = List.copyOf(named);
            }
        }

        /** The service made no payment that fits, in what is stored, which is all of the window. */
        record NoneFound(Chance chance) implements Outcome {}

        /**
         * These fit.
         *
         * @param candidates in chain order
         */
        record Found(List<Candidate> candidates, Chance chance) implements Outcome {
            public Found {
                candidates = List.copyOf(candidates);
            }
        }
    }

    /** Those that fit or are named; empty for every other outcome. */
    public List<Candidate> candidates() {
        return switch (outcome) {
            case Outcome.Found(List<Candidate> found, Chance c) -> found;
            case Outcome.NoRate(List<Candidate> named) -> named;
            case Outcome.NotAtBridge n -> List.of();
            case Outcome.NoVaultKnown n -> List.of();
            case Outcome.NotIndexed n -> List.of();
            case Outcome.NoneFound n -> List.of();
        };
    }
}
