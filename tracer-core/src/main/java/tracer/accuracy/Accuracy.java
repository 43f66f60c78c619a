package tracer.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tracer.change.ChangeExpression;
import tracer.change.ChangeRule;
import tracer.change.ChangeRules;
import tracer.entity.ChainEntities;
import tracer.entity.EntitySettings;

/** Measures every rule on one set of data. */
public final class Accuracy {
    private final Dataset data;
    private final long seed;
    private final List<ChangeExpression> own;
    private final int[] walletOfScript;
    private final long[] scriptsOfWallets;
    private final int wallets;
    private final Claims coSpends;

    /**
     * @param seed of the intervals
     * @param own expressions of the user's to be measured besides
     */
    public Accuracy(Dataset data, long seed, List<ChangeExpression> own) {
        this.data = data;
        this.seed = seed;
        this.own = List.copyOf(own);
        this.walletOfScript = data.walletOfScript();
        this.scriptsOfWallets = data.scriptsOfWallets();
        this.wallets = scriptsOfWallets.length;
        this.coSpends = Claims.of(data, EntitySettings.DEFAULT, walletOfScript);
    }

    /**
     * The default, identities, the recommended change, and each change rule alone where it names
     * one output.
     */
    public List<RuleAccuracy> all() {
        List<RuleAccuracy> measured = new ArrayList<>();
        measured.add(coSpend());
        measured.add(measure("with same-script", EntitySettings.DEFAULT.withSameScripts()));
        measured.add(change("recommended change", ChangeExpression.recommended()));
        for (ChangeRule rule : ChangeRules.all()) {
            measured.add(change(rule.id(), ChangeExpression.of("unique(" + rule.id() + ")")));
        }
        own.forEach(e -> measured.add(change(e.toString(), e)));
        return measured;
    }

    /** Co-spends and bare keys: what entities are by default. */
    public RuleAccuracy coSpend() {
        return measured("co-spend (default)", EntitySettings.DEFAULT, coSpends);
    }

    /** A change expression on top of the default. */
    public RuleAccuracy change(String name, ChangeExpression change) {
        return measure(name, EntitySettings.DEFAULT.with(change));
    }

    private RuleAccuracy measure(String name, EntitySettings settings) {
        return measured(name, settings, Claims.of(data, settings, walletOfScript).beyond(coSpends));
    }

    private RuleAccuracy measured(String name, EntitySettings settings, Claims claims) {
        ChainEntities entities = ChainEntities.of(data.evidence(), settings);
        Composition parts = Composition.of(entities, walletOfScript, scriptsOfWallets);
        int[] once = new int[wallets];
        Arrays.fill(once, 1);
        Pairs pairs = parts.pairs(once);
        return new RuleAccuracy(
                name,
                settings,
                claims.allMade(),
                claims.allWrong(),
                claims.unknown(),
                Interval.of(wallets, seed, claims::falseShare),
                claims.walletsWithWrong(),
                parts.mixedWallets(),
                entities.merges(),
                entities.quarantined().size(),
                pairs.precision(),
                Interval.of(wallets, seed, w -> parts.pairs(w).precision()),
                pairs.recall(),
                Interval.of(wallets, seed, w -> parts.pairs(w).recall()));
    }

    /** The data that is measured on. */
    public Dataset data() {
        return data;
    }
}
