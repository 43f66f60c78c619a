package tracer.proof;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tracer.bitcoin.HeaderFormat;
import tracer.bitcoin.ProofOfWork;
import tracer.ledger.BlockHash;
import tracer.ledger.BlockHeader;
import tracer.ledger.ChainTip;
import tracer.proof.Standing.Verdict;

/**
 * Headers that were held against the rules of their network: links, checkpoints, bits, work. What
 * else makes a block valid (median time, version rules, the transactions themselves) is not looked
 * at; that the network built on it is what speaks for it.
 */
final class HeaderChain {
    private final ChainPart part;
    private final ChainRules rules;

    /** By the height that a run begins at. */
    private final Map<Integer, CheckedRun> checked = new HashMap<>();

    /**
     * A run that was checked.
     *
     * @param allTargets whether all bits followed from those before
     * @param workFrom work of each header and all after it
     */
    private record CheckedRun(boolean allTargets, List<BigInteger> workFrom) {}

    private HeaderChain(ChainPart part, ChainRules rules) {
        this.part = part;
        this.rules = rules;
    }

    /**
     * @throws Difference at the first header that breaks a rule
     */
    static HeaderChain check(ChainPart part, ChainRules rules) {
        HeaderChain chain = new HeaderChain(part, rules);
        long before = 0;
        for (HeaderRun run : part.runs()) {
            chain.check(run, before);
            before += run.headers().size();
        }
        return chain;
    }

    private void check(HeaderRun run, long before) {
        boolean allTargets = rules.targets() == ChainRules.Targets.RETARGETED;
        Map<Integer, BigInteger> works = new HashMap<>();
        BigInteger[] work = new BigInteger[run.headers().size()];
        for (int i = 0; i < run.headers().size(); i++) {
            BlockHeader header = run.headers().get(i);
            int height = run.from() + i;
            String place =
                    "%s, the header at height %d"
                            .formatted(
                                    BundlePath.HEADERS.offset((before + i) * HeaderFormat.BYTES),
                                    height);
            requireLink(run, i, place);
            requireCheckpoint(header, height, place);
            allTargets &= checkBits(run, i, place);
            ProofOfWork.fault(header, rules.chain())
                    .ifPresent(fault -> {
                        throw new Difference(place, fault);
                    });
            work[i] = works.computeIfAbsent(header.bits(), ProofOfWork::work);
        }
        for (int i = work.length - 2; i >= 0; i--) {
            work[i] = work[i].add(work[i + 1]);
        }
        checked.put(run.from(), new CheckedRun(allTargets, List.of(work)));
    }

    private static void requireLink(HeaderRun run, int i, String place) {
        if (i > 0) {
            BlockHash below = run.headers().get(i - 1).hash();
            BlockHash named = run.headers().get(i).previous();
            if (!named.equals(below)) {
                throw new Difference(
                        place,
                        "names %s as the block before it, which is %s".formatted(named, below));
            }
        }
    }

    private void requireCheckpoint(BlockHeader header, int height, String place) {
        BlockHash known = rules.checkpoints().get(height);
        if (known != null && !known.equals(header.hash())) {
            throw new Difference(
                    place,
                    "is block %s; the block of %s at this height is %s, a checkpoint of this verifier"
                            .formatted(header.hash(), rules.chain(), known));
        }
    }

    /** Whether the bits could be held against the rule. */
    private boolean checkBits(HeaderRun run, int i, String place) {
        if (i == 0 || rules.targets() == ChainRules.Targets.NOT_CHECKED) {
            return true;
        }
        BlockHeader header = run.headers().get(i);
        BlockHeader before = run.headers().get(i - 1);
        boolean isNewPeriod =
                rules.targets() == ChainRules.Targets.RETARGETED
                        && Retargeting.isBoundary(run.from() + i);
        if (!isNewPeriod) {
            requireBits(header, before.bits(), place);
            return true;
        }
        if (i < Retargeting.PERIOD) {
            if (!Retargeting.isPermitted(before.bits(), header.bits())) {
                throw new Difference(
                        place,
                        "has target bits %08x after %08x: no period changes the target by more than four"
                                .formatted(header.bits(), before.bits()));
            }
            return false;
        }
        BlockHeader first = run.headers().get(i - Retargeting.PERIOD);
        requireBits(header, Retargeting.next(first, before, rules.chain().easiestBits()), place);
        return true;
    }

    private void requireBits(BlockHeader header, int expected, String place) {
        if (header.bits() != expected) {
            throw new Difference(
                    place,
                    "has target bits %08x; %s asks for %08x at this height"
                            .formatted(header.bits(), rules.chain(), expected));
        }
    }

    Optional<BlockHeader> at(int height) {
        return part.header(height);
    }

    /** What is shown of the block at a height of which there is a header. */
    Standing standing(int height) {
        HeaderRun run = part.runOf(height).orElseThrow();
        CheckedRun c = Optional.ofNullable(checked.get(run.from())).orElseThrow();
        Optional<ChainTip> anchor = checkpoint(rules.checkpoints().floorEntry(height), run);
        Optional<ChainTip> seal = checkpoint(rules.checkpoints().ceilingEntry(height), run);
        BigInteger work = c.workFrom().get(height - run.from());
        return new Standing(
                anchor,
                height - anchor.map(ChainTip::height).orElse(run.from()),
                seal,
                run.to() - height,
                targets(c),
                work,
                verdict(anchor, seal, c, work));
    }

    private static Optional<ChainTip> checkpoint(
            Map.@Nullable Entry<Integer, BlockHash> entry, HeaderRun run) {
        return entry == null || !run.contains(entry.getKey())
                ? Optional.empty()
                : Optional.of(new ChainTip(entry.getKey(), entry.getValue()));
    }

    private Standing.Targets targets(CheckedRun run) {
        return switch (rules.targets()) {
            case RETARGETED ->
                    run.allTargets() ? Standing.Targets.CHECKED : Standing.Targets.NOT_CHECKED;
            case NOT_CHECKED -> Standing.Targets.NOT_CHECKED;
            case NO_WORK -> Standing.Targets.NO_PROOF_OF_WORK;
        };
    }

    private Verdict verdict(
            Optional<ChainTip> anchor, Optional<ChainTip> seal, CheckedRun run, BigInteger work) {
        if (seal.isPresent()) {
            return new Verdict.Sealed();
        }
        if (rules.targets() == ChainRules.Targets.NO_WORK) {
            return new Verdict.NotShown(
                    "no proof of work: anybody can make a chain of %s".formatted(rules.chain()));
        }
        if (anchor.isEmpty()) {
            return new Verdict.NotShown("its headers lead to no checkpoint of this verifier");
        }
        if (!run.allTargets()) {
            return new Verdict.NotShown("the targets of its headers could not be checked");
        }
        return work.compareTo(rules.leastWork()) >= 0
                ? new Verdict.ByWork()
                : new Verdict.NotShown(
                        "its header and those on it cost 2^%d hashes, which one person can afford; 2^%d are asked for where no checkpoint stands above"
                                .formatted(
                                        Math.max(0, work.bitLength() - 1),
                                        rules.leastWork().bitLength() - 1));
    }
}
