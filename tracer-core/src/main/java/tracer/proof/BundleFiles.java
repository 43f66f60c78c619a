package tracer.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.Bytes;
import tracer.problem.BadInput;

/**
 * Bundles in the file system, as a folder or as one ZIP file. Of a folder only the files that every
 * bundle has are read; a link, or any other file or folder in it, is refused.
 */
public final class BundleFiles {
    private static final String ZIP = ".zip";
    private static final String DATA = "data";

    private BundleFiles() {}

    /** Whether a bundle is written there as one file. */
    public static boolean isZip(Path target) {
        return target.toString().toLowerCase(java.util.Locale.ROOT).endsWith(ZIP);
    }

    /**
     * Writes a bundle: as a ZIP file if the name ends so, else as a folder.
     *
     * @param replace whether a bundle that is there gives way; other files never do
     * @throws BadInput if something is there, or it cannot be written
     */
    public static void write(Bag bag, Path target, boolean replace) {
        try {
            if (isZip(target)) {
                write(target, ZipForm.write(bag.files()), replace);
            } else {
                writeFolder(bag, target, replace);
            }
        } catch (FileAlreadyExistsException e) {
            throw new BadInput(
                    "%s exists; give another name or --force to replace the bundle there"
                            .formatted(target),
                    e);
        } catch (IOException e) {
            throw new BadInput("cannot write %s: %s".formatted(target, e), e);
        }
    }

    private static void writeFolder(Bag bag, Path folder, boolean replace) throws IOException {
        Files.createDirectories(folder);
        requireOurs(folder, folder);
        if (!replace && !isEmpty(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        Files.createDirectories(folder.resolve(DATA));
        for (Map.Entry<BundlePath, Bytes> file : bag.files().entrySet()) {
            write(folder.resolve(file.getKey().path()), file.getValue().toArray(), replace);
        }
        for (BundlePath other : BundlePath.values()) {
            if (!bag.files().containsKey(other)) {
                // Left by a bundle of another form, which gave way.
                Files.deleteIfExists(folder.resolve(other.path()));
            }
        }
    }

    private static void requireOurs(Path folder, Path root) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = name(root, entry);
                if (name.equals(DATA) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    requireOurs(entry, root);
                } else if (BundlePath.of(name).isEmpty()) {
                    throw new BadInput(
                            "%s holds %s, which belongs to no bundle; give an empty folder"
                                    .formatted(root, name));
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private static void write(Path file, byte[] bytes, boolean replace) throws IOException {
        OpenOption[] how =
                replace
                        ? new OpenOption[] {
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS
                        }
                        : new OpenOption[] {
                            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE
                        };
        Files.write(file, bytes, how);
    }

    /**
     * @throws Difference if it holds anything that no bundle has
     */
    static Map<BundlePath, Bytes> read(Path bundle) throws IOException {
        if (Files.isDirectory(bundle)) {
            Map<BundlePath, Bytes> files = new EnumMap<>(BundlePath.class);
            readFolder(bundle, bundle, files);
            return files;
        }
        if (!Files.isRegularFile(bundle)) {
            throw new BadInput(
                    "there is no bundle at %s: name the folder or ZIP file that 'tracer bundle' wrote"
                            .formatted(bundle));
        }
        String name = Optional.ofNullable(bundle.getFileName()).map(Path::toString).orElse("?");
        // Whoever names the file may name a link to it.
        byte[] zip = bytes(bundle.toRealPath(), name, Bag.MOST_BYTES);
        return ZipForm.read(zip, Excerpt.of(name));
    }

    private static void readFolder(Path folder, Path root, Map<BundlePath, Bytes> files)
            throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = name(root, entry);
                BasicFileAttributes what =
                        Files.readAttributes(
                                entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (what.isDirectory() && name.equals(DATA)) {
                    readFolder(entry, root, files);
                } else {
                    BundlePath path =
                            BundlePath.of(name)
                                    .filter(p -> what.isRegularFile())
                                    .orElseThrow(() ->
                                            new Difference(
                                                    Excerpt.of(name),
                                                    "a bundle has no such file, folder or link"));
                    long left =
                            Bag.MOST_BYTES - files.values().stream().mapToLong(Bytes::length).sum();
                    files.put(path, Bytes.of(bytes(entry, name, left)));
                }
            }
        }
    }

    private static String name(Path root, Path entry) {
        return root.relativize(entry).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path file, String name, long atMost) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, atMost + 1));
            if (bytes.length > atMost) {
                throw new Difference(
                        Excerpt.of(name), "is larger than any bundle this verifier reads");
            }
            return bytes;
        }
    }

    static BadInput unreadable(IOException e) {
        return new BadInput("the bundle cannot be read: " + e, e);
    }
}
