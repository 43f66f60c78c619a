package tracer.neo4j.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import tracer.problem.StoreDown;

/**
 * Held by the one process that starts, stops, saves or restores a store. The kernel releases it
 * when the process dies.
 */
final class StoreLock implements AutoCloseable {
    /**
     * Within one process file locks do not exclude each other, worse: closing a second channel of
     * the file would release the first one's lock. So one thread at a time comes this far.
     */
    private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for whoever holds the lock, at most as long as the wait allows. */
    static StoreLock acquire(StoreFolder folder, Wait wait) {
        THIS_PROCESS.lock();
        boolean acquired = false;
        try {
            FileChannel channel =
                    FileChannel.open(
                            folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
                    wait.pause(
                            StoreStep.WAITING_FOR_OTHERS,
                            PAUSE,
                            () ->
                                    new StoreDown(
                                            "Another process has been starting, saving or"
                                                    + " restoring the store in "
                                                    + folder.root()
                                                    + " for longer than "
                                                    + wait.patience()
                                                    + ". Look at "
                                                    + folder.log()
                                                    + ", then try again."));
                }
                acquired = true;
                return new StoreLock(channel);
            } finally {
                if (!acquired) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw folder.notWritable(e);
        } finally {
            if (!acquired) {
                THIS_PROCESS.unlock();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreDown(
                    "The store's lock cannot be released: " + e + ". End this process.", e);
        } finally {
            THIS_PROCESS.unlock();
        }
    }
}
