package tracer.cli;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tracer.flow.Policy;
import tracer.flow.Sharing;
import tracer.inquiry.AccountFundAnswer;
import tracer.inquiry.AccountFundDocument;
import tracer.inquiry.FundDocument;
import tracer.inquiry.FundQuestion;
import tracer.problem.BadInput;

/** Keeps the account of a declared fund. */
@Command(
        name = "fund",
        description = {
            "Declare addresses to be one fund, and say what of payments into it is still there, by its"
                    + " lowest intermediate balance or another policy of accounts.",
            "On an EVM chain the fund is of one asset: what the claimed transfers move.",
            "The rule is one for accounts; that the addresses are one account is your declaration, and"
                    + " the figures are an inference from it.",
        })
final class FundCommand extends AskCommand {
    @Option(
            names = "--of",
            required = true,
            split = ",",
            paramLabel = "ADDRESS",
            description =
                    "The fund: addresses, or of Bitcoin entity:ID or entity:ADDRESS for all of an entity.")
    String[] of = {};

    @Option(
            names = "--claim",
            required = true,
            split = ",",
            paramLabel = "TXID:N",
            description =
                    "Payments into the fund that are claimed; on an EVM chain transfers 0xHASH:log-17.")
    String[] claims = {};

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "libr",
            description = {
                "libr (default), the lowest intermediate balance; clean-first, dirty-first, fifo, lifo,"
                        + " haircut or haircut-int.",
                "All stand side by side in the answer; the declared one gives the figures.",
            })
    String policy = "libr";

    @Option(
            names = "--share",
            paramLabel = "RULE",
            defaultValue = "pro-rata",
            description =
                    "How several claimants share what is left, where the policy does not say: pro-rata"
                            + " (default), or first-in: who paid in first loses first.")
    String share = "pro-rata";

    @Option(names = "--to-height", paramLabel = "H", description = "Leave out blocks above.")
    @Nullable Integer toHeight;

    @Mixin ChainOption chain = new ChainOption();

    @Override
    ExitCode ask(Workspace workspace) {
        FundQuestion question =
                new FundQuestion(
                        List.of(of),
                        List.of(claims),
                        Policy.of(policy),
                        Sharing.of(share),
                        toHeight == null ? OptionalInt.empty() : OptionalInt.of(toHeight));
        boolean accounts = ChainOption.isOfAccounts(of[0]);
        FundText.otherFamily(question.of(), accounts)
                .or(() -> FundText.otherFamily(question.claims(), accounts))
                .ifPresent(wrong -> {
                    throw new BadInput(wrong);
                });
        if (accounts) {
            AccountFundDocument fund =
                    AccountFundAnswer.of(workspace.inquiry().ports(), question, chain.named());
            output.print(fund, () -> FundText.of(fund));
        } else {
            chain.refuse(of[0]);
            FundDocument fund = workspace.inquiry().fund(question);
            output.print(fund, () -> FundText.of(fund));
        }
        return ExitCode.OK;
    }
}
