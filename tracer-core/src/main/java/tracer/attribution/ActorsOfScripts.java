package tracer.attribution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.ScriptHash;

/**
 * Which services hold which scripts, as far as labels name a service by its id. Two of them are not
 * one wallet, so that entities which hold both must not be joined without a question. Names alone
 * do not count: sources write one service in many ways. Known failure: a service and its custodian
 * share a wallet under two ids.
 */
public final class ActorsOfScripts {
    private static final int PAGE = 5_000;

    private ActorsOfScripts() {}

    /**
     * The one actor of each Bitcoin script that is labelled as a service's which pools funds;
     * withdrawn labels and scripts of which labels name different actors are left out.
     */
    public static Map<ScriptHash, String> of(LabelStore store) {
        Map<ScriptHash, String> actors = new HashMap<>();
        Set<ScriptHash> disputed = new HashSet<>();
        List<Label> page = store.labels(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (Label label : page) {
                if (label.category().poolsFunds() && label.validity().withdrawn().isEmpty()) {
                    label.script()
                            .ifPresent(script ->
                                    label.actor()
                                            .ifPresent(actor -> {
                                                String other = actors.putIfAbsent(script, actor);
                                                if (other != null && !other.equals(actor)) {
                                                    disputed.add(script);
                                                }
                                            }));
                }
            }
            page = store.labels(Optional.of(page.getLast()), PAGE);
        }
        actors.keySet().removeAll(disputed);
        return actors;
    }
}
