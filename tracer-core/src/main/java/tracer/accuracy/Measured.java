package tracer.accuracy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import tracer.entity.Rule;

/**
 * How often a rule was wrong on recorded wallets, as shipped: a sentence that says what was
 * measured and what that does not say. The command {@code tracer accuracy} measures it anew, and a
 * test holds the two together.
 */
public final class Measured {
    /** What no figure says. */
    public static final String LIMITS =
            "measured on that data and that wallet program, with no PayJoin and no adversary; the error rate of any single merge on the public chain is unknown";

    private static final Properties SENTENCES = load();

    private Measured() {}

    /** Of a rule; says so where there is no measurement. */
    public static String sentence(Rule rule) {
        return SENTENCES.getProperty(rule.id(), "not measured");
    }

    /** As {@link #sentence} must read for a rule that was measured so. */
    public static String sentenceOf(RuleAccuracy measured, String data, int wallets) {
        return String.format(
                Locale.ROOT,
                "On %s (%d wallets) %s of %,d edges between known wallets were wrong%s: %s.",
                data,
                wallets,
                measured.wrong() == 0 ? "none" : "%,d".formatted(measured.wrong()),
                measured.claims(),
                measured.wrong() == 0 ? bound(wallets) : share(measured),
                LIMITS);
    }

    private static String bound(int wallets) {
        return String.format(
                Locale.ROOT,
                "; were wallets drawn independently, that rules out with 95 %% confidence that more than %.1f %% of them meet an error",
                100 * RuleAccuracy.boundOverWallets(wallets));
    }

    private static String share(RuleAccuracy measured) {
        return String.format(
                Locale.ROOT,
                ", %.2f %%, from %.2f %% to %.2f %% with other wallets drawn",
                100 * measured.falseDiscovery(),
                100 * measured.wrongShare().low(),
                100 * measured.wrongShare().high());
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Measured.class.getResourceAsStream("measured.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
