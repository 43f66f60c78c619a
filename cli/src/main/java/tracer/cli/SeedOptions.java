package tracer.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.flow.Direction;
import tracer.flow.Portion;
import tracer.flow.Seed;
import tracer.inquiry.AccountSeedQuestion;
import tracer.inquiry.PaidWithin;
import tracer.inquiry.SeedQuestion;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** Which outputs of what is named a trace begins with, and how much of each. */
final class SeedOptions {
    private static final int TXID_LENGTH = 64;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description =
                    "Only this part of each output or transfer is the seed's: 1/3, 25%%. Under fifo and lifo its first"
                            + " units, under haircut so much of every unit.")
    @Nullable String share;

    @Option(
            names = "--amount",
            paramLabel = "AMOUNT",
            description =
                    "Only so much of the output or transfer is the seed's: 0.5btc, 5000sat, 0.5eth, 1000units.")
    @Nullable String amount;

    @Option(
            names = "--unspent",
            description = "Of addresses and entities: what is unspent, not all ever received.")
    boolean unspent;

    @Option(
            names = "--paid-from",
            paramLabel = "H",
            description =
                    "Of addresses and entities: what was paid from this height on; on an EVM chain backward what was sent.")
    @Nullable Integer paidFrom;

    @Option(
            names = "--paid-to",
            paramLabel = "H",
            description = "Of addresses and entities: what was paid up to this height.")
    @Nullable Integer paidTo;

    @Option(
            names = "--paid-since",
            paramLabel = "TIME",
            description =
                    "Of addresses and entities: what was paid in blocks stamped then or later, ISO 8601"
                            + " in UTC, or a day.")
    @Nullable String paidSince;

    @Option(
            names = "--paid-until",
            paramLabel = "TIME",
            description = "Of addresses and entities: what was paid in blocks stamped up to then.")
    @Nullable String paidUntil;

    @Option(
            names = "--asset",
            paramLabel = "ASSET",
            description =
                    "Of addresses on an EVM chain that hold several assets: native, or a token's"
                            + " contract.")
    @Nullable String asset;

    SeedQuestion question(List<String> names, Direction direction) {
        if (asset != null) {
            throw new BadInput("--asset is for EVM chains; Bitcoin has one asset only");
        }
        return new SeedQuestion(names, direction, unspent, within(), portion());
    }

    /**
     * Of transfers on an EVM chain: how much of each, as it was typed.
     *
     * @throws BadInput if something was asked for that only outputs have, or that only an address
     *     has
     */
    private Optional<String> ofTransfers(List<String> names) {
        if (unspent) {
            throw new BadInput(
                    "--unspent is of outputs: an address on an EVM chain has a balance and no outputs");
        }
        if ((asset != null || within().isLimited())
                && names.stream().noneMatch(EvmAddress::looksLike)) {
            throw new BadInput(
                    "transfers on an EVM chain are named one by one: leave out --asset and --paid-…, or name an address");
        }
        requireOne();
        if (amount != null && !amount.matches(".*[a-zA-Z].*")) {
            throw new BadInput(
                    "--amount '%s' has no unit; write 0.5eth or 1000units".formatted(amount));
        }
        if (share != null && share.matches(".*[a-zA-Z].*")) {
            throw new BadInput("--share is a part such as 1/3 or 25%; for an amount use --amount");
        }
        return Optional.ofNullable(share).or(() -> Optional.ofNullable(amount));
    }

    private void requireOne() {
        if (share != null && amount != null) {
            throw new BadInput("--share and --amount contradict each other; give one");
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
        return share != null || amount != null || unspent || within().isLimited();
    }

    private Optional<Portion> portion() {
        requireOne();
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

    /**
     * The transfers on an EVM chain that are meant.
     *
     * @throws BadInput if something was asked for that only outputs have, or that only an address
     *     has
     */
    AccountSeedQuestion ofAccounts(
            List<String> names, Direction direction, Optional<EvmChain> chain) {
        return new AccountSeedQuestion(
                names, direction, ofTransfers(names), Optional.ofNullable(asset), within(), chain);
    }

    private PaidWithin within() {
        return new PaidWithin(
                height(paidFrom),
                height(paidTo),
                Optional.ofNullable(paidSince).map(LimitOptions::time),
                Optional.ofNullable(paidUntil).map(LimitOptions::time));
    }

    private static OptionalInt height(@Nullable Integer n) {
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }
}
