package tracer.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.crossing.CrossingRequest;
import tracer.inquiry.CrossingDocument;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;

/** Looks for the continuation of a deposit at a swap service on another chain. */
@Command(
        name = "crossing",
        description = {
            "Look where a deposit at a labelled swap service could have come out on an EVM chain.",
            "An end on this side, assumed seeds on the other: candidates are graded and counted,",
            "never followed, and no amount is summed across.",
        })
final class CrossingCommand extends AskCommand {
    @Parameters(paramLabel = "TXID:N", description = "The output that pays the service.")
    String deposit = "";

    @Option(
            names = "--to",
            paramLabel = "CHAIN",
            description = "Chain to look on; may be left out if one EVM chain is stored.")
    @Nullable String to;

    @Option(
            names = "--within",
            paramLabel = "TIME",
            defaultValue = "6h",
            description = "How long after the deposit's block: 6h (default), 90m, 2d.")
    String within = "6h";

    @Mixin TermsOptions terms = new TermsOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        EvmChain chain = chain(workspace);
        CrossingDocument crossing =
                workspace
                        .inquiry()
                        .crossing(
                                new CrossingRequest(
                                        OutPoint.of(deposit),
                                        chain,
                                        time(within),
                                        terms.terms(workspace.accounts().ledger(chain))));
        output.print(crossing, () -> CrossingText.of(crossing));
        return switch (crossing.outcome()) {
            case "found", "no-rate" -> ExitCode.OK;
            case "not-indexed" -> ExitCode.NOT_INDEXED;
            default -> ExitCode.NOT_FOUND;
        };
    }

    private EvmChain chain(Workspace workspace) {
        if (to != null) {
            return EvmChain.of(to);
        }
        List<EvmChain> stored = workspace.accounts().chains();
        if (stored.size() != 1) {
            throw new BadInput(
                    "which chain to look on? stored are %s; say --to CHAIN".formatted(stored));
        }
        return stored.getFirst();
    }

    /** {@code 90m}, {@code 6h}, {@code 2d}. */
    static Duration time(String text) {
        if (text.matches("[0-9]{1,6}[mhd]")) {
            long n = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(n);
                case 'h' -> Duration.ofHours(n);
                default -> Duration.ofDays(n);
            };
        }
        throw new BadInput("time '%s' is none of 90m, 6h, 2d".formatted(text));
    }
}
