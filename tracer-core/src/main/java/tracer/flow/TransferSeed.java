package tracer.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.Asset;
import tracer.problem.BadInput;
import tracer.problem.LimitExceeded;

/** A transfer that a trace over accounts begins with, and how much of it. */
public record TransferSeed(TransferId transfer, Portion portion)
        implements Comparable<TransferSeed> {
    /** After a number of base units, which every asset has. */
    public static final String UNITS = "units";

    public static TransferSeed whole(TransferId transfer) {
        return new TransferSeed(transfer, Portion.WHOLE);
    }

    /**
     * From what {@link #toString} writes: {@code 0xHASH:value}, {@code 0xHASH:log-17=1/3} or {@code
     * 0xHASH:log-17=5000units}.
     *
     * @throws BadInput if it is none of these
     */
    public static TransferSeed of(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return whole(TransferId.of(text));
        }
        String portion = text.substring(equals + 1);
        if (!portion.endsWith(UNITS)) {
            return new TransferSeed(
                    TransferId.of(text.substring(0, equals)), new Portion.Part(Share.of(portion)));
        }
        String number = portion.substring(0, portion.length() - UNITS.length());
        if (!number.matches("[0-9]{1,78}")) {
            throw new BadInput("'%s' is not a whole number of base units".formatted(portion));
        }
        return new TransferSeed(
                TransferId.of(text.substring(0, equals)),
                new Portion.Units(new BigInteger(number)));
    }

    /**
     * In order, as the seeds of one question.
     *
     * @throws BadInput if there is none, or a transfer is named twice
     * @throws LimitExceeded if there are more than {@link TraceRequest#MOST_SEEDS}
     */
    static List<TransferSeed> ofOneQuestion(Collection<TransferSeed> named) {
        List<TransferSeed> seeds = named.stream().sorted().toList();
        if (seeds.isEmpty()) {
            throw new BadInput("a trace begins with at least one transfer");
        }
        if (seeds.size() > TraceRequest.MOST_SEEDS) {
            throw new LimitExceeded(
                    "a trace begins with at most %d transfers; these are %d"
                            .formatted(TraceRequest.MOST_SEEDS, seeds.size()));
        }
        for (int i = 1; i < seeds.size(); i++) {
            if (seeds.get(i).transfer().equals(seeds.get(i - 1).transfer())) {
                throw new BadInput(
                        "transfer %s is named twice as a seed".formatted(seeds.get(i).transfer()));
            }
        }
        return seeds;
    }

    /** How titles and sentences call the seeds of a question: by number where there are several. */
    public static String inWords(List<TransferSeed> seeds) {
        return seeds.size() > 1
                ? "%d transfers".formatted(seeds.size())
                : (seeds.getFirst().isWhole() ? "transfer " : "part of transfer ")
                        + seeds.getFirst().transfer();
    }

    /** The same, of one with only the ends of its name. */
    public static String inShort(List<TransferSeed> seeds) {
        String id = seeds.getFirst().transfer().toString();
        return inWords(seeds).replace(id, id.substring(0, 10) + "…" + id.substring(62));
    }

    public boolean isWhole() {
        return portion.equals(Portion.WHOLE);
    }

    /**
     * The asset that all of these move.
     *
     * @param transfers at least one
     * @throws BadInput if they move different ones, since amounts of them have no sum
     */
    public static Asset oneAsset(Collection<Transfer> transfers) {
        Iterator<Transfer> each = transfers.iterator();
        Transfer first = each.next();
        while (each.hasNext()) {
            Transfer other = each.next();
            if (!other.asset().equals(first.asset())) {
                throw new BadInput(
                        "the seeds move different assets, which have no sum: %s moves %s, %s moves %s; ask for each asset by itself"
                                .formatted(first.id(), first.asset(), other.id(), other.asset()));
            }
        }
        return first.asset();
    }

    @Override
    public int compareTo(TransferSeed o) {
        return transfer.compareTo(o.transfer);
    }

    @Override
    public String toString() {
        return switch (portion) {
            case Portion.Whole w -> transfer.toString();
            case Portion.Part p -> transfer + "=" + p.text();
            case Portion.Units u -> transfer + "=" + u.units() + UNITS;
        };
    }
}
