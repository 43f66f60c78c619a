package tracer.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.ingest.rate.RateFile;
import tracer.ingest.rate.RateTerms;
import tracer.job.Progress;
import tracer.price.Currency;
import tracer.price.Rate;

/** Rates from files. */
@Command(
        name = "import",
        description = {
            "Import rates from a file. Its form is told from the first line:",
            "date,asset,fiat,close and if you like low,high;",
            "Coin Metrics' table of one asset, time,…,PriceUSD,… (name it with --asset);",
            "the European Central Bank's history of the euro, Date,USD,…, also in its zip.",
            "The file is read to its end before anything is stored; repeated, it changes nothing.",
        })
final class PricesImportCommand extends AskCommand {
    /** What an import did. */
    record Answer(
            String schema,
            String file,
            String source,
            int rates,
            int changed,
            long missing,
            long leftOut) {}

    /** Rates that are stored together. */
    private static final int BATCH = 10_000;

    @Parameters(paramLabel = "FILE", description = "The file.")
    Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "NAME",
            required = true,
            description = "Who says so, such as 'ECB reference rates'; printed beside every value.")
    String source = "";

    @Option(
            names = "--asset",
            paramLabel = "CODE",
            description = "What the file is about, where it does not say: BTC, ETH …")
    @Nullable String asset;

    @Option(
            names = "--only",
            paramLabel = "CODE",
            split = ",",
            description = "Prices in these currencies only: --only USD,GBP")
    Set<String> only = Set.of();

    private final Clock clock = Clock.systemUTC();

    @Override
    ExitCode ask(Workspace workspace) {
        RateFile.Content content =
                RateFile.read(
                        file,
                        new RateTerms(
                                source,
                                clock.instant(),
                                Optional.ofNullable(asset).map(Currency::of),
                                only.stream().map(Currency::of).collect(Collectors.toSet())));
        List<Rate> rates = content.rates();
        Progress progress = output.progress();
        progress.begin("Storing", "rates", rates.size());
        int changed = 0;
        for (int from = 0; from < rates.size(); from += BATCH) {
            List<Rate> some = rates.subList(from, Math.min(from + BATCH, rates.size()));
            changed += workspace.rates().put(some);
            progress.advance(some.size());
        }
        progress.end();
        Answer answer =
                new Answer(
                        "tracer.prices-import/1",
                        file.toString(),
                        source,
                        rates.size(),
                        changed,
                        content.missing(),
                        content.leftOut());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static String text(Answer a) {
        return "%s: %,d rates, %,d of them new or changed; %,d are missing in the file, %,d not asked for%n"
                .formatted(a.file(), a.rates(), a.changed(), a.missing(), a.leftOut());
    }
}
