package tracer.ingest.chain;

import java.util.List;
import java.util.Map;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.BitcoinChain;
import tracer.ledger.BlockHeader;
import tracer.ledger.BlockSource;
import tracer.ledger.HeightRange;
import tracer.ledger.SourceReport;
import tracer.problem.BadInput;

/** Gives the blocks of a made-up branch, at some heights only if so wished. */
final class BranchSource implements BlockSource {
    private final Branch branch;
    private final Heights heights;
    private final int corruptAt;
    private long read;

    private BranchSource(Branch branch, Heights heights, int corruptAt) {
        this.branch = branch;
        this.heights = heights;
        this.corruptAt = corruptAt;
    }

    static BranchSource of(Branch branch) {
        return of(branch, new HeightRange(0, branch.tip()));
    }

    static BranchSource of(Branch branch, HeightRange... heights) {
        return new BranchSource(branch, new Heights(List.of(heights)), -1);
    }

    BranchSource corruptAt(int height) {
        return new BranchSource(branch, heights, height);
    }

    @Override
    public BitcoinChain chain() {
        return BitcoinChain.REGTEST;
    }

    @Override
    public List<HeightRange> available() {
        return heights.ranges();
    }

    @Override
    public BlockHeader headerAt(int height) {
        require(height);
        return branch.at(height).header();
    }

    @Override
    public ArrivedBlock blockAt(int height) {
        require(height);
        if (height == corruptAt) {
            throw new BadInput("block %d is corrupt".formatted(height));
        }
        read++;
        return new ArrivedBlock(branch.at(height), Map.of());
    }

    private void require(int height) {
        if (!heights.contains(height)) {
            throw new AssertionError("asked for height " + height + ", which it does not have");
        }
    }

    @Override
    public SourceReport report() {
        return new SourceReport(0, read, List.of(), List.of());
    }

    @Override
    public void close() {}
}
