package tracer.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.flow.TraceRequest;
import tracer.job.Progress;
import tracer.proof.AccountBundling;
import tracer.proof.BundleFiles;
import tracer.proof.Bundling;

/** Freezes a trace for somebody who does not trust us. */
@Command(
        name = "bundle",
        description = {
            "Freeze a trace with everything that it rests on: raw transactions, Merkle proofs, block"
                    + " headers, labels, parameters, hashes. Anybody can check it with 'tracer"
                    + " verify', without a network and without this data.",
            "Of a transfer on an EVM chain: blocks, transactions, transfers, balances and labels as"
                    + " the node claimed them. Nothing of that is proven; the bundle says what is"
                    + " claimed, by whom, and what to ask a node of one's own.",
            "It holds every address on the way, and the labels on these: hand it on as you would"
                    + " the case itself.",
            "Refused if it holds a protected address, unless --confidential is given.",
        })
final class BundleCommand implements Callable<Integer> {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "SEED",
            description = SeedArguments.HELP)
    List<String> seeds = new ArrayList<>();

    @Mixin ChainOption chain = new ChainOption();

    @Mixin SeedOptions which = new SeedOptions();

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
        OutputOptions output = new OutputOptions();
        output.json = json;
        output.quiet = quiet;
        Bundling.Frozen frozen = freeze(output);
        BundleFiles.write(frozen.bag(), out, force);
        BundleAnswer answer = BundleAnswer.of(frozen, out);
        output.print(answer, answer::text);
        if (confidential && frozen.bag().banner().isEmpty()) {
            output.say("It holds no protected address, so it carries no banner.");
        }
        return (frozen.isLimited() ? ExitCode.LIMIT : ExitCode.OK).code();
    }

    private Bundling.Frozen freeze(OutputOptions output) {
        SeedArguments from = new SeedArguments(seeds, chain, which);
        boolean accounts = from.areOfAccounts(follow.direction());
        follow.fees.refuse(Bundling.NO_FEES);
        Progress progress = output.progress();
        try (Workspace workspace = Workspace.open(store, output);
                CtrlC ctrlC = CtrlC.watched()) {
            return (accounts
                            ? freezeAccounts(
                                    workspace, ofAccounts(workspace, from, output), progress, ctrlC)
                            : freeze(
                                    workspace,
                                    follow.from(from.outputs(workspace, follow.direction())),
                                    progress,
                                    ctrlC))
                    .orElseThrow(() -> new Interrupted("stopped; no bundle was written"));
        } finally {
            progress.end();
        }
    }

    private Optional<Bundling.Frozen> freeze(
            Workspace workspace, TraceRequest question, Progress progress, CtrlC ctrlC) {
        return new Bundling(
                        workspace.ledger(),
                        workspace.labels(),
                        workspace.entities(),
                        workspace.inquiry().ports().protection())
                .freeze(question, confidential, progress, ctrlC);
    }

    /** The bundle lists the transfers; what they were named by is said here. */
    private AccountQuestion ofAccounts(
            Workspace workspace, SeedArguments from, OutputOptions output) {
        AccountQuestion asked =
                AccountQuestion.of(
                        from.transfers(workspace, follow.direction()), follow.ofAccounts());
        asked.remarks().forEach(r -> output.say(r + "."));
        return asked;
    }

    private Optional<Bundling.Frozen> freezeAccounts(
            Workspace workspace, AccountQuestion asked, Progress progress, CtrlC ctrlC) {
        return new AccountBundling(
                        workspace.accounts().ledger(asked.chain()),
                        workspace.labels(),
                        workspace.inquiry().ports().protection())
                .freeze(asked.request(), confidential, progress, ctrlC);
    }
}
