package tracer.inquiry;

import java.util.Optional;
import tracer.evidence.EvidenceClass;
import tracer.ledger.Coverage;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Spender;

/** Whether an output is spent, as far as what is stored can tell. */
record OutputState(String id, EvidenceClass evidence, String sentence) {
    static OutputState of(
            PlacedTransaction placed, Output output, Optional<Spender> spender, Coverage coverage) {
        int height = placed.place().height();
        if (spender.isPresent()) {
            return new OutputState(
                    "spent",
                    EvidenceClass.FACT,
                    "spent in block %d".formatted(spender.get().transaction().place().height()));
        }
        if (output.script().isUnspendable()) {
            return new OutputState(
                    "unspendable", EvidenceClass.FACT, "nobody can ever spend this script");
        }
        if (height == 0) {
            return new OutputState(
                    "unspendable",
                    EvidenceClass.FACT,
                    "the genesis block's output can never be spent");
        }
        if (coverage.reachesTipFrom(height)) {
            return new OutputState(
                    "unspent",
                    EvidenceClass.CLAIMED,
                    "no block up to %d spends it".formatted(coverage.tip().orElseThrow().height()));
        }
        return new OutputState(
                "not-indexed",
                EvidenceClass.CLAIMED,
                "no stored block spends it, but blocks after %d are missing: %s are stored"
                        .formatted(
                                coverage.rangeOf(height).map(r -> r.to()).orElse(height),
                                Stamp.inWords(coverage)));
    }
}
