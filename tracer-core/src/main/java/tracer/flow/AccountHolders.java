package tracer.flow;

import java.util.Collection;
import java.util.Map;
import tracer.attribution.LabelStore;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;

/** Tells which addresses a labelled party holds. */
@FunctionalInterface
interface AccountHolders {
    /** The addresses at whose holders the rules stop, with the labels that say so. */
    Map<EvmAddress, TraceEnd.AtService> of(Collection<EvmAddress> addresses);

    /** Makes one for a question. */
    @FunctionalInterface
    interface Maker {
        /** Nobody is labelled. */
        Maker NONE = (chain, stops) -> addresses -> Map.of();

        AccountHolders make(EvmChain chain, StopRules stops);

        static Maker of(LabelStore labels) {
            return NONE;
        }
    }
}
