package tracer.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tracer.ledger.OutPoint;
import tracer.ledger.Sats;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/** An output that a trace begins with, and how much of it. */
public record Seed(OutPoint output, Portion portion) implements Comparable<Seed> {
    public static Seed whole(OutPoint output) {
        return new Seed(output, Portion.WHOLE);
    }

    /**
     * From {@code txid:n}, {@code txid:n=1/3} or {@code txid:n=0.5btc}.
     *
     * @throws BadInput if it is none of these
     */
    public static Seed of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? whole(OutPoint.of(text))
                : new Seed(
                        OutPoint.of(text.substring(0, equals)),
                        portion(text.substring(equals + 1)));
    }

    /**
     * A share or an amount: {@code 1/3}, {@code 25%}, {@code 0.5btc}, {@code 5000sat}.
     *
     * @throws BadInput if it is neither
     */
    public static Portion portion(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith("btc")) {
            return units(Sats.ofBtc(lower.substring(0, lower.length() - 3)).value());
        }
        if (lower.endsWith("sat")) {
            String number = lower.substring(0, lower.length() - 3);
            if (!number.matches("[0-9]{1,18}")) {
                throw new BadInput("'%s' is not a whole number of satoshis".formatted(text));
            }
            return units(Long.parseLong(number));
        }
        return new Portion.Part(Share.of(lower));
    }

    private static Portion units(long satoshis) {
        return new Portion.Units(BigInteger.valueOf(satoshis));
    }

    /**
     * The seeds of a question in the order of their outputs, whatever order they were named in.
     *
     * @throws BadInput if there is none, or an output is named twice
     * @throws LimitExceeded if there are more than {@link TraceRequest#MOST_SEEDS}
     */
    static List<Seed> ofOneQuestion(Collection<Seed> named) {
        List<Seed> seeds = named.stream().sorted().toList();
        if (seeds.isEmpty()) {
            throw new BadInput("a trace begins with at least one output");
        }
        if (seeds.size() > TraceRequest.MOST_SEEDS) {
            throw new LimitExceeded(
                    "a trace begins with at most %d outputs; these are %d: narrow them by height, or to the unspent ones"
                            .formatted(TraceRequest.MOST_SEEDS, seeds.size()));
        }
        for (int i = 1; i < seeds.size(); i++) {
            if (seeds.get(i).output().equals(seeds.get(i - 1).output())) {
                throw new BadInput(
                        "output %s is named twice as a seed".formatted(seeds.get(i).output()));
            }
        }
        return seeds;
    }

    /** How titles and sentences call the seeds of a question: by number where there are several. */
    public static String inWords(List<Seed> seeds) {
        return seeds.size() > 1
                ? "%d outputs".formatted(seeds.size())
                : (seeds.getFirst().isWhole() ? "output " : "part of output ")
                        + seeds.getFirst().output();
    }

    public boolean isWhole() {
        return portion.equals(Portion.WHOLE);
    }

    @Override
    public int compareTo(Seed o) {
        return output.compareTo(o.output);
    }

    @Override
    public String toString() {
        return isWhole() ? output.toString() : output + "=" + portion.text();
    }
}
