package tracer.account;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tracer.ledger.Hash32;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * Name of a transfer, as it is cited: {@code 0xHASH:value}, {@code 0xHASH:call-0.2}, {@code
 * 0xHASH:log-17}, {@code 0xHASH:fee-tip}; of a block {@code 0xHASH:withdrawal-5}.
 *
 * @param hash of the transaction, or of the block if the kind {@link TransferKind#isOfBlock}
 * @param index digits, for calls digits with dots: which child of which child; empty for kinds of
 *     which a transaction has one
 */
public record TransferId(Hash32 hash, TransferKind kind, String index)
        implements Comparable<TransferId> {
    private static final Pattern TEXT =
            Pattern.compile(
                    "(?:0x)?([0-9a-fA-F]{64}):([a-z]+(?:-[a-z]+)?|[a-z]+-l1)(?:-([0-9.]+))?");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})*");
    private static final Comparator<TransferId> ORDER =
            Comparator.comparing(TransferId::hash)
                    .thenComparing(TransferId::kind)
                    .thenComparing(TransferId::index);

    public TransferId {
        boolean fits = kind.isNumbered() ? INDEX.matcher(index).matches() : index.isEmpty();
        if (!fits) {
            throw new IllegalArgumentException("no index of a %s: '%s'".formatted(kind, index));
        }
    }

    /** The one transfer of this kind that a transaction has. */
    public static TransferId of(TxId transaction, TransferKind kind) {
        return new TransferId(transaction.hash(), kind, "");
    }

    /**
     * From its text.
     *
     * @throws BadInput if it is none, with the form expected
     */
    public static TransferId of(String text) {
        Matcher m = TEXT.matcher(text.strip());
        if (m.matches()) {
            var kind = TransferKind.ofId(m.group(2));
            String index = m.group(3) == null ? "" : m.group(3);
            if (kind.isPresent()
                    && (kind.get().isNumbered()
                            ? INDEX.matcher(index).matches()
                            : index.isEmpty())) {
                return new TransferId(Hash32.ofHex(m.group(1)), kind.get(), index);
            }
        }
        throw new BadInput(
                "'%s' names no transfer; write 0xHASH:value, 0xHASH:call-0 or 0xHASH:log-17"
                        .formatted(text));
    }

    @Override
    public int compareTo(TransferId o) {
        return ORDER.compare(this, o);
    }

    @Override
    public String toString() {
        return "0x" + hash + ":" + kind.id() + (index.isEmpty() ? "" : "-" + index);
    }
}
