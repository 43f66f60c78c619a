package tracer.ingest.coinjoin;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tracer.ledger.SourceReport.Skipped;

/**
 * Reads a text file with a transaction on each line, in constant memory. A line that is none is
 * counted with its reason and the line of the first such; the others are read on. Empty lines are
 * passed over.
 */
final class ScannedFile {
    /** The longest transaction that a block can hold has a few hundred thousand inputs' worth. */
    private static final int MOST_BYTES = 16 << 20;

    private static final String TOO_LONG = "longer than 16 MB";

    private final String name;
    private final Consumer<ScannedSpend> sink;
    private final Map<String, Count> refused = new TreeMap<>();
    private long lines;
    private long read;

    private record Count(long count, String example) {
        Count andOne() {
            return new Count(count + 1, example);
        }
    }

    /**
     * What was read.
     *
     * @param lines that are not empty; each was read or refused
     */
    record Report(long lines, long read, List<Skipped> refused) {
        Report {
            refused = List.copyOf(refused);
        }
    }

    private ScannedFile(String name, Consumer<ScannedSpend> sink) {
        this.name = name;
        this.sink = sink;
    }

    /**
     * @param name for reasons
     * @param sink gets each transaction in order
     */
    static Report read(InputStream in, String name, Consumer<ScannedSpend> sink)
            throws IOException {
        ScannedFile file = new ScannedFile(name, sink);
        file.readLines(new BufferedInputStream(in, 1 << 16));
        List<Skipped> refused = new ArrayList<>();
        file.refused.forEach((why, c) -> refused.add(new Skipped(why, c.count(), c.example())));
        return new Report(file.lines, file.read, refused);
    }

    private void readLines(InputStream in) throws IOException {
        byte[] line = new byte[1 << 12];
        int length = 0;
        long number = 1;
        boolean tooLong = false;
        while (true) {
            int b = in.read();
            if (b != '\n' && b != -1) {
                if (length == MOST_BYTES) {
                    tooLong = true;
                    continue;
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, Math.min(MOST_BYTES, 2 * length));
                }
                line[length] = (byte) b;
                length++;
                continue;
            }
            if (tooLong) {
                lines++;
                refuse(TOO_LONG, number);
            } else {
                // Bytes outside ASCII become characters that no field allows.
                take(new String(line, 0, length, StandardCharsets.ISO_8859_1).strip(), number);
            }
            if (b == -1) {
                return;
            }
            length = 0;
            tooLong = false;
            number++;
        }
    }

    private void take(String line, long number) {
        if (line.isEmpty()) {
            return;
        }
        lines++;
        ScannedSpend spend;
        try {
            spend = ScannedLine.parse(line);
        } catch (ScannedLine.Refused e) {
            refuse(String.valueOf(e.getMessage()), number);
            return;
        }
        read++;
        sink.accept(spend);
    }

    private void refuse(String reason, long number) {
        refused.merge(
                reason, new Count(1, "%s, line %d".formatted(name, number)), (a, b) -> a.andOne());
    }
}
