package tracer.cli;

import java.io.Console;
import java.util.Optional;

/** Whether somebody is watching. */
final class Terminal {
    private Terminal() {}

    /** Standard input and output are a terminal, not a pipe or file. */
    static boolean isInteractive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
