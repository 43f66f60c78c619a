package tracer.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.flow.TraceRequest;
import tracer.job.Progress;
import tracer.ledger.OutPoint;
import tracer.problem.BadInput;
import tracer.proof.BundleFiles;
import tracer.proof.Bundling;

/** Freezes a trace for somebody who does not trust us. */
@Command(
        name = "bundle",
        description = {
            "Freeze a trace with everything that it rests on: raw transactions, Merkle proofs, block"
                    + " headers, labels, parameters, hashes. Anybody can check it with 'tracer"
                    + " verify', without a network and without this data.",
            "It holds every address on the way, and the labels on these: hand it on as you would"
                    + " the case itself.",
            "Refused if it holds a protected address, unless --confidential is given.",
        })
final class BundleCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TXID:N", description = "The output to begin with.")
    String seed = "";

    @Option(
            names = "--out",
            paramLabel = "DIR|FILE.zip",
            required = true,
            description = "Where to write it: a new folder, or one file if the name ends in .zip.")
    Path out = Path.of("");

    @Option(names = "--force", description = "Replace the bundle that is there.")
    boolean force;

    @Option(
            names = "--confidential",
            description =
                    "Write it with protected addresses too; bag-info.txt then begins with"
                            + " 'CONFIDENTIAL: contains protected addresses'.")
    boolean confidential;

    @Option(names = "--json", description = "Answer as JSON.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    @Mixin StoreOptions store = new StoreOptions();

    @Mixin FollowOptions follow = new FollowOptions();

    @Override
    public Integer call() {
        if (ChainOption.isOfAccounts(seed)) {
            throw new BadInput(
                    "'%s' is on an EVM chain, of which no bundle is made yet: what a node claims there has no proof to freeze. 'tracer report' and 'tracer export' tell its trace"
                            .formatted(seed));
        }
        TraceRequest question = follow.from(OutPoint.of(seed));
        OutputOptions output = new OutputOptions();
        output.json = json;
        output.quiet = quiet;
        Bundling.Frozen frozen = freeze(question, output);
        BundleFiles.write(frozen.bag(), out, force);
        BundleAnswer answer = BundleAnswer.of(frozen, out);
        output.print(answer, answer::text);
        if (confidential && frozen.bag().banner().isEmpty()) {
            output.say("It holds no protected address, so it carries no banner.");
        }
        return (frozen.isLimited() ? ExitCode.LIMIT : ExitCode.OK).code();
    }

    private Bundling.Frozen freeze(TraceRequest question, OutputOptions output) {
        Progress progress = output.progress();
        try (Workspace workspace = Workspace.open(store, output);
                CtrlC ctrlC = CtrlC.watched()) {
            return new Bundling(
                            workspace.ledger(),
                            workspace.labels(),
                            workspace.entities(),
                            workspace.inquiry().ports().protection())
                    .freeze(question, confidential, progress, ctrlC)
                    .orElseThrow(() -> new Interrupted("stopped; no bundle was written"));
        } finally {
            progress.end();
        }
    }
}
