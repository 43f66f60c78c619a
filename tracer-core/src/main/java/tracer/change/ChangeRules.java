package tracer.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules for change. None of them draws evidence unless it is asked for. */
public final class ChangeRules {
    /**
     * What joins change where the user asks for it without naming rules: those that were right most
     * often on known wallets, each only where it names one output, and all that name one agree.
     * Chosen on the recorded chain of docs/accuracy.md and on three made ones, and measured there
     * on others. Freshness is not among them: one payer who reuses change addresses makes it wrong.
     */
    public static final String RECOMMENDED = "agree(not-round-4, legacy, payout-remainder)";

    private static final Map<String, ChangeRule> ALL = new LinkedHashMap<>();

    static {
        Stream.of(
                        InputRules.all(),
                        ValueRules.all(),
                        FreshnessRules.all(),
                        SpenderRules.all(),
                        PeelingRules.all())
                .flatMap(List::stream)
                .forEach(r -> ALL.put(r.id(), r));
    }

    private ChangeRules() {}

    /** In a fixed order. */
    public static List<ChangeRule> all() {
        return List.copyOf(ALL.values());
    }

    static Optional<ChangeRule> named(String id) {
        return Optional.ofNullable(ALL.get(id));
    }
}
