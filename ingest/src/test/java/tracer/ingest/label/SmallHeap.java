package tracer.ingest.label;

import java.io.IOException;
import tracer.problem.BadInput;

/** Reads huge files and prints what came of each; to be run with little memory. */
final class SmallHeap {
    static final String READ = "read to its end: %d pieces, %d labels";
    static final String REFUSED = "refused after %d bytes: %s";

    private SmallHeap() {}

    /**
     * @param args bytes of each file; the name of one, or none for all
     */
    public static void main(String[] args) {
        long size = Long.parseLong(args[0]);
        for (HugeFile file : HugeFile.values()) {
            if (args.length == 1 || args[1].equals(file.name())) {
                System.out.println(file + "\t" + read(file, size));
            }
        }
    }

    private static String read(HugeFile file, long size) {
        GeneratedFile content = file.open(size);
        LabelReading reading = new LabelReading("huge", label -> {});
        try {
            file.reader().read(content, reading);
        } catch (BadInput e) {
            return REFUSED.formatted(content.bytesRead(), e.getMessage());
        } catch (IOException e) {
            return "not read: " + e;
        } catch (OutOfMemoryError e) {
            return "out of memory after %d bytes".formatted(content.bytesRead());
        }
        return READ.formatted(content.pieces(), reading.report("").labels());
    }
}
