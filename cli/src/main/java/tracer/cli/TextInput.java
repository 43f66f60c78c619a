package tracer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tracer.problem.BadInput;

/** Lists that users hand over: a file, or standard input. */
final class TextInput {
    private TextInput() {}

    /**
     * @param name of a file; {@code -} for standard input
     * @throws BadInput if it cannot be read
     */
    static String read(String name) {
        try {
            return name.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new BadInput(
                    "cannot read %s as UTF-8 text: %s".formatted(name, e.getMessage()), e);
        }
    }
}
