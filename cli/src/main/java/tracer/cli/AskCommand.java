package tracer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that asks the store a question and prints the answer. */
abstract class AskCommand implements Callable<Integer> {
    @Mixin StoreOptions store = new StoreOptions();
    @Mixin OutputOptions output = new OutputOptions();

    @Override
    public final Integer call() {
        try (Workspace workspace = Workspace.open(store, output)) {
            return ask(workspace).code();
        }
    }

    /** Asks and prints. */
    abstract ExitCode ask(Workspace workspace);
}
