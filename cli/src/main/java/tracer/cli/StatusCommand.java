package tracer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.inquiry.StatusDocument;

/** What is stored. */
@Command(name = "status", description = "Show what is stored, up to where, and who uses the store.")
final class StatusCommand extends AskCommand {
    @Option(
            names = "--digest",
            description =
                    "Also print the SHA-256 over all records in canonical order: equal digests, equal"
                            + " data.")
    boolean digest;

    @Override
    ExitCode ask(Workspace workspace) {
        StatusDocument status = workspace.inquiry().status();
        output.print(status, () -> StatusText.of(status) + workspace.holders());
        if (digest) {
            DigestAnswer sums = DigestAnswer.of(workspace, output.progress());
            output.print(sums, sums::text);
        }
        return ExitCode.OK;
    }
}
