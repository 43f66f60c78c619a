package tracer.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import tracer.bitcoin.WireWriter;
import tracer.ledger.Bytes;

/**
 * A bundle as one ZIP file (PKWARE APPNOTE 6.3): its files by ascending path under one folder,
 * stored and not compressed, dated 1 January 1980, nothing else. The same bundle has the same
 * bytes, on any platform; nothing unpacks to more than it is; no name is believed.
 */
final class ZipForm {
    private static final String FOLDER = "bundle/";
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int SUM_AT = 14;
    private static final int SIZE_AT = 18;
    private static final int CENTRAL_BYTES = 46;

    /** Stored entries need a reader of version 1.0. */
    private static final int VERSION = 10;

    /** 1 January 1980, the first that the format can say. */
    private static final int FIRST_DAY = 0x21;

    private static final String ADVICE =
            "this is not a ZIP file as 'tracer bundle' writes it; if other software packed it, unpack it and verify the folder";

    private ZipForm() {}

    static byte[] write(Map<BundlePath, Bytes> files) {
        WireWriter out = new WireWriter();
        WireWriter central = new WireWriter();
        int offset = 0;
        int centralBytes = 0;
        for (Map.Entry<BundlePath, Bytes> file : new EnumMap<>(files).entrySet()) {
            byte[] name = name(file.getKey());
            byte[] content = file.getValue().toArray();
            int sum = checkSum(content, 0, content.length);
            out.int32(LOCAL);
            common(out, sum, content.length, name.length);
            out.bytes(name).bytes(content);
            int16(central.int32(CENTRAL), VERSION);
            common(central, sum, content.length, name.length);
            // No comment, first disk, no attributes.
            int16(int16(int16(central, 0), 0), 0).int32(0).int32(offset).bytes(name);
            offset += LOCAL_BYTES + name.length + content.length;
            centralBytes += CENTRAL_BYTES + name.length;
        }
        out.bytes(central.toArray()).int32(END);
        int16(int16(int16(int16(out, 0), 0), files.size()), files.size());
        int16(out.int32(centralBytes).int32(offset), 0);
        return out.toArray();
    }

    /** What stands in both kinds of header: from the version on to the length of extra fields. */
    private static void common(WireWriter out, int sum, int size, int nameLength) {
        int16(int16(int16(int16(int16(out, VERSION), 0), 0), 0), FIRST_DAY);
        out.int32(sum).int32(size).int32(size);
        int16(int16(out, nameLength), 0);
    }

    private static int checkSum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static WireWriter int16(WireWriter out, int value) {
        return out.int8(value & 0xff).int8(value >>> 8);
    }

    private static byte[] name(BundlePath path) {
        return (FOLDER + path.path()).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param name of the file, for people
     * @throws Difference if a byte is not as {@link #write} would write it
     */
    static Map<BundlePath, Bytes> read(byte[] zip, String name) {
        Map<BundlePath, Bytes> files = new EnumMap<>(BundlePath.class);
        int at = 0;
        Deque<BundlePath> expected = new ArrayDeque<>(List.of(BundlePath.BAG_INFO));
        while (!expected.isEmpty()) {
            BundlePath path = expected.removeFirst();
            int from = at + LOCAL_BYTES + name(path).length;
            if (from < at || from > zip.length) {
                throw new Difference("%s, byte %d".formatted(name, at), ADVICE);
            }
            int size = int32(zip, at + SIZE_AT);
            if (size < 0 || size > zip.length - from) {
                throw new Difference("%s, byte %d".formatted(name, at + SIZE_AT), ADVICE);
            }
            if (int32(zip, at + SUM_AT) != checkSum(zip, from, size)) {
                throw new Difference(
                        "%s, bytes %d to %d".formatted(name, from, from + size),
                        "%s has other bytes than those that were packed".formatted(path));
            }
            files.put(path, Bytes.of(zip, from, size));
            if (path == BundlePath.BAG_INFO) {
                // It says which files follow.
                expected.addAll(form(Bytes.of(zip, from, size), name).paths());
                expected.remove(path);
            }
            at = from + size;
        }
        int different = java.util.Arrays.mismatch(zip, write(files));
        if (different >= 0) {
            throw new Difference("%s, byte %d".formatted(name, different), ADVICE);
        }
        return files;
    }

    private static BundleForm form(Bytes bagInfo, String name) {
        try {
            return BundleForm.of(bagInfo);
        } catch (Difference d) {
            throw new Difference(
                    "%s, %s".formatted(name, d.place()),
                    "%s; or %s".formatted(d.what(), ADVICE),
                    d);
        }
    }

    private static int int32(byte[] bytes, int at) {
        return bytes[at] & 0xff
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }
}
