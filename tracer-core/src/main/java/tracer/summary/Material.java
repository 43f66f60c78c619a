package tracer.summary;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tracer.attribution.Label;
import tracer.entity.EntitySettings;
import tracer.flow.Direction;
import tracer.flow.Holding;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.Trace;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Coverage;
import tracer.ledger.OutPoint;
import tracer.ledger.Place;
import tracer.ledger.Script;
import tracer.ledger.ScriptHash;

/**
 * All that a summary is written from, asked for once.
 *
 * @param other the same question under another policy, for comparison only
 * @param ranges what every policy gives at its ends
 * @param labels of every script in the trace that has any
 * @param scripts of the hashes that the merges name
 */
record Material(
        SummaryRequest request,
        Trace trace,
        Trace other,
        Ranges<OutPoint> ranges,
        Ground ground,
        Map<ScriptHash, List<Label>> labels,
        List<Exhibit> exhibits,
        List<Merge> merges,
        Map<ScriptHash, Script> scripts) {

    /**
     * What the trace stands on.
     *
     * @param entities how the stored entities were computed; empty if they were not
     */
    record Ground(BitcoinChain chain, Coverage coverage, Optional<EntitySettings> entities) {}

    boolean isForward() {
        return trace.request().direction() == Direction.FORWARD;
    }

    /** The seed; of a coinbase that came twice, as it stands at its later place. */
    Holding seed() {
        return trace.holdings().getFirst();
    }

    Money money() {
        return new Money(request.money(), ground.chain().nativeAsset());
    }

    static String name(Policy policy) {
        return policy == Policy.HAIRCUT_INT ? "haircut in whole satoshis" : policy.title();
    }

    String policy() {
        return name(trace.request().policy());
    }

    String otherPolicy() {
        return name(other.request().policy());
    }

    /** An amount by convention carries the policy's name wherever it is said. */
    Phrase traced(Rational amount) {
        return Phrase.of(amount).say(" under " + policy());
    }

    Optional<Address> address(Script script) {
        return script.address(ground.chain());
    }

    /** "address A", or what the script is where it has none. */
    Phrase payee(Script script) {
        return address(script)
                .map(a -> Phrase.of("address ").id(a))
                .orElseGet(() -> Phrase.of("a script of class " + kind(script)));
    }

    /** The address alone, for a table. */
    Phrase payeeCell(Script script) {
        return address(script)
                .map(a -> Phrase.EMPTY.id(a))
                .orElseGet(() -> Phrase.of("no address: " + kind(script)));
    }

    private static String kind(Script script) {
        return script.type().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Labels on the script itself, or on its address where it is a bare key. */
    List<Label> labelsOf(Script script) {
        Set<Label> found = new LinkedHashSet<>(labels.getOrDefault(script.hash(), List.of()));
        address(script)
                .map(a -> labels.getOrDefault(a.script().hash(), List.of()))
                .ifPresent(found::addAll);
        return List.copyOf(found);
    }

    /** How many blocks stand on a transaction's, its own included, at the data height. */
    int confirmations(Place place) {
        return trace.asOf().height() - place.height() + 1;
    }

    /** What the other policy gives at each output that it comes to. */
    Map<OutPoint, Rational> otherAmounts() {
        Map<OutPoint, Rational> amounts = new HashMap<>();
        other.holdings().forEach(h -> amounts.merge(h.output(), h.traced(), Rational::plus));
        return amounts;
    }
}
