package tracer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tracer.problem.BadInput;

/** User and password of somebody's own server. Never printed. */
record Credentials(String user, String password) {
    private static final String USER = "TRACER_NEO4J_USER";
    private static final String PASSWORD = "TRACER_NEO4J_PASSWORD";

    static Credentials of(Map<String, String> environment) {
        String password = environment.get(PASSWORD);
        if (password == null) {
            throw new BadInput(
                    "no password for --neo4j: set $%s (and $%s), or give --neo4j-credentials FILE"
                            .formatted(PASSWORD, USER));
        }
        return new Credentials(environment.getOrDefault(USER, "neo4j"), password);
    }

    /** From a file: the user on the first line, the password on the second. */
    static Credentials read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || lines.get(0).isBlank() || lines.get(1).isEmpty()) {
                throw new BadInput(
                        "%s must hold the user on its first line and the password on its second"
                                .formatted(file));
            }
            return new Credentials(lines.get(0).strip(), lines.get(1));
        } catch (IOException e) {
            throw new BadInput("cannot read the credentials in %s: %s".formatted(file, e), e);
        }
    }

    @Override
    public String toString() {
        return "credentials of " + user;
    }
}
