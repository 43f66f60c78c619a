package tracer.ingest.blockfile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tracer.bitcoin.WireReader;
import tracer.ledger.Block;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.problem.BadInput;

/**
 * What blocks spend, as the node's undo files claim. Where they are absent or damaged nothing is
 * claimed and the report says for how many blocks. Not thread-safe.
 */
final class SpentOutputs implements AutoCloseable {
    /** Undo files kept open; blocks of neighbouring heights lie in neighbouring files. */
    private static final int MOST_OPEN = 8;

    private final BlockListing listing;
    private final int magic;
    private final OpenFiles<Optional<UndoFile>> open =
            new OpenFiles<>(MOST_OPEN, this::openFile, f -> f.ifPresent(UndoFile::close));
    private final Shortfall absent = new Shortfall("no rev*.dat beside their block file");
    private final Shortfall missing = new Shortfall("no undo record that fits them");
    private final Shortfall damaged = new Shortfall("damaged undo data");
    private final List<String> damage = new ArrayList<>();

    SpentOutputs(BlockListing listing, int magic) {
        this.listing = listing;
        this.magic = magic;
    }

    /** The outputs that a block's inputs spend, as far as its file's undo data has them. */
    Map<OutPoint, Output> of(Block block, int fileNumber) {
        int others = block.transactions().size() - 1;
        if (others == 0) {
            return Map.of();
        }
        Optional<UndoFile> file = open.get(fileNumber);
        if (file.isEmpty()) {
            return absent.at(block, "");
        }
        try {
            Optional<WireReader> undo = file.get().find(block.header(), others);
            return undo.isEmpty() ? missing.at(block, "") : claims(block, undo.get());
        } catch (BadInput e) {
            return damaged.at(block, ": " + e.getMessage());
        }
    }

    /** What people should know, if anything fell short. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(damage);
        for (Shortfall s : List.of(absent, missing, damaged)) {
            s.note().ifPresent(notes::add);
        }
        return notes;
    }

    @Override
    public void close() {
        open.close();
    }

    private Map<OutPoint, Output> claims(Block block, WireReader in) {
        List<List<Output>> undo = UndoFormat.parse(in);
        Map<OutPoint, Output> claims = new HashMap<>();
        for (int i = 0; i < undo.size(); i++) {
            List<Input> inputs = block.transactions().get(i + 1).inputs();
            List<Output> spent = undo.get(i);
            if (inputs.size() != spent.size()) {
                throw in.malformed(
                        in.position(),
                        "%d outputs for the %d inputs of transaction %d"
                                .formatted(spent.size(), inputs.size(), i + 1));
            }
            for (int j = 0; j < inputs.size(); j++) {
                switch (inputs.get(j)) {
                    case Input.Coinbase c -> {}
                    case Input.Spend s -> claims.put(s.output(), spent.get(j));
                }
            }
        }
        return claims;
    }

    private Optional<UndoFile> openFile(int number) {
        Path path = BlockListing.undoFile(listing.files().get(number));
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        UndoFile file = new UndoFile(new DataFile(path, listing.obfuscation()), magic);
        file.damage().filter(d -> !damage.contains(d)).ifPresent(damage::add);
        return Optional.of(file);
    }

    /** Blocks whose claims are missing for one reason. */
    private static final class Shortfall {
        private final String reason;
        private long blocks;
        private String example = "";

        Shortfall(String reason) {
            this.reason = reason;
        }

        Map<OutPoint, Output> at(Block block, String detail) {
            if (blocks++ == 0) {
                example = "height " + block.height() + detail;
            }
            return Map.of();
        }

        Optional<String> note() {
            return blocks == 0
                    ? Optional.empty()
                    : Optional.of(
                            "previous outputs are not claimed for %d blocks: %s (first: %s)"
                                    .formatted(blocks, reason, example));
        }
    }
}
