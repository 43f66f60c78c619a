package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Reads labels from a file of any form that we know, or from all such files under a folder. Of a
 * folder, an actor pack serves all tag packs; files of other endings are passed over and named.
 */
public final class LabelFiles {
    private static final int MAX_DEPTH = 8;

    private final BitcoinChain chain;
    private final Optional<LabelFormat> format;
    private final Optional<ActorPack> actors;

    /**
     * @param chain the Bitcoin network that labels are wanted for
     * @param format of every file; told from its ending if not given
     * @param actors what is known of actors that tags name
     */
    public LabelFiles(
            BitcoinChain chain, Optional<LabelFormat> format, Optional<ActorPack> actors) {
        this.chain = chain;
        this.format = format;
        this.actors = actors;
    }

    /**
     * @throws BadInput if it is not there, or one of the files is none of its form; bad lines and
     *     tags are in the result instead
     */
    public LabelFile read(Path fileOrFolder) {
        if (Files.isDirectory(fileOrFolder)) {
            return readFolder(fileOrFolder);
        }
        return switch (formatOf(fileOrFolder)
                .orElseThrow(() ->
                        new BadInput(
                                "the form of %s is not told by its ending; add --format csv or --format tagpack"
                                        .formatted(fileOrFolder)))) {
            case CSV -> LabelCsv.read(fileOrFolder, chain);
            case TAGPACK -> TagPack.read(fileOrFolder, chain, actors.orElse(ActorPack.NONE));
        };
    }

    private LabelFile readFolder(Path folder) {
        List<LabelFile> read = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Map<String, YamlTree> packs = new LinkedHashMap<>();
        ActorPack known = actors.orElse(ActorPack.NONE);
        for (Path file : files(folder)) {
            Optional<LabelFormat> form = formatOf(file);
            if (form.isEmpty()) {
                notes.add("%s: not read, its ending is none of ours".formatted(file));
            } else if (form.get() == LabelFormat.CSV) {
                read.add(LabelCsv.read(file, chain));
            } else {
                YamlTree tree = tree(file);
                if (!ActorPack.isOne(tree)) {
                    packs.put(file.toString(), tree);
                } else if (actors.isEmpty()) {
                    known = known.and(ActorPack.of(tree, file.toString()));
                    notes.add("%s: read as an actor pack".formatted(file));
                }
            }
        }
        for (Map.Entry<String, YamlTree> pack : packs.entrySet()) {
            read.add(TagPack.of(pack.getValue(), pack.getKey(), chain, known));
        }
        if (read.isEmpty()) {
            throw new BadInput("no label files (.csv, .yaml) are under %s".formatted(folder));
        }
        return LabelFile.together(folder.toString(), read, notes);
    }

    private static YamlTree tree(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return YamlTree.read(in, file.toString());
        } catch (IOException e) {
            throw new BadInput("label file %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new BadInput("folder %s cannot be read: %s".formatted(folder, e), e);
        }
    }

    private Optional<LabelFormat> formatOf(Path file) {
        return format.or(() -> LabelFormat.ofEnding(file.toString().toLowerCase(Locale.ROOT)));
    }
}
