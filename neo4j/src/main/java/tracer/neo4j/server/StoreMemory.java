package tracer.neo4j.server;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Memory of the store's process, in MiB.
 *
 * @param heapMiB its Java heap at most
 * @param pageCacheMiB what it keeps of its files
 */
public record StoreMemory(int heapMiB, int pageCacheMiB) {
    private static final int LEAST_HEAP_MIB = 256;
    private static final int LEAST_PAGE_CACHE_MIB = 16;

    public StoreMemory {
        if (heapMiB < LEAST_HEAP_MIB || pageCacheMiB < LEAST_PAGE_CACHE_MIB) {
            throw new IllegalArgumentException(
                    "the store needs %d MiB of heap and %d MiB of page cache"
                            .formatted(LEAST_HEAP_MIB, LEAST_PAGE_CACHE_MIB));
        }
    }

    /** An eighth of the machine's memory for each: 1 GiB and 1 GiB on a laptop of 8. */
    public static StoreMemory forThisMachine() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        long eighth = bytes / 8 / 1024 / 1024;
        return new StoreMemory(Math.clamp(eighth, 512, 2048), Math.clamp(eighth, 256, 8192));
    }
}
