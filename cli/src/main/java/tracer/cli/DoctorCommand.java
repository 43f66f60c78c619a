package tracer.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tracer.inquiry.StatusDocument;
import tracer.problem.TracerProblem;

/** Looks whether everything is in order, and says what to do where it is not. */
@Command(
        name = "doctor",
        description = "Check Java, memory, disk, data folder, store, data and clock.")
final class DoctorCommand implements Callable<Integer> {
    private static final long GIB = 1L << 30;
    private static final long LEAST_DISK = 2 * GIB;
    private static final long LEAST_MEMORY = 4 * GIB;

    /** Miners may stamp blocks up to two hours ahead (consensus rule); more means a wrong clock. */
    private static final Duration AHEAD = Duration.ofHours(2);

    @Mixin StoreOptions store = new StoreOptions();
    @Mixin OutputOptions output = new OutputOptions();

    private final List<Finding> findings = new ArrayList<>();

    /**
     * One thing looked at.
     *
     * @param state {@code ok}, {@code warning} or {@code failed}
     */
    record Finding(String what, String state, String detail) {}

    /** All of them. */
    record Answer(String schema, boolean healthy, List<Finding> findings) {}

    @Override
    public Integer call() {
        found("version", "ok", new Version().getVersion()[0]);
        memory();
        Path folder = store.dataFolder(System.getenv());
        disk(folder);
        boolean reached = storeAndData();
        Answer answer =
                new Answer(
                        "tracer.doctor/1",
                        findings.stream().noneMatch(f -> f.state().equals("failed")),
                        findings);
        output.print(answer, () -> text(answer));
        return (reached ? answer.healthy() ? ExitCode.OK : ExitCode.INTERNAL : ExitCode.STORE)
                .code();
    }

    private void memory() {
        long bytes =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : -1;
        found(
                "memory",
                bytes >= LEAST_MEMORY ? "ok" : "warning",
                bytes < 0
                        ? "unknown"
                        : "%.1f GiB; the store and Tracer want 4".formatted((double) bytes / GIB));
    }

    private void disk(Path folder) {
        try {
            Path there = folder;
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            if (!Files.isWritable(there)) {
                found("data folder", "failed", there + " is not writable; use --data DIR");
                return;
            }
            FileStore disk = Files.getFileStore(there);
            long free = disk.getUsableSpace();
            found(
                    "disk",
                    free >= LEAST_DISK ? "ok" : "warning",
                    "%.1f GiB free for %s".formatted((double) free / GIB, folder));
            if (Files.exists(folder)) {
                found("data folder", "ok", "%s, %.1f MiB".formatted(folder, size(folder)));
            } else {
                found("data folder", "ok", folder + ", not made yet");
            }
        } catch (IOException e) {
            found("data folder", "failed", "%s: %s".formatted(folder, e));
        }
    }

    private static double size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file)) {
                    bytes += Files.size(file);
                }
            }
            return (double) bytes / (1 << 20);
        }
    }

    /** Whether the store could be reached. */
    private boolean storeAndData() {
        long start = System.nanoTime();
        try (Workspace workspace = Workspace.open(store, output)) {
            found(
                    "store",
                    "ok",
                    "answers after %d ms"
                            .formatted(Duration.ofNanos(System.nanoTime() - start).toMillis()));
            data(workspace.inquiry().status());
            return true;
        } catch (TracerProblem e) {
            found("store", "failed", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void data(StatusDocument status) {
        if (status.dataHeight().isEmpty()) {
            found("data", "warning", "none yet; begin with tracer demo or tracer ingest bitcoin");
            return;
        }
        boolean gaps = status.ranges().size() > 1;
        found(
                "data",
                gaps ? "warning" : "ok",
                "%s, %d blocks%s"
                        .formatted(
                                status.chain(),
                                status.blocks(),
                                gaps
                                        ? " with gaps: what is unspent before a gap is not known"
                                        : ""));
        found(
                "entities",
                status.entitiesCurrent() ? "ok" : "warning",
                status.entitiesCurrent()
                        ? "computed for all blocks"
                        : "not computed for the last blocks; run tracer ingest again");
        found(
                "labels",
                status.labels() > 0 ? "ok" : "warning",
                status.labels() > 0
                        ? Long.toString(status.labels())
                        : "none: traces will not stop at services; tracer labels import FILE");
        status.tipStamped()
                .map(Instant::parse)
                .ifPresent(stamped ->
                        found(
                                "clock",
                                stamped.isAfter(Instant.now().plus(AHEAD)) ? "warning" : "ok",
                                "this machine %s, last block stamped %s"
                                        .formatted(Instant.now(), stamped)));
    }

    private void found(String what, String state, String detail) {
        findings.add(new Finding(what, state, detail));
    }

    private static String text(Answer answer) {
        Table table = new Table("", "", "");
        answer.findings().forEach(f -> table.row(f.what(), f.state(), f.detail()));
        return table.toString().stripLeading();
    }
}
