package tracer.mixing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Script;
import tracer.ledger.ScriptType;

/**
 * What detectors look at: the outputs, what is known of the outputs spent, and where the
 * transaction stands. Works out what is asked for and keeps it; for one thread.
 */
public final class SpendShape {
    private final List<Funding> fundings;
    private final List<Output> outputs;
    private final Setting setting;
    private @Nullable List<Output> spent;
    private @Nullable PaidValues paid;

    private SpendShape(List<Funding> fundings, List<Output> outputs, Setting setting) {
        this.fundings = fundings;
        this.outputs = outputs;
        this.setting = setting;
    }

    /** Of a transaction; a coinbase has no inputs. */
    public static SpendShape of(PlacedTransaction t, Setting setting) {
        return new SpendShape(t.fundings(), t.transaction().outputs(), setting);
    }

    /** Of what is known without the transaction itself. */
    public static SpendShape of(List<Funding> fundings, List<Output> outputs, Setting setting) {
        return new SpendShape(List.copyOf(fundings), List.copyOf(outputs), setting);
    }

    int inputs() {
        return fundings.size();
    }

    /** In order. */
    List<Output> outputs() {
        return outputs;
    }

    int outputCount() {
        return outputs.size();
    }

    Setting setting() {
        return setting;
    }

    /** The same with the outputs alone that may be spent one day. */
    SpendShape withoutDataCarriers() {
        return new SpendShape(
                fundings,
                outputs.stream().filter(o -> !o.script().isUnspendable()).toList(),
                setting);
    }

    /** The outputs spent, as far as they are known, in input order. */
    List<Output> spent() {
        List<Output> known = spent;
        if (known == null) {
            known = new ArrayList<>(fundings.size());
            for (Funding f : fundings) {
                f.spentOutput().ifPresent(known::add);
            }
            spent = known;
        }
        return known;
    }

    boolean knowsInputs() {
        return spent().size() == fundings.size();
    }

    PaidValues paid() {
        PaidValues values = paid;
        if (values == null) {
            values = PaidValues.of(outputs);
            paid = values;
        }
        return values;
    }

    /** How often the most frequent output value occurs; 0 without outputs. */
    int mostTimesPaid() {
        return paid().mostTimes(value -> true);
    }

    /** The same among some values; 0 if there is none. */
    int mostTimesPaid(LongPredicate among) {
        return paid().mostTimes(among);
    }

    int distinctOutputScripts() {
        return distinct(outputs);
    }

    /** How many scripts the known inputs have. */
    int knownInputScripts() {
        return distinct(spent());
    }

    private static int distinct(List<Output> of) {
        Set<Script> scripts = new HashSet<>();
        of.forEach(o -> scripts.add(o.script()));
        return scripts.size();
    }

    /** Whether the inputs have at least so many scripts. */
    Holds hasInputScripts(int least) {
        int known = knownInputScripts();
        if (known >= least) {
            return Holds.YES;
        }
        int unknown = fundings.size() - spent().size();
        return known + unknown < least ? Holds.NO : Holds.UNKNOWN;
    }

    /** Whether the inputs have at most so many scripts. */
    Holds hasAtMostInputScripts(int most) {
        if (fundings.size() <= most) {
            return Holds.YES;
        }
        return knownInputScripts() > most ? Holds.NO : Holds.ifKnown(knowsInputs(), () -> true);
    }

    Holds distinctInputScripts() {
        return hasInputScripts(fundings.size());
    }

    /** Whether no script owns more than a tenth of the inputs. */
    Holds spreadsInputs() {
        Map<Script, Integer> times = new HashMap<>();
        spent().forEach(o -> times.merge(o.script(), 1, Integer::sum));
        boolean concentrated = times.values().stream().anyMatch(n -> 10L * n > fundings.size());
        return concentrated ? Holds.NO : Holds.ifKnown(knowsInputs(), () -> true);
    }

    /** Whether a claim holds for every output spent. */
    Holds everyInput(Predicate<Output> claim) {
        return spent().stream().allMatch(claim)
                ? Holds.ifKnown(knowsInputs(), () -> true)
                : Holds.NO;
    }

    /** Whether inputs and outputs have scripts of these types alone. */
    Holds everyScript(Set<ScriptType> types) {
        return outputs.stream().allMatch(o -> types.contains(o.script().type()))
                ? everyInput(o -> types.contains(o.script().type()))
                : Holds.NO;
    }

    /** Whether between so many and so many outputs spent are as claimed. */
    Holds countsInputs(Predicate<Output> claim, int least, int most) {
        long known = spent().stream().filter(claim).count();
        long possible = known + fundings.size() - spent().size();
        if (known > most || possible < least) {
            return Holds.NO;
        }
        return known >= least && possible <= most ? Holds.YES : Holds.UNKNOWN;
    }

    /** Whether the inputs' values never rise, in input order. */
    Holds inputsDescend() {
        return descends(spent()) ? Holds.ifKnown(knowsInputs(), () -> true) : Holds.NO;
    }

    boolean outputsDescend() {
        return descends(outputs);
    }

    private static boolean descends(List<Output> of) {
        for (int i = 1; i < of.size(); i++) {
            if (of.get(i).value().compareTo(of.get(i - 1).value()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Sum of all outputs in satoshis. */
    long totalOut() {
        long sum = 0;
        for (Output o : outputs) {
            sum = Math.addExact(sum, o.value().value());
        }
        return sum;
    }

    @Override
    public String toString() {
        return "%d inputs, of which %d known, %d outputs"
                .formatted(fundings.size(), spent().size(), outputs.size());
    }
}
