package tracer.ingest.scan;

import java.util.Optional;
import tracer.ingest.scan.Finding.Encoding;

/**
 * Cuts bytes into runs of ASCII letters and digits, in three readings at a time: one byte a
 * character, and UTF-16 of either order, where every other byte is zero, wherever in the file it
 * begins. Bytes may be anything; a run longer than anything looked for is passed over.
 */
final class Runs {
    /** Receives a run. */
    @FunctionalInterface
    interface Sink {
        void take(long offset, long line, Encoding encoding, String text);
    }

    private final Sink sink;
    private final Lane bytes = new Lane(Encoding.BYTES);
    private final Lane[] wide = {
        new Lane(Encoding.UTF_16_LE), new Lane(Encoding.UTF_16_LE),
        new Lane(Encoding.UTF_16_BE), new Lane(Encoding.UTF_16_BE),
    };

    private Optional<Run> waiting = Optional.empty();
    private long at;
    private long line = 1;
    private int last = -1;

    Runs(Sink sink) {
        this.sink = sink;
    }

    /** One reading: characters so far, and where they began. */
    private final class Lane {
        private final Encoding encoding;
        private final StringBuilder run = new StringBuilder();
        private boolean isTooLong;
        private long begin;
        private long beginLine;

        Lane(Encoding encoding) {
            this.encoding = encoding;
        }

        void add(int c, long offset) {
            if (!isWord(c)) {
                end();
                return;
            }
            if (run.isEmpty() && !isTooLong) {
                begin = offset;
                beginLine = line;
            }
            if (isTooLong || run.length() == Recognition.LONGEST) {
                isTooLong = true;
                run.setLength(0);
            } else {
                run.append((char) c);
            }
        }

        void end() {
            if (!isTooLong && Recognition.mayBe(run.length())) {
                found(new Run(begin, beginLine, encoding, run.toString()));
            }
            run.setLength(0);
            isTooLong = false;
        }
    }

    private record Run(long offset, long line, Encoding encoding, String text) {
        /** The same zeros between the same letters, counted to their left or to their right. */
        boolean isSameAs(Run o) {
            return text.equals(o.text) && Math.abs(offset - o.offset) == 1;
        }
    }

    /** Of UTF-16, waits for the same run in the other order: the one at an even offset is taken. */
    private void found(Run run) {
        if (run.encoding == Encoding.BYTES) {
            flush();
            hand(run);
        } else if (waiting.filter(run::isSameAs).isPresent()) {
            if (run.offset % 2 == 0) {
                waiting = Optional.of(run);
            }
        } else {
            flush();
            waiting = Optional.of(run);
        }
    }

    private void flush() {
        waiting.ifPresent(this::hand);
        waiting = Optional.empty();
    }

    private void hand(Run run) {
        sink.take(run.offset, run.line, run.encoding, run.text);
    }

    private static boolean isWord(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    void take(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            int b = buffer[i] & 0xff;
            bytes.add(b, at);
            if (last >= 0) {
                // The pair of the last byte and this one, in the lanes of its alignment.
                int parity = (int) (at & 1);
                wide[parity].add(b == 0 ? last : -1, at - 1);
                wide[2 + parity].add(last == 0 ? b : -1, at - 1);
            }
            if (b == '\n') {
                line++;
            }
            last = b;
            at++;
        }
    }

    void end() {
        bytes.end();
        for (Lane lane : wide) {
            lane.end();
        }
        flush();
    }
}
