package tracer.ingest.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tracer.accuracy.Dataset;
import tracer.accuracy.WalletTruth;
import tracer.entity.ChainEvidence;
import tracer.ingest.blockfile.BlockFiles;
import tracer.ingest.blockfile.EvidenceReading;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptHash;
import tracer.problem.BadInput;

/**
 * Reads a folder of recorded or made wallets: {@code blocks/} as Bitcoin Core writes them, and
 * {@code truth.json} with {@code wallets}, an object of wallet names and their addresses. Other
 * fields of that file are passed over; it is read whole into memory.
 */
public final class KnownWallets {
    private static final String BLOCKS = "blocks";
    private static final String TRUTH = "truth.json";

    private KnownWallets() {}

    /**
     * @param name as tables call it
     * @param provenance where the data is from, in words
     * @throws BadInput if a part of the folder is missing or cannot be read
     */
    public static Dataset read(
            Path folder,
            String name,
            String provenance,
            Progress progress,
            Cancellation cancellation) {
        requireParts(folder);
        try (BlockFiles files = BlockFiles.open(folder.resolve(BLOCKS), progress)) {
            WalletTruth truth = truth(folder.resolve(TRUTH), files.chain());
            ChainEvidence evidence =
                    EvidenceReading.of(files, progress, cancellation)
                            .orElseThrow(() -> new BadInput("interrupted; nothing was written"));
            return new Dataset(name, provenance, evidence, truth);
        }
    }

    private static void requireParts(Path folder) {
        if (!Files.isDirectory(folder.resolve(BLOCKS))
                || !Files.isRegularFile(folder.resolve(TRUTH))) {
            throw new BadInput(
                    "%s needs a folder 'blocks' with block files and a file 'truth.json' with whose addresses are whose"
                            .formatted(folder));
        }
    }

    private static WalletTruth truth(Path file, BitcoinChain chain) {
        Map<ScriptHash, String> wallets = new HashMap<>();
        try {
            JsonNode json = new ObjectMapper().readTree(file.toFile()).path("wallets");
            if (!json.isObject() || json.isEmpty()) {
                throw new BadInput("%s has no object 'wallets'".formatted(file));
            }
            json.properties()
                    .forEach(wallet ->
                            wallet.getValue()
                                    .forEach(a ->
                                            wallets.put(
                                                    Address.of(a.asText(), chain).script().hash(),
                                                    wallet.getKey())));
        } catch (IOException e) {
            throw new BadInput("%s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
        return new WalletTruth(wallets);
    }
}
