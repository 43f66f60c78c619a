package tracer.ingest.label;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tracer.attribution.Label;
import tracer.problem.BadInput;

/**
 * Reads labels from a file of any form that we know, or from all such files under a folder. Of a
 * folder, an actor pack serves all tag packs; symbolic links and files of other endings are passed
 * over and named. Labels are handed on one after another and not kept.
 */
public final class LabelFiles {
    private static final int MAX_DEPTH = 8;
    private static final int BUFFER = 1 << 16;

    private final LabelTerms terms;

    public LabelFiles(LabelTerms terms) {
        this.terms = terms;
    }

    /**
     * Reads all of it.
     *
     * @param to receives each label
     * @throws BadInput if it is not there, or one of the files is none of its form; bad lines and
     *     tags are in the report instead
     */
    public LabelReport read(Path fileOrFolder, Consumer<Label> to) {
        if (Files.isDirectory(fileOrFolder)) {
            return readFolder(fileOrFolder, to);
        }
        return read(
                fileOrFolder,
                formatOf(fileOrFolder).orElseThrow(() -> untold(fileOrFolder)),
                terms.actors().orElse(ActorPack.NONE),
                to);
    }

    private static BadInput untold(Path file) {
        return new BadInput(
                "the form of %s is not told by its ending; add --format csv, tagpack, ofac, addresses or misp"
                        .formatted(file));
    }

    /** What actor packs among these files say of actors. */
    public ActorPack actors(Path fileOrFolder) {
        ActorPack known = terms.actors().orElse(ActorPack.NONE);
        for (Path file :
                Files.isDirectory(fileOrFolder) ? files(fileOrFolder) : List.of(fileOrFolder)) {
            if (isRegular(file) && formatOf(file).equals(Optional.of(LabelFormat.TAGPACK))) {
                known = known.and(actorPack(file).orElse(ActorPack.NONE));
            }
        }
        return known;
    }

    /** Whether a file is an actor pack, and so has no labels. */
    public boolean isActorPack(Path file) {
        return isRegular(file)
                && formatOf(file).equals(Optional.of(LabelFormat.TAGPACK))
                && actorPack(file).isPresent();
    }

    private static Optional<ActorPack> actorPack(Path file) {
        try (InputStream in = open(file)) {
            return ActorPack.read(in, file.toString());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private LabelReport readFolder(Path folder, Consumer<Label> to) {
        List<LabelReport> read = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        MessageDigest all = sha256();
        ActorPack known = terms.actors().orElseGet(() -> actors(folder));
        for (Path file : files(folder)) {
            Optional<LabelFormat> form = formatOf(file);
            if (!isRegular(file)) {
                notes.add("%s: not read, a symbolic link or no file".formatted(file));
            } else if (form.isEmpty()) {
                notes.add("%s: not read, its ending is none of ours".formatted(file));
            } else if (isActorPack(file)) {
                notes.add(
                        "%s: %s"
                                .formatted(
                                        file,
                                        terms.actors().isEmpty()
                                                ? "read as an actor pack"
                                                : "an actor pack, not read: another was named"));
            } else {
                LabelReport report = read(file, form.get(), known, to);
                all.update((report.sha256() + " " + file + "\n").getBytes(StandardCharsets.UTF_8));
                read.add(report);
            }
        }
        if (read.isEmpty()) {
            throw new BadInput(
                    "no label files (.csv, .yaml, .xml, .json) are under %s".formatted(folder));
        }
        return LabelReport.together(
                folder.toString(), HexFormat.of().formatHex(all.digest()), read, notes);
    }

    private LabelReport read(Path file, LabelFormat form, ActorPack known, Consumer<Label> to) {
        MessageDigest hash = sha256();
        LabelReading reading = new LabelReading(file.toString(), to);
        try (InputStream in = new DigestInputStream(open(file), hash)) {
            reader(form, known).read(new Unclosed(in), reading);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return reading.report(HexFormat.of().formatHex(hash.digest()));
    }

    /** Some parsers close what they read; the hash is of all bytes, those behind the end too. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] to, int offset, int count) throws IOException {
            return in.read(to, offset, count);
        }

        @Override
        public void close() {}
    }

    private LabelReader reader(LabelFormat form, ActorPack known) {
        return switch (form) {
            case CSV -> new LabelCsv(terms);
            case TAGPACK -> new TagPack(terms.chain(), known);
            case OFAC -> new OfacXml(terms.chain());
            case ADDRESSES -> new AddressList(terms);
            case MISP -> new MispJson(terms);
        };
    }

    private static InputStream open(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new BadInput("%s is no file".formatted(file));
            }
            return new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (NoSuchFileException e) {
            throw new BadInput("there is no label file %s".formatted(file), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static BadInput unreadable(Path file, IOException e) {
        return new BadInput("label file %s cannot be read: %s".formatted(file, e), e);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
            return files.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BadInput("folder %s cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private Optional<LabelFormat> formatOf(Path file) {
        return terms.format()
                .or(() -> LabelFormat.ofEnding(file.toString().toLowerCase(Locale.ROOT)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
