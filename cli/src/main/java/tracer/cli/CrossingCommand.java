package tracer.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.crossing.CrossingRequest;
import tracer.inquiry.CrossingDocument;
import tracer.ledger.EvmChain;
import tracer.ledger.OutPoint;

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
        EvmChain chain =
                CrossingRequest.chain(Optional.ofNullable(to), workspace.accounts().chains());
        CrossingDocument crossing =
                workspace
                        .inquiry()
                        .crossing(
                                new CrossingRequest(
                                        OutPoint.of(deposit),
                                        chain,
                                        CrossingRequest.window(within),
                                        terms.terms(workspace.accounts().ledger(chain))));
        output.print(crossing, () -> CrossingText.of(crossing));
        return switch (crossing.outcome()) {
            case "found", "no-rate" -> ExitCode.OK;
            case "not-indexed" -> ExitCode.NOT_INDEXED;
            default -> ExitCode.NOT_FOUND;
        };
    }
}
