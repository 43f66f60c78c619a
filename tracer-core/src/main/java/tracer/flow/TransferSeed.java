package tracer.flow;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.ledger.Asset;
import tracer.problem.BadInput;

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
