package tracer.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * What somebody picked by hand. A transaction stands for itself; an output for the transaction that
 * pays it and the one that spends it; an address for every transaction that pays it or spends from
 * it.
 *
 * @param transactions ascending
 * @param outputs ascending
 * @param addresses ascending by text
 */
public record Selection(List<TxId> transactions, List<OutPoint> outputs, List<Address> addresses) {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int SHOWN = 10;

    public Selection {
        transactions = List.copyOf(transactions);
        outputs = List.copyOf(outputs);
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads a list, one thing a line. Empty lines and lines that begin with # are passed over; what
     * is named twice counts once.
     *
     * @throws BadInput naming the lines that are no transaction, output or address of this chain
     */
    public static Selection of(String text, BitcoinChain chain) {
        Set<TxId> transactions = new TreeSet<>();
        Set<OutPoint> outputs = new TreeSet<>();
        TreeMap<String, Address> addresses = new TreeMap<>();
        List<String> bad = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = (number == 1 ? raw.replace("\ufeff", "") : raw).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                if (HASH.matcher(line).matches()) {
                    transactions.add(TxId.of(line));
                } else if (line.contains(":")) {
                    outputs.add(OutPoint.of(line));
                } else {
                    Address address = Address.of(line, chain);
                    addresses.put(address.text(), address);
                }
            } catch (BadInput e) {
                bad.add("line %d: %s".formatted(number, e.getMessage()));
            }
        }
        if (!bad.isEmpty()) {
            throw new BadInput(
                    "the selection has %d line%s that cannot be used; a line is a transaction, an output txid:index or an address. %s%s"
                            .formatted(
                                    bad.size(),
                                    bad.size() == 1 ? "" : "s",
                                    String.join("; ", bad.subList(0, Math.min(SHOWN, bad.size()))),
                                    bad.size() > SHOWN ? "; …" : ""));
        }
        Selection selection =
                new Selection(
                        List.copyOf(transactions),
                        List.copyOf(outputs),
                        List.copyOf(addresses.values()));
        if (selection.size() == 0) {
            throw new BadInput(
                    "the selection is empty: write transactions, outputs txid:index or addresses, one a line");
        }
        return selection;
    }

    public int size() {
        return transactions.size() + outputs.size() + addresses.size();
    }
}
