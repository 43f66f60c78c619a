package tracer.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.inquiry.Inquiry;
import tracer.job.Progress;
import tracer.price.Converting;
import tracer.price.Currency;
import tracer.problem.BadInput;
import tracer.summary.AccountSummaryRequest;
import tracer.summary.FlowSummary;
import tracer.summary.Naming;
import tracer.summary.Provenance;
import tracer.summary.Provenance.PolicyChosen;
import tracer.summary.SummaryRequest;
import tracer.web.print.Paper;
import tracer.web.print.SummaryPage;
import tracer.web.print.SummaryPdf;

/** Writes the flow summary of a trace. */
@Command(
        name = "report",
        description = {
            "Write a flow summary: the trace in plain sentences, each with its evidence",
            "class and footnotes, for somebody who must explain and defend it. HTML or PDF.",
            "Refused if it holds a protected address, unless --confidential is given.",
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin StoreOptions store = new StoreOptions();

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "SEED",
            description = SeedArguments.HELP)
    List<String> seeds = new ArrayList<>();

    @Mixin ChainOption chain = new ChainOption();

    @Mixin SeedOptions which = new SeedOptions();

    @Mixin FollowOptions follow = new FollowOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write it: a name that ends in .pdf or .html.")
    Path out = Path.of("");

    @Option(names = "--force", description = "Overwrite what --out names.")
    boolean force;

    @Option(
            names = "--confidential",
            description =
                    "Write it with protected addresses too; every page then says 'CONFIDENTIAL:"
                            + " contains protected addresses'.")
    boolean confidential;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    @Option(
            names = "--paper",
            paramLabel = "SIZE",
            defaultValue = "a4",
            description = "Of the PDF: a4 (default) or letter.")
    String paper = "a4";

    @Option(
            names = "--seed-source",
            paramLabel = "TEXT",
            description = "Who supplied the seed, how and when; printed as typed.")
    @Nullable String seedSource;

    @Option(names = "--prepared-by", paramLabel = "TEXT", description = "Who prepares the summary.")
    @Nullable String preparedBy;

    @Option(names = "--jurisdiction", paramLabel = "TEXT", description = "Whose law it is for.")
    @Nullable String jurisdiction;

    @Option(
            names = "--policy-chosen-by",
            paramLabel = "TEXT",
            description = "Who chose the policy.")
    @Nullable String policyChosenBy;

    @Option(
            names = "--policy-chosen",
            paramLabel = "WHEN",
            description = "before or after the figures were seen.")
    @Nullable String policyChosen;

    @Option(
            names = "--fiat",
            paramLabel = "CODE",
            description =
                    "Also say what amounts were worth in this currency, such as USD, by rates that"
                            + " were imported (tracer prices import).")
    @Nullable String fiat;

    /** What a file's name says that it is. */
    private enum Form {
        PDF,
        HTML
    }

    @Override
    public Integer call() {
        Form form = form();
        OutputOptions output = new OutputOptions();
        output.quiet = quiet;
        output.out = out;
        output.force = force;
        output.requireFree();
        Paper size = Paper.of(paper);
        SeedArguments from = new SeedArguments(seeds, chain, which);
        boolean accounts = from.areOfAccounts(follow.direction());
        if (accounts) {
            follow.fees.refuseOnAccounts();
        }
        Asked asked = new Asked(from, provenance(), Optional.ofNullable(fiat).map(Currency::of));
        try (Workspace workspace = Workspace.open(store, output)) {
            asked.fiat().ifPresent(f -> warnWithoutRates(f, workspace, output));
            FlowSummary summary = ask(workspace, accounts, asked, output.progress());
            output.write(
                    switch (form) {
                        case PDF -> SummaryPdf.of(summary, size).toArray();
                        case HTML -> SummaryPage.html(summary).getBytes(StandardCharsets.UTF_8);
                    });
            output.say(
                    "Wrote %s: %d sentences, %d footnotes, true up to block %d"
                            .formatted(
                                    out,
                                    summary.statements().size(),
                                    summary.footnotes().size(),
                                    summary.asOf().height()));
            if (confidential && summary.marking().isEmpty()) {
                output.say("It holds no protected address, so it carries no banner.");
            }
            summary.marking().ifPresent(output::say);
            return (summary.partial() ? ExitCode.LIMIT : ExitCode.OK).code();
        }
    }

    /** What it begins with, and who stands behind it. */
    private record Asked(SeedArguments from, Provenance provenance, Optional<Currency> fiat) {}

    private static void warnWithoutRates(Currency fiat, Workspace workspace, OutputOptions output) {
        if (workspace.rates().series().stream()
                .noneMatch(s -> s.fiat().equals(fiat) || s.asset().equals(fiat))) {
            output.say(
                    "No rates in %s are stored, so every value in it will be 'rate unknown'. 'tracer prices list' shows which are; 'tracer prices import' brings more."
                            .formatted(fiat));
        }
    }

    private FlowSummary ask(Workspace workspace, boolean accounts, Asked asked, Progress progress) {
        Inquiry inquiry = workspace.inquiry();
        Optional<Converting> money = asked.fiat().map(f -> new Converting(workspace.rates(), f));
        try (CtrlC ctrlC = CtrlC.watched()) {
            return accounts
                    ? inquiry.accounts()
                            .summary(ofAccounts(workspace, asked, money), progress, ctrlC)
                    : inquiry.summary(ofOutputs(workspace, asked, money), progress, ctrlC);
        } finally {
            progress.end();
        }
    }

    private AccountSummaryRequest ofAccounts(
            Workspace workspace, Asked asked, Optional<Converting> money) {
        AccountQuestion question =
                AccountQuestion.of(
                        asked.from().transfers(workspace, follow.direction()), follow.ofAccounts());
        return new AccountSummaryRequest(
                question.chain(),
                question.request(),
                new Naming(asked.from().named(), question.remarks()),
                asked.provenance(),
                confidential,
                money);
    }

    private SummaryRequest ofOutputs(Workspace workspace, Asked asked, Optional<Converting> money) {
        return new SummaryRequest(
                follow.from(asked.from().outputs(workspace, follow.direction())),
                asked.from().named(),
                asked.provenance(),
                confidential,
                money);
    }

    private Form form() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".pdf")) {
            return Form.PDF;
        }
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Form.HTML;
        }
        throw new BadInput("%s ends in neither .pdf nor .html; name one".formatted(out));
    }

    private Provenance provenance() {
        return new Provenance(
                typed(seedSource),
                typed(preparedBy),
                typed(jurisdiction),
                typed(policyChosenBy),
                typed(policyChosen).map(PolicyChosen::of).orElse(PolicyChosen.NOT_STATED));
    }

    private static Optional<String> typed(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isBlank());
    }
}
