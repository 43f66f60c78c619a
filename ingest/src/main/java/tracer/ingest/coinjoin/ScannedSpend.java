package tracer.ingest.coinjoin;

import java.time.Instant;
import java.util.List;
import tracer.ledger.BlockHash;
import tracer.ledger.Funding;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.TxId;
import tracer.mixing.Setting;
import tracer.mixing.ShapedSpend;
import tracer.mixing.SpendShape;

/**
 * A transaction as a scanner wrote it down: claimed, and without what the scanner left out, such as
 * the height of its block, version, lock time and sequence numbers.
 *
 * @param position in the block
 * @param time the block's stamp
 * @param spent the outpoints, in input order
 * @param inputs the outputs spent, in input order
 * @param outputs in order
 */
public record ScannedSpend(
        TxId id,
        BlockHash block,
        int position,
        Instant time,
        List<OutPoint> spent,
        List<Output> inputs,
        List<Output> outputs) {
    public ScannedSpend {
        spent = List.copyOf(spent);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** As detectors see it. */
    public ShapedSpend shaped(Setting setting) {
        return new ShapedSpend(
                id,
                SpendShape.of(
                        inputs.stream().<Funding>map(Funding.Claimed::new).toList(),
                        outputs,
                        setting),
                spent);
    }
}
