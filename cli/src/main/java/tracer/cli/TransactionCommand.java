package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tracer.inquiry.TransactionDocument;
import tracer.ledger.TxId;

/** One transaction. */
@Command(name = "tx", description = "Show a transaction: inputs, outputs, fee, who spends it.")
final class TransactionCommand extends AskCommand {
    @Parameters(paramLabel = "TXID", description = "64 hexadecimal digits.")
    String txid = "";

    @Override
    ExitCode ask(Workspace workspace) {
        TransactionDocument transaction = workspace.inquiry().transaction(TxId.of(txid));
        output.print(transaction, () -> TransactionText.of(transaction));
        return ExitCode.OK;
    }
}
