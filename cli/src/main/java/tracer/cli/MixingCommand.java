package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.inquiry.MixingDocument;
import tracer.ledger.TxId;

/** Whether value of several owners mixes in a transaction. */
@Command(
        name = "mixing",
        description = {
            "Ask every detector of mixing about a transaction, and what its amounts tell about",
            "which input paid which output. An inference, never proof.",
        })
final class MixingCommand extends AskCommand {
    @Parameters(paramLabel = "TXID", description = "64 hexadecimal digits.")
    String txid = "";

    @Option(
            names = "--intra-fees",
            description =
                    "Count also readings in which participants pay each other up to a two-hundredth"
                            + " of the equal amount, as in JoinMarket.")
    boolean intraFees;

    @Override
    ExitCode ask(Workspace workspace) {
        MixingDocument mixing;
        try (CtrlC ctrlC = CtrlC.watched()) {
            mixing = workspace.inquiry().mixing(TxId.of(txid), intraFees, ctrlC);
        }
        output.print(mixing, () -> MixingText.of(mixing));
        return ExitCode.OK;
    }
}
