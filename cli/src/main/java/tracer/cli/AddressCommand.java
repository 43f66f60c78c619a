package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.inquiry.AddressDocument;
import tracer.ledger.Address;

/** One address. */
@Command(name = "address", description = "Show what was paid to an address and spent from it.")
final class AddressCommand extends AskCommand {
    @Parameters(paramLabel = "ADDRESS", description = "An address of the stored chain.")
    String address = "";

    @Mixin PageOptions page = new PageOptions();

    @Override
    ExitCode ask(Workspace workspace) {
        AddressDocument found =
                workspace
                        .inquiry()
                        .address(Address.of(address, workspace.ledger().chain()), page.request());
        output.print(found, () -> AddressText.of(found));
        return ExitCode.OK;
    }
}
