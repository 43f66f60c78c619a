package tracer.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** Which EVM chain is meant, where several are stored. */
final class ChainOption {
    @Option(
            names = "--chain",
            paramLabel = "ID",
            description = "Of EVM chains: look on this one only, such as ethereum or 1.")
    @Nullable String chain;

    Optional<EvmChain> named() {
        return Optional.ofNullable(chain).map(EvmChain::of);
    }

    /** What is asked for is Bitcoin's, where this option has no meaning. */
    void refuse(String asked) {
        if (chain != null) {
            throw new BadInput(
                    "--chain names an EVM chain, but '%s' is none of its names: those begin with 0x"
                            .formatted(asked));
        }
    }

    /**
     * Whether a text is in the form of account chains: hashes and addresses with 0x, transfers and
     * parts of them.
     */
    static boolean isOfAccounts(String text) {
        String given = text.strip().replaceFirst("=.*", "");
        return given.regionMatches(true, 0, "0x", 0, 2)
                || given.matches("[0-9a-fA-F]{64}:[a-z][a-z0-9.-]*");
    }

    /**
     * @throws BadInput if one of them is of another family than the first, which is of accounts
     */
    static void requireOfAccounts(List<String> seeds) {
        for (String seed : seeds) {
            if (!isOfAccounts(seed)) {
                throw new BadInput(
                        "'%s' is no transfer on an EVM chain, as %s is: a trace stays on one chain"
                                .formatted(seed, seeds.getFirst()));
            }
        }
    }
}
