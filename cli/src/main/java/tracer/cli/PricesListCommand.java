package tracer.cli;

import java.util.List;
import picocli.CommandLine.Command;
import tracer.price.RateStore;

/** The rates that are there. */
@Command(name = "list", description = "List which rates are stored: of what, in what, by whom.")
final class PricesListCommand extends AskCommand {
    /** Series of rates. */
    record Answer(String schema, List<Row> series) {}

    /** Rates of one asset in one currency by one source. */
    record Row(String asset, String fiat, String source, long rates, String first, String last) {
        static Row of(RateStore.Series s) {
            return new Row(
                    s.asset().code(),
                    s.fiat().code(),
                    s.source(),
                    s.rates(),
                    s.first().toString(),
                    s.last().toString());
        }
    }

    @Override
    ExitCode ask(Workspace workspace) {
        Answer answer =
                new Answer(
                        "tracer.prices/1",
                        workspace.rates().series().stream().map(Row::of).toList());
        output.print(answer, () -> text(answer));
        return ExitCode.OK;
    }

    private static String text(Answer a) {
        if (a.series().isEmpty()) {
            return "No rates are stored. Import some with: tracer prices import FILE --source NAME%n"
                    .formatted();
        }
        Table table = new Table("of", "in", ">rates", "first", "last", "says");
        a.series()
                .forEach(s ->
                        table.row(
                                s.asset(),
                                s.fiat(),
                                Long.toString(s.rates()),
                                s.first(),
                                s.last(),
                                s.source()));
        return table.toString();
    }
}
