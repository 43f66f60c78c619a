package tracer.cli;

import static tracer.cli.Words.NL;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tracer.flow.Sharing;
import tracer.inquiry.FundDocument;
import tracer.ledger.OutPoint;

/** Keeps the account of a declared fund. */
@Command(
        name = "fund",
        description = {
            "Declare addresses to be one fund, and say what of payments into it is still there by its"
                    + " lowest intermediate balance.",
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
                    "The fund: addresses, or entity:ID or entity:ADDRESS for all of an entity.")
    String[] of = {};

    @Option(
            names = "--claim",
            required = true,
            split = ",",
            paramLabel = "TXID:N",
            description = "Payments into the fund that are claimed.")
    String[] claims = {};

    @Option(
            names = "--share",
            paramLabel = "RULE",
            defaultValue = "pro-rata",
            description =
                    "How several claimants share what is left: pro-rata (default), or first-in: who"
                            + " paid in first loses first.")
    String share = "pro-rata";

    @Option(names = "--to-height", paramLabel = "H", description = "Leave out blocks above.")
    @Nullable Integer toHeight;

    @Override
    ExitCode ask(Workspace workspace) {
        FundDocument fund =
                workspace
                        .inquiry()
                        .fund(
                                List.of(of),
                                Arrays.stream(claims).map(OutPoint::of).toList(),
                                Sharing.of(share),
                                toHeight == null ? OptionalInt.empty() : OptionalInt.of(toHeight));
        output.print(fund, () -> text(fund));
        return ExitCode.OK;
    }

    private static String text(FundDocument f) {
        StringBuilder out =
                new StringBuilder("%s [%s]".formatted(f.title(), f.evidence()))
                        .append(NL)
                        .append(NL);
        Table claims = new Table("claim", ">paid in", ">remaining");
        f.claims().forEach(c -> claims.row(c.output(), c.paid().text(), c.remaining().text()));
        claims.row("sum", f.paidIn().text(), f.remaining().text());
        out.append(claims).append(NL);
        Table entries =
                new Table(
                        ">height",
                        "transaction",
                        ">paid in",
                        ">claimed",
                        ">paid out",
                        ">claims that left",
                        ">balance",
                        ">claims");
        f.entries()
                .forEach(e ->
                        entries.row(
                                Integer.toString(e.block().height()),
                                e.txid(),
                                e.paidIn().text(),
                                e.claimed().text(),
                                e.paidOut().text(),
                                e.claimsLeft().text(),
                                e.balance().text(),
                                e.claims().text()));
        out.append(entries).append(NL);
        f.notes().forEach(n -> out.append(n).append(NL));
        return out.append(Words.asOf(f)).toString();
    }
}
