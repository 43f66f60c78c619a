package tracer.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tracer.ledger.Hash32;

/**
 * Who served blocks of a chain: whose claim all of them are. Holds no secret: a node's address is
 * kept without path and query, in which keys stand, a file's name without its folders.
 */
public sealed interface ReadFrom {
    /**
     * A node that was asked.
     *
     * @param address scheme, host and port; {@code /…} after it says that there was more
     * @param software what the node calls itself ({@code web3_clientVersion}), its own claim; empty
     *     if it did not say
     */
    record Node(String address, Optional<String> software) implements ReadFrom {
        public Node {
            address = shown(address);
            software = software.map(ReadFrom::shown);
            if (address.isBlank() || address.contains("@") || address.contains("?")) {
                throw new IllegalArgumentException("no address of a node to keep: " + address);
            }
        }

        @Override
        public String inWords() {
            return "node %s (%s)"
                    .formatted(
                            address,
                            software.map("calls itself %s"::formatted)
                                    .orElse("did not say what it is"));
        }
    }

    /** Files with answers that somebody had asked a node for; which node is not in them. */
    record Files(List<File> files) implements ReadFrom {
        public Files {
            files = List.copyOf(files);
            if (files.isEmpty()) {
                throw new IllegalArgumentException("blocks were read from no file");
            }
        }

        @Override
        public String inWords() {
            return "%d file%s with a node's answers: %s"
                    .formatted(
                            files.size(),
                            files.size() == 1 ? "" : "s",
                            files.stream().map(File::inWords).collect(Collectors.joining(", ")));
        }
    }

    /**
     * A file as it was when it was read.
     *
     * @param name without its folders
     * @param sha256 of all its bytes, packed as they lay
     */
    record File(String name, long bytes, Hash32 sha256) {
        public File {
            name = shown(name);
            if (name.isEmpty() || name.contains("/") || bytes < 0) {
                throw new IllegalArgumentException(
                        "no file: '%s' of %d bytes".formatted(name, bytes));
            }
        }

        String inWords() {
            return "%s (SHA-256 %s)".formatted(name, sha256);
        }
    }

    /** Foreign text in which nothing can end a line, hide it or turn it round. */
    private static String shown(String foreign) {
        return foreign.codePoints()
                .map(c -> isHidden(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /** One clause for a reader, such as {@code node http://127.0.0.1:8545 (calls itself …)}. */
    String inWords();
}
