package tracer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tracer.proof.VerificationDocument;
import tracer.proof.Verifier;

/** Checks a bundle, on any machine. */
@Command(
        name = "verify",
        description = {
            "Check a bundle that 'tracer bundle' wrote: every hash, every proof, every header, and"
                    + " the trace computed anew. Uses no network, no store and no other file.",
            "Says of each statement whether it is proven, recomputed by a convention, or not"
                    + " provable from the bundle. Ends with 6 on any difference. Ending with 0 says that"
                    + " the bundle is consistent; of an EVM chain it proves nothing more.",
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "BUNDLE", description = "A folder, or a .zip file.")
    Path bundle = Path.of("");

    @Override
    public Integer call() {
        VerificationDocument found = Verifier.verify(bundle);
        output.print(found, () -> VerifyText.of(found));
        return (found.verified() ? ExitCode.OK : ExitCode.VERIFICATION).code();
    }
}
