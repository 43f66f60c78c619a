package tracer.ingest.blockfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The files used last, kept open by their number; the one not used for longest is closed when there
 * are too many. Not thread-safe.
 */
final class OpenFiles<F> implements AutoCloseable {
    private final int most;
    private final IntFunction<F> opener;
    private final Consumer<F> closer;
    private final LinkedHashMap<Integer, F> open = new LinkedHashMap<>(16, 0.75f, true);

    OpenFiles(int most, IntFunction<F> opener, Consumer<F> closer) {
        this.most = most;
        this.opener = opener;
        this.closer = closer;
    }

    F get(int number) {
        F known = open.get(number);
        if (known != null) {
            return known;
        }
        if (open.size() >= most) {
            Map.Entry<Integer, F> oldest = open.firstEntry();
            open.remove(oldest.getKey());
            closer.accept(oldest.getValue());
        }
        F file = opener.apply(number);
        open.put(number, file);
        return file;
    }

    @Override
    public void close() {
        open.values().forEach(closer);
        open.clear();
    }
}
