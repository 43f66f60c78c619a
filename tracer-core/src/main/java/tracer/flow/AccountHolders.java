package tracer.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tracer.attribution.Label;
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
            return (chain, stops) -> addresses -> stopping(labels, chain, stops, addresses);
        }

        private static Map<EvmAddress, TraceEnd.AtService> stopping(
                LabelStore labels,
                EvmChain chain,
                StopRules stops,
                Collection<EvmAddress> addresses) {
            Map<EvmAddress, TraceEnd.AtService> held = new HashMap<>();
            if (stops.categories().isEmpty()) {
                return held;
            }
            labels.labelsOf(chain, addresses)
                    .forEach((address, found) -> {
                        List<Label> stopping =
                                found.stream()
                                        .filter(l -> stops.categories().contains(l.category()))
                                        .toList();
                        if (!stopping.isEmpty()) {
                            held.put(address, new TraceEnd.AtService(stopping, false));
                        }
                    });
            return held;
        }
    }
}
