package tracer.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tracer.entity.ChainEntities;

/** Of which wallets' scripts the entities are made, and what follows for pairs of scripts. */
final class Composition {
    /** For each entity with known scripts: its wallets, and how many scripts of each. */
    private final List<int[][]> entities;

    private final long[] scriptsOfWallets;

    private Composition(List<int[][]> entities, long[] scriptsOfWallets) {
        this.entities = entities;
        this.scriptsOfWallets = scriptsOfWallets;
    }

    static Composition of(ChainEntities entities, int[] walletOfScript, long[] scriptsOfWallets) {
        Map<Integer, Map<Integer, Integer>> counts = new TreeMap<>();
        for (int s = 0; s < walletOfScript.length; s++) {
            if (walletOfScript[s] != Dataset.NOBODY) {
                counts.computeIfAbsent(entities.entity(s), e -> new TreeMap<>())
                        .merge(walletOfScript[s], 1, Integer::sum);
            }
        }
        return new Composition(
                counts.values().stream().map(Composition::parts).toList(), scriptsOfWallets);
    }

    private static int[][] parts(Map<Integer, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> new int[] {e.getKey(), e.getValue()})
                .toArray(int[][]::new);
    }

    /** Wallets whose scripts are in an entity with another's. */
    long mixedWallets() {
        return entities.stream()
                .filter(e -> e.length > 1)
                .flatMap(Arrays::stream)
                .map(part -> part[0])
                .distinct()
                .count();
    }

    /** Counted over pairs of scripts, each wallet as often as its weight says. */
    Pairs pairs(int[] weights) {
        double right = 0;
        double wrong = 0;
        for (int[][] entity : entities) {
            double before = 0;
            for (int[] part : entity) {
                double weight = weights[part[0]];
                double scripts = part[1];
                right += weight * scripts * (scripts - 1) / 2;
                wrong += before * weight * scripts;
                before += weight * scripts;
            }
        }
        double ofOneOwner = 0;
        for (int wallet = 0; wallet < scriptsOfWallets.length; wallet++) {
            double scripts = scriptsOfWallets[wallet];
            ofOneOwner += weights[wallet] * scripts * (scripts - 1) / 2;
        }
        return new Pairs(right, wrong, ofOneOwner);
    }
}
