package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.inquiry.AccountAddressDocument;
import tracer.inquiry.AddressDocument;
import tracer.ledger.Address;
import tracer.ledger.EvmAddress;
import tracer.problem.BadInput;

/** One address. */
@Command(name = "address", description = "Show what was paid to an address and spent from it.")
final class AddressCommand extends AskCommand {
    @Parameters(paramLabel = "ADDRESS", description = "An address of a stored chain.")
    String address = "";

    @Mixin ChainOption chain = new ChainOption();
    @Mixin PageOptions page = new PageOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        if (ChainOption.isOfAccounts(address)) {
            AccountAddressDocument account = account(workspace);
            output.print(account, () -> AccountAddressText.of(account));
            return ExitCode.OK;
        }
        chain.refuse(address);
        AddressDocument found =
                workspace
                        .inquiry()
                        .address(Address.of(address, workspace.ledger().chain()), page.request());
        output.print(found, () -> AddressText.of(found));
        return ExitCode.OK;
    }

    private AccountAddressDocument account(Workspace workspace) {
        if (page.after != null) {
            throw new BadInput(
                    "--after has no meaning for an address of EVM chains; list more with --rows");
        }
        return workspace
                .inquiry()
                .accounts()
                .address(EvmAddress.of(address), chain.named(), page.request().size());
    }
}
