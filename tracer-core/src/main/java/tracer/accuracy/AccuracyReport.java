package tracer.accuracy;

import java.util.List;
import java.util.Locale;
import tracer.accuracy.RevealedChange.RuleOnRevealed;
import tracer.change.ChangeRules;
import tracer.compact.CompactChain;

/** Measurements as a page in Markdown. */
public final class AccuracyReport {
    private AccuracyReport() {}

    /** What stands before the tables. */
    public static String preface() {
        return """
        # How often the rules are right

        Made by `tracer accuracy`; the commands stand below each heading. A rule is measured where somebody knows the truth, and that is never the public chain.

        **What these figures do not say.** They are %s. Recorded wallets are few and use one wallet program; made ones do what their author thought of. Wallets of real services are larger, older, and mixed. There is no PayJoin among the recorded wallets (the demonstration has one planted, and its one false edge is that). A percentage here is a rule's on that data; it is never attached to a single merge.

        *Claims* are edges between scripts whose wallets are known; of a change rule its own, over the default. *Wrong* are those that join two wallets; the interval is that of 1,000 draws of whole wallets with replacement, since edges of one wallet depend on each other. Where nothing wrong was seen, the interval says nothing; the bound over wallets under each table does. *Held* counts transactions whose evidence the guards kept out. Precision and recall are over pairs of all addresses of the wallets, those that never occur on chain among them.

        How far the detectors of collaborative spends agree with another scanner's labels stands in [accuracy-mixing.md](accuracy-mixing.md).
        """
                .formatted(Measured.LIMITS);
    }

    /** One set of data. */
    public static String section(Accuracy accuracy, List<RuleAccuracy> measured, String command) {
        Dataset data = accuracy.data();
        CompactChain chain = data.chain();
        int wallets = data.wallets().size();
        StringBuilder out = new StringBuilder();
        out.append("\n## ").append(data.name()).append("\n\n");
        out.append("    ").append(command).append("\n\n");
        out.append(
                String.format(
                        Locale.ROOT,
                        "%s. %,d transactions, %,d scripts on chain, %,d of known wallets, %d wallets.\n\n",
                        data.provenance(),
                        chain.transactions(),
                        chain.scripts(),
                        data.truth().walletOf().size(),
                        wallets));
        out.append(
                "| rule | claims | wrong | share wrong (interval) | payers with a wrong one | wallets mixed | merges | held | precision (interval) | recall (interval) |\n");
        out.append("|---|---:|---:|---|---:|---:|---:|---:|---|---|\n");
        measured.forEach(r -> out.append(row(r, wallets)));
        out.append(
                String.format(
                        Locale.ROOT,
                        "\nWhere no wrong edge was seen among %d wallets: were they drawn independently, that rules out with 95 %% confidence (one-sided) that more than %.1f %% of wallets meet one.\n",
                        wallets,
                        100 * RuleAccuracy.boundOverWallets(wallets)));
        out.append(revealed(data));
        return out.toString();
    }

    private static String row(RuleAccuracy r, int wallets) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %.2f %% (%.2f–%.2f) | %d of %d | %d | %,d | %d | %.4f (%.4f–%.4f) | %.4f (%.4f–%.4f) |\n",
                r.rule(),
                r.claims(),
                r.wrong(),
                100 * r.falseDiscovery(),
                100 * r.wrongShare().low(),
                100 * r.wrongShare().high(),
                r.walletsWithWrong(),
                wallets,
                r.mixedWallets(),
                r.merges(),
                r.heldBack(),
                r.precision(),
                r.precisionInterval().low(),
                r.precisionInterval().high(),
                r.recall(),
                r.recallInterval().low(),
                r.recallInterval().high());
    }

    private static String revealed(Dataset data) {
        RevealedChange revealed = RevealedChange.of(data.evidence());
        int half = data.chain().height() / 2;
        List<RuleOnRevealed> rules = revealed.measure(half);
        StringBuilder out = new StringBuilder();
        out.append(
                String.format(
                        Locale.ROOT,
                        "\nChange that the chain reveals by itself (Möser and Narayanan 2022): %,d payments; each rule on those above block %d, where it names one output:\n\n",
                        revealed.size(),
                        half));
        out.append("| rule | right | wrong | silent |\n|---|---:|---:|---:|\n");
        rules.forEach(r ->
                out.append(
                        String.format(
                                Locale.ROOT,
                                "| %s | %,d | %,d | %,d |\n",
                                r.rule(),
                                r.right(),
                                r.wrong(),
                                r.silent())));
        return out.toString();
    }

    /** What the recommended expression is. */
    public static String recommendation() {
        return "\nThe recommended change is `%s`. Chosen on core-regtest and the made cases of seeds 1 to 3; those of other seeds were not looked at for it.\n"
                .formatted(ChangeRules.RECOMMENDED);
    }
}
