package tracer.cli;

import picocli.CommandLine.Option;
import tracer.flow.FeeRule;
import tracer.problem.BadInput;

/** What becomes of the traced share of fees. */
final class FeeOption {
    @Option(
            names = "--fees",
            paramLabel = "RULE",
            defaultValue = "lost",
            description =
                    "lost (default): what goes to fees is lost to miners, and listed; to-miner: it is"
                            + " followed into the coinbase of its block, which mixes the subsidy and all"
                            + " fees in order.")
    String rule = "lost";

    FeeRule rule() {
        return FeeRule.of(rule);
    }

    /**
     * @throws BadInput if one was given where there is no choice
     */
    void refuse(String where) {
        if (rule() != FeeRule.LOST) {
            throw new BadInput("--fees %s %s; leave it out".formatted(rule, where));
        }
    }

    /** On account chains a fee is a transfer, whoever gets it. */
    void refuseOnAccounts() {
        refuse(
                "is for Bitcoin: on EVM chains a fee is burnt or a transfer of its own, which ends where it goes");
    }
}
