package tracer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tracer.inquiry.DocumentJson;
import tracer.job.Progress;
import tracer.problem.BadInput;

/**
 * How a command answers: data on standard output or in a file, everything else on standard error.
 */
final class OutputOptions {
    @Option(names = "--json", description = "Answer as JSON, one document a line.")
    boolean json;

    @Option(names = "--quiet", description = "No progress.")
    boolean quiet;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the answer to a file; an existing one only with --force.")
    @Nullable Path out;

    @Option(names = "--force", description = "Overwrite what --out names.")
    boolean force;

    /** Prints one answer. */
    void print(Record document, Supplier<String> text) {
        if (out == null) {
            printHere(document, text);
        } else {
            write(bytes(document, text));
        }
    }

    /** Prints one answer here, whatever --out names: that is where something else goes. */
    void printHere(Record document, Supplier<String> text) {
        writeOut(bytes(document, text));
    }

    /** Data on standard output. */
    void writeOut(byte[] bytes) {
        PrintStream stdout = System.out;
        stdout.write(bytes, 0, bytes.length);
        stdout.flush();
    }

    private byte[] bytes(Record document, Supplier<String> text) {
        String answer = json ? DocumentJson.of(document) + "\n" : text.get();
        return answer.getBytes(StandardCharsets.UTF_8);
    }

    /** Where progress goes. */
    Progress progress() {
        return quiet ? Progress.SILENT : new ConsoleProgress(System.err, Terminal.isInteractive());
    }

    /** A remark for the person at the terminal; never part of the answer. */
    void say(String remark) {
        if (!quiet) {
            System.err.println(remark);
        }
    }

    /**
     * Refuses early what {@link #write} would refuse after the work was done.
     *
     * @throws BadInput if the file is there and may not be overwritten
     */
    void requireFree() {
        if (out != null && !force && Files.exists(out)) {
            throw exists(out, null);
        }
    }

    /** Writes the file that {@code --out} names. */
    void write(byte[] bytes) {
        Path file = Objects.requireNonNull(out, "no --out");
        OpenOption[] how =
                force
                        ? new OpenOption[] {
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE
                        }
                        : new OpenOption[] {
                            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE
                        };
        try {
            Files.write(file, bytes, how);
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw new BadInput("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static BadInput exists(Path file, @Nullable Throwable cause) {
        String message = "%s exists; give another name or --force to overwrite it".formatted(file);
        return cause == null ? new BadInput(message) : new BadInput(message, cause);
    }
}
