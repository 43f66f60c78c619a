package tracer.cli;

import java.util.Locale;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/** Names on account chains, as people type them. */
final class AccountIds {
    private AccountIds() {}

    /** Whether it names a transaction as a whole and no transfer of it. */
    static boolean isHash(String text) {
        return text.strip().toLowerCase(Locale.ROOT).matches("0x[0-9a-f]{64}");
    }

    /** A transaction's hash, {@code 0x} and 64 digits. */
    static TxId hash(String text) {
        if (!isHash(text)) {
            throw new BadInput(
                    "'%s' is no transaction of an EVM chain: write 0x and 64 hexadecimal digits"
                            .formatted(text.strip()));
        }
        return TxId.of(text.strip().substring(2));
    }
}
