package tracer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tracer.inquiry.SearchDocument;

/** Finds anything pasted. */
@Command(
        name = "search",
        description = "Find anything: transaction, output, block, address, label, explorer link.")
final class SearchCommand extends AskCommand {
    @Parameters(
            paramLabel = "TEXT",
            arity = "1..*",
            description = "What to look for; - reads many lines from standard input.")
    List<String> words = List.of();

    @Override
    ExitCode ask(Workspace workspace) {
        SearchDocument found = workspace.inquiry().search(text());
        output.print(found, () -> SearchText.of(found));
        return found.answers().stream().anyMatch(a -> a.outcome().equals("found"))
                ? ExitCode.OK
                : found.answers().stream().anyMatch(a -> a.outcome().equals("not-indexed"))
                        ? ExitCode.NOT_INDEXED
                        : ExitCode.NOT_FOUND;
    }

    private String text() {
        if (!words.equals(List.of("-"))) {
            return String.join(" ", words);
        }
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
