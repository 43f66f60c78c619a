package tracer.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tracer.compact.CompactChain;
import tracer.entity.ChainEvidence;

/**
 * A chain whose owners are known.
 *
 * @param name of the data, as a table calls it
 * @param provenance where it is from, in words
 * @param evidence the chain, whole
 * @param truth whose scripts are whose; may know scripts that never occur
 */
public record Dataset(String name, String provenance, ChainEvidence evidence, WalletTruth truth) {
    /** In place of a wallet's number: nobody known. */
    static final int NOBODY = -1;

    CompactChain chain() {
        return evidence.chain();
    }

    List<String> wallets() {
        return List.copyOf(truth.wallets());
    }

    /** The wallet's number by script number. */
    int[] walletOfScript() {
        Map<String, Integer> numbers = numbers();
        int[] wallets = new int[chain().scripts()];
        Arrays.fill(wallets, NOBODY);
        for (int s = 0; s < wallets.length; s++) {
            String wallet = truth.walletOf().get(chain().scriptOf(s).hash());
            if (wallet != null) {
                wallets[s] = numbers.getOrDefault(wallet, NOBODY);
            }
        }
        return wallets;
    }

    /** How many scripts each wallet has, those that never occur among them. */
    long[] scriptsOfWallets() {
        Map<String, Integer> numbers = numbers();
        long[] scripts = new long[numbers.size()];
        truth.walletOf().values().forEach(w -> scripts[numbers.getOrDefault(w, 0)]++);
        return scripts;
    }

    private Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new TreeMap<>();
        Set<String> wallets = truth.wallets();
        wallets.forEach(w -> numbers.put(w, numbers.size()));
        return numbers;
    }
}
