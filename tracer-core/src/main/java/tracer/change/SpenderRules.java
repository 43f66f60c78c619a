package tracer.change;

import static tracer.change.ChangeRule.Standing.AS_OF_HEIGHT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import tracer.compact.CompactChain;
import tracer.ledger.ScriptType;

/**
 * Rules that compare the transaction with the one that spends the output: the same wallet program
 * leaves the same marks. An unspent output cannot be ruled out. The spender's own inputs may be
 * unknown where only a part of a chain is stored; what needs them then rules the output out.
 */
final class SpenderRules {
    /** A lower sequence number asks to be replaceable (BIP 125). */
    private static final long REPLACEABLE_BELOW = 0xffff_fffeL;

    private static final String MOESER = "Möser and Narayanan, FC 2022";
    private static final String SAME_PROGRAM = "payer and payee use the same wallet program";

    private SpenderRules() {}

    static List<ChangeRule> all() {
        return List.of(
                rule(
                        "locktime",
                        "it is unspent, or its spender sets a lock time exactly if this one does",
                        "BlockSci (locktime)",
                        (c, p) -> c.lockTime(p.tx()) > 0 == c.lockTime(p.spender()) > 0),
                rule(
                        "same-version",
                        "it is unspent, or its spender has the same version",
                        MOESER,
                        (c, p) -> c.version(p.tx()) == c.version(p.spender())),
                rule(
                        "same-replaceability",
                        "it is unspent, or its spender is replaceable (BIP 125) exactly if this one is",
                        MOESER,
                        (c, p) -> isReplaceable(c, p.tx()) == isReplaceable(c, p.spender())),
                rule(
                        "same-output-count",
                        "it is unspent, or its spender has as many outputs",
                        MOESER,
                        (c, p) -> c.outputCount(p.tx()) == c.outputCount(p.spender())),
                rule(
                        "same-input-types",
                        "it is unspent, or its spender's inputs have the types of these",
                        MOESER,
                        (c, p) -> inputTypes(c, p.tx()).equals(inputTypes(c, p.spender()))),
                rule(
                        "fixed-fee",
                        "it is unspent, or its spender pays the same whole satoshis for 1,000 bytes, witnesses left out",
                        "BlockSci (fixed_fee), which counts virtual bytes",
                        SpenderRules::sameFeeRate),
                new ChangeRule(
                        "spent",
                        1,
                        AS_OF_HEIGHT,
                        "it is spent",
                        "BlockSci (spent)",
                        "for combining with others only",
                        (c, t) -> OutputSet.where(c, t, o -> c.spender(o) != CompactChain.NONE)));
    }

    /** A transaction and the one that spends an output of it. */
    record Pair(int tx, int spender) {}

    private static ChangeRule rule(
            String id, String claim, String source, BiPredicate<CompactChain, Pair> alike) {
        return new ChangeRule(
                id,
                1,
                AS_OF_HEIGHT,
                claim,
                source,
                SAME_PROGRAM,
                (c, t) -> unspentOr(c, t, s -> alike.test(c, new Pair(t, s))));
    }

    /** Outputs that are unspent, or of whose spender something holds. */
    static OutputSet unspentOr(CompactChain chain, int tx, IntPredicate ofSpender) {
        return OutputSet.where(
                chain,
                tx,
                o -> chain.spender(o) == CompactChain.NONE || ofSpender.test(chain.spender(o)));
    }

    private static boolean isReplaceable(CompactChain chain, int tx) {
        for (int i = chain.firstInput(tx); i < chain.inputEnd(tx); i++) {
            if (chain.sequence(i) < REPLACEABLE_BELOW) {
                return true;
            }
        }
        return false;
    }

    /** Of the known inputs. */
    private static Set<ScriptType> inputTypes(CompactChain chain, int tx) {
        Set<ScriptType> types = EnumSet.noneOf(ScriptType.class);
        for (int i = chain.firstInput(tx); i < chain.inputEnd(tx); i++) {
            int output = chain.spent(i);
            if (output != CompactChain.NONE) {
                types.add(chain.type(chain.script(output)));
            }
        }
        return types;
    }

    private static boolean sameFeeRate(CompactChain chain, Pair pair) {
        return chain.knowsInputs(pair.spender())
                && feeRate(chain, pair.tx()) == feeRate(chain, pair.spender());
    }

    private static long feeRate(CompactChain chain, int tx) {
        return Math.multiplyExact(chain.fee(tx), 1_000L) / chain.strippedSize(tx);
    }
}
