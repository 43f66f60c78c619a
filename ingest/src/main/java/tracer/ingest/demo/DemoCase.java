package tracer.ingest.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.ingest.demo.economy.CaseFacts;
import tracer.ingest.demo.economy.Economy;
import tracer.ingest.demo.swap.SwapAddresses;
import tracer.ingest.demo.swap.SwapFacts;
import tracer.ingest.demo.swap.SwapStory;
import tracer.job.Progress;
import tracer.problem.BadInput;

/**
 * Writes the demonstration case into a folder: {@code blocks/}, {@code evm/} (answers of a node of
 * another chain), {@code labels.csv} (what an investigator would know), {@code case.json} (the
 * payment to begin with, what to try, and for tests how it must end) and {@code truth.json} (whose
 * everything is; only for measuring rules).
 */
public final class DemoCase {
    public static final String BLOCKS = "blocks";
    public static final String EVM = "evm";
    public static final String LABELS = "labels.csv";
    public static final String CASE = "case.json";
    public static final String TRUTH = "truth.json";
    private static final String README = "README.txt";

    /** A folder whose README begins so may be written over. */
    private static final String MARK = "Made-up data: Tracer's demonstration case.";

    private DemoCase() {}

    /**
     * What was written.
     *
     * @param blocks genesis among them
     * @param transactions coinbases not among them
     * @param files block files
     * @param labels that the investigator has
     * @param facts what tracing must find
     * @param swap what happened on the other chain
     */
    public record Written(
            Path folder,
            int blocks,
            long transactions,
            int files,
            long labels,
            CaseFacts facts,
            SwapFacts swap) {}

    /**
     * Makes the case and writes it, {@code case.json} last: where that stands, the folder is whole.
     *
     * @param folder absent, empty, or with an earlier demonstration in it, which is replaced
     * @throws BadInput if the folder holds something else or cannot be written
     */
    public static Written write(Path folder, DemoParameters parameters, Progress progress) {
        try {
            prepare(folder);
            return write(folder, parameters, progress, folder.resolve(BLOCKS));
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Written write(
            Path folder, DemoParameters parameters, Progress progress, Path blocks)
            throws IOException {
        try (BlockFileWriter out = new BlockFileWriter(blocks, parameters.layout());
                TruthFile truth = new TruthFile(folder.resolve(TRUTH))) {
            int[] written = {0};
            Economy economy =
                    new Economy(
                            parameters.seed(),
                            parameters.transactions(),
                            parameters.keys(),
                            block -> {
                                append(out, block);
                                written[0]++;
                            },
                            truth);
            CaseFacts facts = economy.run(progress);
            SwapAddresses abroad = new SwapAddresses(parameters.seed());
            SwapFacts swap =
                    new SwapStory(
                                    abroad,
                                    parameters.transactions(),
                                    facts.swap().value(),
                                    facts.swap().time())
                            .write(folder.resolve(EVM));
            truth.writeOwners(economy.owners());
            truth.writeCrossing(facts.swap(), swap);
            List<Label> labels = new ArrayList<>(economy.labels());
            labels.addAll(labelsOf(abroad));
            LabelsFile.write(folder.resolve(LABELS), labels);
            CaseFile.of(facts, swap).write(folder.resolve(CASE));
            return new Written(
                    folder,
                    written[0],
                    economy.transactions(),
                    out.files(),
                    labels.size(),
                    facts,
                    swap);
        }
    }

    private static List<Label> labelsOf(SwapAddresses abroad) {
        return List.of(
                new Label(
                        LabelSubject.of(SwapAddresses.CHAIN, abroad.vault()),
                        CaseFacts.SWAP_SERVICE,
                        Category.BRIDGE,
                        "public tag pack (demonstration)"),
                new Label(
                        LabelSubject.of(SwapAddresses.CHAIN, abroad.deposit()),
                        "Exchange A deposit",
                        Category.EXCHANGE,
                        "test purchase (demonstration)"));
    }

    private static void append(BlockFileWriter out, byte[] block) {
        try {
            out.write(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path readme = folder.resolve(README);
        if (isOurs(readme)) {
            Files.deleteIfExists(folder.resolve(CASE));
            deleteBlockFiles(folder.resolve(BLOCKS));
            deleteBlockFiles(folder.resolve(EVM));
        } else if (isNotEmpty(folder)) {
            throw new BadInput(
                    "%s holds other files; give the demonstration a folder of its own"
                            .formatted(folder));
        }
        Files.createDirectories(folder.resolve(BLOCKS));
        Files.createDirectories(folder.resolve(EVM));
        Files.writeString(
                readme,
                MARK
                        + """


                        blocks/      block files of a regtest chain, as Bitcoin Core writes them
                        evm/         what a node of a development chain would answer about its blocks;
                                     linked by true names, but unsigned, with made-up roots
                        labels.csv   what an investigator would know about some addresses
                        case.json    the payment to begin with and what to try
                        truth.json   whose everything is; for measuring rules, never for tracing
                        """);
    }

    private static boolean isOurs(Path readme) throws IOException {
        return Files.exists(readme) && Files.readString(readme).startsWith(MARK);
    }

    private static boolean isNotEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        }
    }

    private static void deleteBlockFiles(Path blocks) throws IOException {
        if (Files.isDirectory(blocks)) {
            try (Stream<Path> files = Files.list(blocks)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static BadInput unwritable(Path folder, Exception e) {
        return new BadInput(
                "the demonstration cannot be written to %s (%s); free some space or choose another folder"
                        .formatted(folder, e),
                e);
    }
}
