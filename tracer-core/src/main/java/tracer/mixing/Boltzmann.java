package tracer.mixing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tracer.job.Cancellation;
import tracer.ledger.Funding;
import tracer.ledger.Output;
import tracer.ledger.PlacedTransaction;
import tracer.ledger.Sats;
import tracer.mixing.Linkability.Computed;
import tracer.mixing.Linkability.NotComputed;
import tracer.mixing.Linkability.Reason;

/**
 * How many ways there are to read a transaction's amounts, and how many of them tie an output to an
 * input (Boltzmann, LaurentMT 2015, after Maurer et al., TrustCom 2017). An interpretation is a
 * partition of the inputs into blocks and, for each output, the block that pays it, such that each
 * block keeps between nothing and the transaction's fee; a block may pay nothing. Exact.
 *
 * <p>Outputs without value take no part. The order of inputs and outputs changes nothing but the
 * order of the matrix. The time grows exponentially with the number of different values.
 */
public final class Boltzmann {
    private Boltzmann() {}

    /**
     * What is asked about.
     *
     * @param inputs values in order
     * @param outputs values in order
     * @param fees what participants may have paid each other
     */
    public record Question(List<Sats> inputs, List<Sats> outputs, IntraFees fees) {
        public Question {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }

        /** Outputs above the inputs are refused as impossible. */
        long minerFee() {
            return sum(inputs).minus(sum(outputs)).value();
        }

        private static Sats sum(List<Sats> values) {
            return values.stream().reduce(Sats.ZERO, Sats::plus);
        }
    }

    /**
     * Of a stored transaction.
     *
     * @param intraFees whether participants may have paid each other, as in JoinMarket
     */
    public static Linkability analyse(
            PlacedTransaction t,
            boolean intraFees,
            BoltzmannLimits limits,
            Cancellation cancellation) {
        List<Sats> inputs =
                t.fundings().stream()
                        .map(Funding::spentOutput)
                        .flatMap(Optional::stream)
                        .map(Output::value)
                        .toList();
        if (inputs.size() < t.fundings().size()) {
            return new NotComputed(Reason.UNKNOWN_INPUT, t.fundings().size() - inputs.size());
        }
        List<Sats> outputs = t.transaction().outputs().stream().map(Output::value).toList();
        List<Sats> worth = outputs.stream().filter(v -> v.value() > 0).toList();
        IntraFees fees = intraFees ? IntraFees.of(inputs.size(), worth) : IntraFees.NONE;
        return analyse(new Question(inputs, outputs, fees), limits, cancellation);
    }

    /** Never fails for its size or time: it then says that it was not computed. */
    public static Linkability analyse(
            Question question, BoltzmannLimits limits, Cancellation cancellation) {
        List<Integer> rows =
                IntStream.range(0, question.outputs().size())
                        .filter(i -> question.outputs().get(i).value() > 0)
                        .boxed()
                        .toList();
        if (question.inputs().isEmpty()) {
            return new NotComputed(Reason.NO_INPUTS, 0);
        }
        if (rows.isEmpty()) {
            return new NotComputed(Reason.NO_OUTPUTS, 0);
        }
        if (question.inputs().size() > limits.inputs()) {
            return new NotComputed(Reason.TOO_MANY_INPUTS, limits.inputs());
        }
        if (rows.size() > limits.outputs()) {
            return new NotComputed(Reason.TOO_MANY_OUTPUTS, limits.outputs());
        }
        try {
            return compute(question, rows, limits.steps(), cancellation);
        } catch (Interpretations.Stopped e) {
            return new NotComputed(
                    e.reason(), e.reason() == Reason.TOO_MANY_STEPS ? limits.steps() : 0);
        }
    }

    private static Computed compute(
            Question question, List<Integer> rows, long steps, Cancellation cancellation) {
        List<Sats> worth = rows.stream().map(question.outputs()::get).toList();
        PaidValues in = PaidValues.ofSats(question.inputs());
        PaidValues out = PaidValues.ofSats(worth);
        IntraFees fees = question.fees();
        Interpretations readings =
                new Interpretations(
                        new Bundles(in),
                        new Bundles(out),
                        new Interpretations.Keeping(
                                -fees.maker(), question.minerFee() + fees.taker()),
                        steps,
                        cancellation);
        BigInteger all = readings.all();
        BigInteger[][] byValue = new BigInteger[out.size()][in.size()];
        for (int o = 0; o < out.size(); o++) {
            for (int i = 0; i < in.size(); i++) {
                byValue[o][i] = readings.together(i, o);
            }
        }
        List<List<BigInteger>> links = new ArrayList<>();
        for (Sats output : worth) {
            BigInteger[] row = byValue[out.place(output.value())];
            links.add(question.inputs().stream().map(v -> row[in.place(v.value())]).toList());
        }
        return new Computed(
                IntStream.range(0, question.inputs().size()).boxed().toList(),
                rows,
                all,
                links,
                PerfectCoinJoin.interpretations(question.inputs().size(), worth.size()),
                fees);
    }
}
