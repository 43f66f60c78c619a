package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.account.ReadFrom;
import tracer.account.Reading;
import tracer.account.ReadingNote;
import tracer.account.Seen;
import tracer.ingest.chain.AccountIngestion;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.OpeningPolicy;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.EvmChain;
import tracer.ledger.Hash32;
import tracer.ledger.HeightRange;
import tracer.memory.MemoryAccountLedger;
import tracer.problem.BadInput;
import tracer.problem.DataGap;

class EvmFilesTest {
    private static final EvmChain CHAIN = EvmChain.of(100);
    private static final HeightRange SIXTEEN = new HeightRange(16, 16);

    @TempDir private Path folder;

    private final MadeUpBlock made = new MadeUpBlock();

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private EvmFiles open(Path... paths) {
        return open(Optional.of(CHAIN), paths);
    }

    private EvmFiles open(Optional<EvmChain> chain, Path... paths) {
        return EvmFiles.open(
                new EvmFiles.Given(List.of(paths), chain, Set.of(), folder.resolve("work")),
                Progress.SILENT);
    }

    private static String answer(Object result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":%s}\n".formatted(result);
    }

    private void assertGivesTheBlock(EvmFiles files) {
        try (files) {
            assertThat(files.available()).containsExactly(SIXTEEN);
            assertThat(files.blocks(SIXTEEN)).containsExactly(made.read(new Tally()));
        }
    }

    @Test
    void takesAnswersOneALineInAnyOrder() throws IOException {
        assertGivesTheBlock(
                open(
                        write(
                                "all.ndjson",
                                answer(made.traces.get("frames"))
                                        + answer("[" + made.receipt + "]")
                                        + answer(made.block))));
    }

    @Test
    void takesBareObjectsInArraysAndAFolderOfFiles() throws IOException {
        write("1.json", "[" + made.receipt + "]");
        write("2.json", "[" + made.block + "]");
        write("3.json", made.traces.get("frames").toString());
        write("notes.txt", "not JSON at all");
        assertGivesTheBlock(open(folder));
    }

    @Test
    void takesABatchOfAnswersPackedWithGzip() throws IOException {
        Path packed = folder.resolve("all.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            String batch =
                    "[%s,%s,%s]"
                            .formatted(
                                    answer(made.block),
                                    answer("[" + made.receipt + "]"),
                                    answer(made.traces.get("frames")));
            out.write(batch.getBytes(StandardCharsets.UTF_8));
        }
        assertGivesTheBlock(open(packed));
    }

    /** The hash is of the bytes on disk, as sha256sum prints it; the folder stays out. */
    @Test
    void saysWhichFilesItReadAndTheirHashes() throws Exception {
        Path plain = write("a.json", made.block + "\n" + made.receipt + "\n\n   \n");
        Path packed = folder.resolve("b.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(made.traces.get("frames").toString().getBytes(StandardCharsets.UTF_8));
        }
        // What stands behind the packed stream is part of the file, too.
        Files.write(packed, new byte[100_000], StandardOpenOption.APPEND);
        List<ReadFrom.File> expected = new ArrayList<>();
        for (Path file : List.of(plain, packed)) {
            expected.add(
                    new ReadFrom.File(
                            file.getFileName().toString(),
                            Files.size(file),
                            Hash32.ofBytes(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(Files.readAllBytes(file)))));
        }
        try (EvmFiles files = open(plain, packed)) {
            assertThat(files.readFrom()).isEqualTo(new ReadFrom.Files(expected));
            assertThat(files.readFrom().inWords()).doesNotContain(folder.toString());
        }
    }

    @Test
    void theStoreKeepsWhichFilesBroughtABlock() throws IOException {
        MemoryAccountLedger store = new MemoryAccountLedger(CHAIN);
        Path file = write("a.json", made.block + "\n" + made.receipt);
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        try (EvmFiles files = open(file)) {
            AccountIngestion job =
                    new AccountIngestion(store, store, Progress.SILENT, Cancellation.NEVER);
            job.run(files, Asked.ALL, OpeningPolicy.IF_TOLD, now);
            Reading reading = new Reading(files.readFrom(), now);
            assertThat(store.readings())
                    .containsExactly(
                            new ReadingNote(
                                    1,
                                    reading,
                                    List.of(SIXTEEN),
                                    List.of(SIXTEEN),
                                    Map.of(Seen.Calls.NOT_SEEN, 1L)));
            assertThat(reading.at()).isEqualTo("2026-01-02T03:04:05Z");
        }
    }

    @Test
    void saysThatInternalTransfersAreNotSeenWithoutTraces() throws IOException {
        Path file = write("a.json", made.block + "\n" + made.receipt);
        try (EvmFiles files = open(file)) {
            assertThat(files.blocks(SIXTEEN).getFirst().seen().calls())
                    .isEqualTo(Seen.Calls.NOT_SEEN);
            assertThat(files.report().skipped())
                    .anyMatch(s -> s.reason().contains("no traces of it are in the files"));
        }
    }

    @Test
    void refusesABlockWithoutItsReceipts() throws IOException {
        Path file = write("a.json", made.block.toString());
        try (EvmFiles files = open(file)) {
            assertThatThrownBy(() -> files.blocks(SIXTEEN))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("a.json, line 1")
                    .hasMessageContaining("no receipt of block 16")
                    .hasMessageContaining("eth_getBlockReceipts");
            assertThatThrownBy(() -> files.blocks(new HeightRange(3, 3)))
                    .isInstanceOf(DataGap.class)
                    .hasMessageContaining("block 3 is not in the files");
        }
    }

    @Test
    void cannotTellWhichOfTwoBranchesTheChainKept() throws IOException {
        ObjectNode other = made.block.deepCopy().put("hash", MadeUpBlock.OTHER_HASH);
        Path file = write("a.json", made.block + "\n" + other);
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("another block 16")
                .hasMessageContaining("line 1");

        MemoryAccountLedger store = new MemoryAccountLedger(CHAIN);
        Path first = write("first.json", made.block + "\n" + made.receipt);
        Path second = write("second.json", other.toString());
        try (EvmFiles files = open(first);
                EvmFiles others = open(second)) {
            AccountIngestion job =
                    new AccountIngestion(store, store, Progress.SILENT, Cancellation.NEVER);
            job.run(files, Asked.ALL, OpeningPolicy.IF_TOLD, Instant.EPOCH);
            assertThatThrownBy(
                            () -> job.run(others, Asked.ALL, OpeningPolicy.IF_TOLD, Instant.EPOCH))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("files cannot tell");
            assertThat(store.orphans()).isEmpty();
        }
    }

    @Test
    void refusesUnlinkedNeighboursAndOtherChains() throws IOException {
        ObjectNode next = made.block.deepCopy().put("number", "0x11").put("hash", MadeUpBlock.TX);
        Path unlinked = write("a.json", made.block + "\n" + next);
        assertThatThrownBy(() -> open(unlinked))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("parentHash")
                .hasMessageContaining("two branches");

        made.transaction().put("chainId", "0x1");
        Path other = write("b.json", made.block.toString());
        assertThatThrownBy(() -> open(other))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("of chain 1");
        try (EvmFiles files = open(Optional.empty(), other)) {
            assertThat(files.chain()).isEqualTo(EvmChain.ETHEREUM);
        }
    }

    @Test
    void countsWhatIsNoPartOfABlock() throws IOException {
        Path file =
                write(
                        "a.json",
                        made.block
                                + "\n"
                                + made.receipt.deepCopy().put("blockHash", MadeUpBlock.OTHER_HASH)
                                + "\n{\"name\":\"x\"}\n"
                                + answer("\"0x64\"")
                                + "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"message\":\"no\"}}");
        try (EvmFiles files = open(file)) {
            assertThat(files.report().skipped())
                    .extracting(s -> s.count() + " " + s.reason())
                    .containsExactly(
                            "1 answers that are no part of a block",
                            "1 answers that say no: no",
                            "1 objects that are no part of a block",
                            "1 receipts and traces of blocks that are not there");
        }
    }

    @Test
    void saysWhereJsonIsBroken() throws IOException {
        Path file = write("a.json", made.block + "\n{\"hash\": ");
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a.json")
                .hasMessageContaining("line");
        Path none = write("b.json", "{\"a\": 1}");
        assertThatThrownBy(() -> open(none))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no block is in");
        Path twice = write("c.json", "{\"hash\": 1, \"hash\": 2}");
        assertThatThrownBy(() -> open(twice))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("stands there twice");
    }
}
