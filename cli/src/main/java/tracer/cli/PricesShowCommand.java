package tracer.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tracer.price.Currency;
import tracer.price.Rate;
import tracer.problem.BadInput;

/** Rates day by day. */
@Command(name = "show", description = "Show rates of an asset in a currency, day by day.")
final class PricesShowCommand extends AskCommand {
    /** Rates in the order of days. */
    record Answer(String schema, boolean truncated, List<Row> rates) {}

    /** A rate; numbers are decimal text. */
    record Row(
            String asset,
            String fiat,
            String day,
            String close,
            Optional<String> low,
            Optional<String> high,
            String source,
            String readAt) {
        static Row of(Rate r) {
            return new Row(
                    r.asset().code(),
                    r.fiat().code(),
                    r.day().toString(),
                    r.close().toPlainString(),
                    r.low().map(BigDecimal::toPlainString),
                    r.high().map(BigDecimal::toPlainString),
                    r.source(),
                    r.readAt().toString());
        }
    }

    @Parameters(index = "0", paramLabel = "ASSET", description = "Such as BTC, or EUR.")
    String asset = "";

    @Parameters(index = "1", paramLabel = "CURRENCY", description = "Such as USD.")
    String fiat = "";

    @Option(names = "--from", paramLabel = "DAY", description = "First day.")
    @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
    @Nullable String to;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rows at most (default: 1000).")
    int rows;

    @Override
    ExitCode ask(Workspace workspace) {
        List<Rate> found =
                workspace
                        .rates()
                        .between(
                                Currency.of(asset),
                                Currency.of(fiat),
                                day(from, LocalDate.of(1, 1, 1)),
                                day(to, LocalDate.of(9999, 12, 31)),
                                Math.addExact(rows, 1));
        Answer answer =
                new Answer(
                        "tracer.rates/1",
                        found.size() > rows,
                        found.stream().limit(rows).map(Row::of).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static LocalDate day(@Nullable String text, LocalDate otherwise) {
        try {
            return text == null ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadInput("'%s' is no day such as 2024-02-26".formatted(text), e);
        }
    }

    private static String text(Answer a) {
        if (a.rates().isEmpty()) {
            return "No such rates are stored: they are unknown, not 0.%n".formatted();
        }
        Table table = new Table("day", ">rate", ">low", ">high", "says");
        a.rates()
                .forEach(r ->
                        table.row(
                                r.day(),
                                "1 %s = %s %s".formatted(r.asset(), r.close(), r.fiat()),
                                r.low().orElse("unknown"),
                                r.high().orElse("unknown"),
                                r.source()));
        return table + (a.truncated() ? "More rates are stored; raise --rows%n".formatted() : "");
    }
}
