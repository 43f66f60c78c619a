package tracer.cli;

import java.util.List;
import java.util.function.Function;
import tracer.inquiry.Document;
import tracer.job.Cancellation;
import tracer.job.Progress;

/**
 * A long question that Ctrl-C may stop: what was found so far is printed before the process ends,
 * and so is how to go on.
 *
 * @param command as it was typed, without the program's name
 */
record Stoppable(OutputOptions output, List<String> command) {
    /** Answers as far as it may. */
    @FunctionalInterface
    interface Question<D> {
        D ask(Progress progress, Cancellation cancellation);
    }

    <D extends Record & Document> ExitCode answer(Question<D> question, Function<D, String> text) {
        Progress progress = output.progress();
        // Printed before Ctrl-C may end the process: what is done is not lost.
        try (CtrlC ctrlC = CtrlC.watched()) {
            D found = question.ask(progress, ctrlC);
            progress.end();
            output.print(found, () -> text.apply(found));
            if (ctrlC.isRequested()) {
                output.say(
                        "Stopped; what was found is above. To go on, ask again: tracer "
                                + String.join(" ", command));
                return ExitCode.INTERRUPTED;
            }
            return found.truncated() ? ExitCode.LIMIT : ExitCode.OK;
        } finally {
            progress.end();
        }
    }
}
