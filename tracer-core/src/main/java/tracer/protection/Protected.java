package tracer.protection;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tracer.ledger.EvmAddress;
import tracer.ledger.ScriptHash;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

/**
 * What an export holds that is protected.
 *
 * @param scripts the protected ones among its scripts, with the reason
 * @param unknownPayers those of its transactions that pay an advertising site out of an output that
 *     is not stored: the payer is not named, but whoever has the transaction can look it up
 * @param accounts the protected ones among its addresses of an account chain, with the reason
 */
public record Protected(
        Map<ScriptHash, ProtectionReason> scripts,
        Set<TxId> unknownPayers,
        Map<EvmAddress, ProtectionReason> accounts) {
    /** Stands in every file of an export that holds a protected address. */
    public static final String BANNER = "CONFIDENTIAL: contains protected addresses";

    public Protected {
        scripts = Map.copyOf(scripts);
        unknownPayers = Set.copyOf(unknownPayers);
        accounts = Map.copyOf(accounts);
    }

    /** Of an export of the output family. */
    public Protected(Map<ScriptHash, ProtectionReason> scripts, Set<TxId> unknownPayers) {
        this(scripts, unknownPayers, Map.of());
    }

    public boolean isEmpty() {
        return scripts.isEmpty() && unknownPayers.isEmpty() && accounts.isEmpty();
    }

    /**
     * The banner that every file of the export must carry; empty if nothing in it is protected.
     *
     * @param confidential whether the user said that the export may hold protected addresses
     * @throws BadInput if it does and the user did not say so
     */
    public Optional<String> banner(boolean confidential) {
        if (isEmpty()) {
            return Optional.empty();
        }
        if (!confidential) {
            throw new BadInput(refusal());
        }
        return Optional.of(BANNER);
    }

    private String refusal() {
        long marked =
                Stream.of(scripts, accounts)
                        .flatMap(m -> m.values().stream())
                        .filter(r -> r instanceof ProtectionReason.Marked)
                        .count();
        int all = scripts.size() + unknownPayers.size() + accounts.size();
        return "nothing was exported: it would hold %d protected address%s (marked by hand: %d; paid an address labelled advertising: %d). Ask for something that does not hold them, or for a confidential export (--confidential on the command line), which says so in every file. 'tracer protect list ADDRESS' tells why an address is protected"
                .formatted(all, all == 1 ? "" : "es", marked, all - marked);
    }
}
