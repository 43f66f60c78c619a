package tracer.mixing;

import java.util.EnumSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import tracer.ledger.ScriptType;

/**
 * One thing that a {@link Detector} asks of a transaction.
 *
 * @param id short name, for counting why detectors do not fit
 * @param claim what must hold, to be read after "asks for:"
 * @param test whether it does; pure
 * @param seen what the transaction shows instead; may be empty
 */
public record Condition(
        String id,
        String claim,
        Function<SpendShape, Holds> test,
        Function<SpendShape, String> seen) {
    /** Decided by what is always known. */
    static Condition of(String id, String claim, Function<SpendShape, Boolean> test) {
        return new Condition(id, claim, s -> Holds.of(test.apply(s)), s -> "");
    }

    /** May be unknown. */
    static Condition open(String id, String claim, Function<SpendShape, Holds> test) {
        return new Condition(id, claim, test, s -> "");
    }

    /** A count that is always known lies between two bounds, both included. */
    static Condition count(
            String id, String what, int least, int most, ToIntFunction<SpendShape> count) {
        String claim =
                most == Integer.MAX_VALUE
                        ? "at least %d %s".formatted(least, what)
                        : "%d to %d %s".formatted(least, most, what);
        return new Condition(
                id,
                claim,
                s -> Holds.of(count.applyAsInt(s) >= least && count.applyAsInt(s) <= most),
                s -> "there are %d".formatted(count.applyAsInt(s)));
    }

    static Condition inputs(int least, int most) {
        return count("inputs", "inputs", least, most, SpendShape::inputs);
    }

    static Condition inputs(int least) {
        return inputs(least, Integer.MAX_VALUE);
    }

    /** All outputs go to scripts of their own. */
    static Condition distinctOutputScripts() {
        return of(
                "output-scripts",
                "every output to a script of its own",
                s -> s.distinctOutputScripts() == s.outputs().size());
    }

    /** No script owns more than a tenth of the inputs: otherwise somebody sweeps an address. */
    static Condition spreadInputs() {
        return open(
                "input-share",
                "no script that owns more than a tenth of the inputs",
                SpendShape::spreadsInputs);
    }

    /** Every input and output pays the hash of a witness key. */
    static Condition onlyWitnessKeyHashes() {
        return open(
                "script-types",
                "inputs and outputs of pay-to-witness-key-hash only",
                s -> s.everyScript(EnumSet.of(ScriptType.P2WPKH)));
    }

    /** Main net, from one height up to before another. */
    static Condition mainNet(int from, int before) {
        String claim =
                before == Integer.MAX_VALUE
                        ? "Bitcoin's main net from height %d on".formatted(from)
                        : "Bitcoin's main net from height %d to %d".formatted(from, before - 1);
        return open("height", claim, s -> s.setting().onMainNet(from, before));
    }
}
