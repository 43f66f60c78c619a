package tracer.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tracer.account.AccountLedger;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.ChainTip;
import tracer.ledger.Coverage;
import tracer.ledger.HeightRange;
import tracer.problem.BadInput;
import tracer.problem.DataGap;
import tracer.problem.NotFound;
import tracer.problem.TracerProblem;

/** A transfer that a question begins with, as it is stored. */
record SeedTransfer(TransferSeed seed, Transfer transfer) {
    /**
     * All of a question, in one question to the store.
     *
     * @throws NotFound if a transfer does not exist
     * @throws DataGap if nobody can tell
     * @throws BadInput if one is a fee or moves less than is asked for, or if they move different
     *     assets
     */
    static List<SeedTransfer> of(
            List<TransferSeed> seeds, AccountLedger ledger, Coverage coverage, ChainTip tip) {
        Map<TransferId, Transfer> stored =
                ledger.transfers(
                        seeds.stream().map(TransferSeed::transfer).collect(Collectors.toSet()));
        List<SeedTransfer> found =
                seeds.stream()
                        .map(s -> {
                            Transfer t = stored.get(s.transfer());
                            if (t == null || t.place().height() > tip.height()) {
                                throw absent(s.transfer(), coverage, tip);
                            }
                            return new SeedTransfer(s, t);
                        })
                        .toList();
        found.forEach(SeedTransfer::requireTraceable);
        TransferSeed.oneAsset(found.stream().map(SeedTransfer::transfer).toList());
        return found;
    }

    private static TracerProblem absent(TransferId id, Coverage coverage, ChainTip tip) {
        List<HeightRange> gaps = coverage.gapsFrom(0);
        return gaps.isEmpty()
                ? new NotFound(
                        "transfer %s is in no block up to height %d".formatted(id, tip.height()))
                : new DataGap(
                        "transfer %s is not stored; blocks %s are not either, so it may exist: ingest them, then ask again"
                                .formatted(
                                        id,
                                        gaps.stream()
                                                .map(HeightRange::toString)
                                                .collect(Collectors.joining(", "))));
    }

    private void requireTraceable() {
        if (transfer.kind().isFee()) {
            throw new BadInput(
                    "%s is a fee, and no transfer of value to begin with".formatted(transfer.id()));
        }
        if (seed.portion() instanceof Portion.Units(var units)
                && units.compareTo(transfer.amount()) > 0) {
            throw new BadInput(
                    "%s moves %s base units; a seed of %s is more than that"
                            .formatted(transfer.id(), transfer.amount(), units));
        }
    }

    /** How much of it is asked about, in base units. */
    Rational amount() {
        return seed.portion().of(transfer.amount());
    }

    /** That, in the form and by the rule of a policy. */
    <T extends Taint> T taint(Apportionment<T> policy) {
        return seed.isWhole()
                ? policy.all(transfer.amount())
                : policy.part(transfer.amount(), amount());
    }
}
