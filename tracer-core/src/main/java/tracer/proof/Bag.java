package tracer.proof;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tracer.ledger.Bytes;

/**
 * A bundle as bytes: a bag in the layout of RFC 8493 with a closed list of files. The tag files
 * follow from the payload, so that the same evidence has one form and {@link #digest} names it.
 */
public final class Bag {
    /** What a bundle may have in all, so that reading one cannot fill the memory. */
    static final long MOST_BYTES = 1L << 30;

    private final BundleForm form;
    private final Map<BundlePath, Bytes> files;

    private Bag(BundleForm form, Map<BundlePath, Bytes> files) {
        this.form = form;
        this.files = Collections.unmodifiableMap(new EnumMap<>(files));
    }

    /**
     * With the tag files that belong to this payload.
     *
     * @param banner what {@code bag-info.txt} begins with if it holds protected addresses
     */
    static Bag ofPayload(BundleForm form, Map<BundlePath, Bytes> payload, Optional<String> banner) {
        Map<BundlePath, Bytes> files = new EnumMap<>(payload);
        files.putAll(TagFiles.of(form, payload, banner));
        return new Bag(form, files);
    }

    /**
     * As found somewhere.
     *
     * @throws Difference if it is of no form, a file is missing or of another form, or a tag file
     *     is not what the payload asks for
     */
    static Bag ofFiles(Map<BundlePath, Bytes> found) {
        Bytes info = found.get(BundlePath.BAG_INFO);
        if (info == null) {
            throw new Difference(BundlePath.BAG_INFO.path(), "is missing");
        }
        BundleForm form = BundleForm.of(info);
        for (BundlePath path : BundlePath.values()) {
            boolean must = form.paths().contains(path);
            if (must != found.containsKey(path)) {
                throw new Difference(
                        path.path(), must ? "is missing" : "is no file of " + form.id());
            }
        }
        TagFiles.check(form, found);
        return new Bag(form, found);
    }

    BundleForm form() {
        return form;
    }

    Bytes file(BundlePath path) {
        Bytes bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalStateException(path + " is missing");
        }
        return bytes;
    }

    /** That it holds protected addresses, if whoever made it said so. */
    public Optional<String> banner() {
        return TagFiles.banner(files);
    }

    Map<BundlePath, Bytes> files() {
        return files;
    }

    /** Bytes of all files together. */
    public long size() {
        return files.values().stream().mapToLong(Bytes::length).sum();
    }

    /** How many files there are. */
    public int count() {
        return files.size();
    }

    /**
     * SHA-256 of the tag manifest, in hexadecimal: what a covering note names, since it commits to
     * every other byte.
     */
    public String digest() {
        return TagFiles.sha256(file(BundlePath.TAG_MANIFEST));
    }
}
