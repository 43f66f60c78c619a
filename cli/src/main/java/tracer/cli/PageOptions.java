package tracer.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.inquiry.PageRequest;

/** Which part of a long list. */
final class PageOptions {
    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "50",
            description = "Rows at most (default: 50).")
    int rows;

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description = "Go on where an earlier answer was cut off.")
    @Nullable String after;

    PageRequest request() {
        return new PageRequest(Optional.ofNullable(after), rows);
    }
}
