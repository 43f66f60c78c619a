package tracer.accuracy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tracer.ledger.ScriptHash;

/**
 * Whose scripts are whose, as the wallets themselves report it.
 *
 * @param walletOf the wallet of each script; scripts of nobody known are absent
 */
public record WalletTruth(Map<ScriptHash, String> walletOf) {
    public WalletTruth {
        walletOf = Map.copyOf(walletOf);
    }

    /** In order. */
    public Set<String> wallets() {
        return new TreeSet<>(walletOf.values());
    }
}
