package tracer.ingest.blockfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tracer.problem.BadInput;

/**
 * The block files to read, by number, and the key they are disguised with.
 *
 * @param isLastGrowing whether the last of them is the highest-numbered of its directory, which a
 *     node may still be writing
 */
record BlockListing(List<Path> files, Obfuscation obfuscation, boolean isLastGrowing) {
    private static final Pattern BLOCK_FILE = Pattern.compile("blk(\\d{1,9})\\.dat");

    BlockListing {
        files = List.copyOf(files);
    }

    /** Of a blocks directory, or of one file alone. */
    static BlockListing of(Path where) {
        if (Files.isDirectory(where)) {
            List<Path> files = blockFiles(where);
            if (files.isEmpty()) {
                throw new BadInput(
                        "%s has no block files (blk00000.dat, …)%s".formatted(where, hint(where)));
            }
            return new BlockListing(files, Obfuscation.of(where), true);
        }
        if (!Files.isRegularFile(where)) {
            throw new BadInput("%s is neither a file nor a directory".formatted(where));
        }
        Path directory = where.toAbsolutePath().getParent();
        if (directory == null) {
            throw new BadInput("%s lies in no directory".formatted(where));
        }
        boolean growing = blockFiles(directory).stream().noneMatch(f -> number(f) > number(where));
        return new BlockListing(List.of(where), Obfuscation.of(directory), growing);
    }

    /** Where the node keeps the undo data of a block file's blocks. */
    static Path undoFile(Path blockFile) {
        String name = String.valueOf(blockFile.getFileName());
        Matcher m = BLOCK_FILE.matcher(name);
        return blockFile.resolveSibling(m.matches() ? "rev" + m.group(1) + ".dat" : name + ".rev");
    }

    private static List<Path> blockFiles(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> files = new ArrayList<>(entries.filter(f -> number(f) >= 0).toList());
            files.sort(Comparator.comparingInt(BlockListing::number).thenComparing(f -> f));
            return files;
        } catch (IOException e) {
            throw new BadInput("cannot list %s: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private static String hint(Path directory) {
        Path inner = directory.resolve("blocks");
        return Files.isDirectory(inner) ? "; try " + inner : "";
    }

    /** Number of a block file, or -1. */
    private static int number(Path file) {
        Matcher m = BLOCK_FILE.matcher(String.valueOf(file.getFileName()));
        return m.matches() ? Integer.parseInt(m.group(1)) : -1;
    }
}
