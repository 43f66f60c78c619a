package tracer.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.ScriptHash;
import tracer.mixing.CollaborativeSpend;

/**
 * What a party did, free of the ledger family that it did it on.
 *
 * @param in payments by others, in chain order; what comes back from its own spending is change
 * @param out payments to others by transactions that it spends in, collaborative ones left out,
 *     since they do not show who pays whom
 * @param turnovers by transaction, in chain order
 */
record Activity(List<Movement> in, List<Movement> out, List<Turnover> turnovers) {
    /**
     * Of a party that owns some scripts.
     *
     * @param touching the transactions that pay or spend them, in chain order
     */
    static Activity of(
            Holder party, Set<ScriptHash> own, List<PlacedTransaction> touching, Names names) {
        List<Movement> in = new ArrayList<>();
        List<Movement> out = new ArrayList<>();
        List<Turnover> turnovers = new ArrayList<>();
        for (PlacedTransaction t : touching) {
            BigInteger spent = spent(t, own);
            BigInteger net = received(t, own).subtract(spent);
            if (net.signum() != 0) {
                turnovers.add(
                        new Turnover(
                                t.id().toString(),
                                t.place(),
                                net.max(BigInteger.ZERO),
                                net.negate().max(BigInteger.ZERO)));
            }
            if (spent.signum() == 0) {
                in.addAll(movements(t, own, true, payer(t, names), names, party));
            } else if (CollaborativeSpend.of(t) instanceof CollaborativeSpend.NotCollaborative) {
                out.addAll(movements(t, own, false, new Payer.Known(party), names, party));
            }
        }
        return new Activity(in, out, turnovers);
    }

    private static List<Movement> movements(
            PlacedTransaction t,
            Set<ScriptHash> own,
            boolean toOwn,
            Payer from,
            Names names,
            Holder party) {
        List<Movement> movements = new ArrayList<>();
        List<Output> outputs = t.transaction().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Output o = outputs.get(i);
            boolean isOwn = own.contains(o.script().hash());
            if (isOwn == toOwn && o.value().value() > 0 && !o.script().isUnspendable()) {
                movements.add(
                        new Movement(
                                t.transaction().outPoint(i).toString(),
                                t.id().toString(),
                                from,
                                isOwn ? party : names.of(o.script()),
                                BigInteger.valueOf(o.value().value()),
                                t.place()));
            }
        }
        return movements;
    }

    /** All who spend in it count once, since most often they are one: a lower bound. */
    private static Payer payer(PlacedTransaction t, Names names) {
        if (t.transaction().isCoinbase()) {
            return new Payer.NewValue();
        }
        return t.fundings().stream()
                .map(Funding::spentOutput)
                .flatMap(Optional::stream)
                .map(o -> names.of(o.script()))
                .min(java.util.Comparator.naturalOrder())
                .<Payer>map(Payer.Known::new)
                .orElseGet(Payer.Unknown::new);
    }

    private static BigInteger spent(PlacedTransaction t, Set<ScriptHash> own) {
        return sum(
                t.fundings().stream().map(Funding::spentOutput).flatMap(Optional::stream).toList(),
                own);
    }

    private static BigInteger received(PlacedTransaction t, Set<ScriptHash> own) {
        return sum(t.transaction().outputs(), own);
    }

    private static BigInteger sum(List<Output> outputs, Set<ScriptHash> own) {
        return BigInteger.valueOf(
                outputs.stream()
                        .filter(o -> own.contains(o.script().hash()))
                        .mapToLong(o -> o.value().value())
                        .reduce(0, Math::addExact));
    }
}
