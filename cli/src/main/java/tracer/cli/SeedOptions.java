package tracer.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.flow.Direction;
import tracer.flow.Portion;
import tracer.flow.Seed;
import tracer.inquiry.SeedQuestion;
import tracer.problem.BadInput;

/** Which outputs of what is named a trace begins with, and how much of each. */
final class SeedOptions {
    private static final int TXID_LENGTH = 64;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description =
                    "Only this part of each output is the seed's: 1/3, 25%%. Under fifo and lifo its first"
                            + " units, under haircut so much of every unit.")
    @Nullable String share;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description = "Only so much of the output is the seed's: 0.5btc, 5000sat.")
    @Nullable String amount;

    @Option(
            names = "--unspent",
            description = "Of addresses and entities: what is unspent, not all ever received.")
    boolean unspent;

    @Option(
            names = "--paid-from",
            paramLabel = "H",
            description = "Of addresses and entities: what was paid from this height on.")
    @Nullable Integer paidFrom;

    @Option(
            names = "--paid-to",
            paramLabel = "H",
            description = "Of addresses and entities: what was paid up to this height.")
    @Nullable Integer paidTo;

    SeedQuestion question(List<String> names, Direction direction) {
        return new SeedQuestion(
                names, direction, unspent, height(paidFrom), height(paidTo), portion());
    }

    /**
     * @throws BadInput if any was given: a transfer on an EVM chain is followed whole
     */
    void refuse() {
        if (isGiven()) {
            throw new BadInput(
                    "a transfer on an EVM chain is one seed and is followed whole: leave out --share, --amount, --unspent, --paid-from and --paid-to");
        }
    }

    /** Whether a name is an address, of whose outputs nothing is chosen. */
    boolean isAddress(String name) {
        return !name.contains(":")
                && name.length() != TXID_LENGTH
                && !name.startsWith("@")
                && !isGiven();
    }

    boolean isGiven() {
        return share != null || amount != null || unspent || paidFrom != null || paidTo != null;
    }

    private Optional<Portion> portion() {
        if (share != null && amount != null) {
            throw new BadInput("--share and --amount contradict each other; give one");
        }
        if (amount != null) {
            Portion portion = Seed.portion(amount);
            if (!(portion instanceof Portion.Units)) {
                throw new BadInput(
                        "--amount '%s' has no unit; write 0.5btc or 5000sat".formatted(amount));
            }
            return Optional.of(portion);
        }
        return Optional.ofNullable(share).map(Seed::portion).map(SeedOptions::requireShare);
    }

    private static Portion requireShare(Portion portion) {
        if (portion instanceof Portion.Units) {
            throw new BadInput("--share is a part such as 1/3 or 25%; for an amount use --amount");
        }
        return portion;
    }

    private static OptionalInt height(@Nullable Integer n) {
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }
}
