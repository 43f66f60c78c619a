package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.inquiry.AccountTransactionDocument;
import tracer.inquiry.TransactionDocument;
import tracer.ledger.TxId;

/** One transaction. */
@Command(
        name = "tx",
        description =
                "Show a transaction: inputs, outputs, fee, who spends it; of an EVM chain its outcome,"
                        + " fees and transfers.")
final class TransactionCommand extends AskCommand {
    @Parameters(
            paramLabel = "TXID",
            description = "64 hexadecimal digits, of an EVM chain after 0x.")
    String txid = "";

    @Mixin ChainOption chain = new ChainOption();

    @Override
    ExitCode ask(Workspace workspace) {
        if (ChainOption.isOfAccounts(txid)) {
            AccountTransactionDocument found =
                    workspace
                            .inquiry()
                            .accounts()
                            .transaction(AccountIds.hash(txid), chain.named());
            output.print(found, () -> AccountTransactionText.of(found));
            return ExitCode.OK;
        }
        chain.refuse(txid);
        TransactionDocument transaction = workspace.inquiry().transaction(TxId.of(txid));
        output.print(transaction, () -> TransactionText.of(transaction));
        return ExitCode.OK;
    }
}
