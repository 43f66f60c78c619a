package tracer.ingest.label;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tracer.attribution.Category;

/**
 * What the concepts of tag packs (the INTERPOL Darknet and Cryptocurrencies taxonomy as GraphSense
 * extends it) are among our categories. What is not in this table is not known and becomes {@code
 * OTHER}. A marketplace or gambling house pools its customers' money and is a service; what says
 * how money was come by (scam, ransomware, …) says nothing about where it pools and is other.
 */
final class Concept {
    private static final Map<String, Category> CATEGORIES =
            Map.ofEntries(
                    entry("exchange", Category.EXCHANGE),
                    entry("mixing_service", Category.MIXER),
                    entry("mixing", Category.MIXER),
                    entry("coinjoin", Category.MIXER),
                    entry("mixer", Category.MIXER),
                    entry("defi_bridge", Category.BRIDGE),
                    entry("bridge", Category.BRIDGE),
                    entry("service", Category.SERVICE),
                    entry("market", Category.SERVICE),
                    entry("gambling", Category.SERVICE),
                    entry("wallet_service", Category.SERVICE),
                    entry("hosted_wallet", Category.SERVICE),
                    entry("escrow_wallet", Category.SERVICE),
                    entry("payment_processor", Category.SERVICE),
                    entry("mining_service", Category.SERVICE),
                    entry("atm", Category.SERVICE),
                    entry("faucet", Category.SERVICE),
                    entry("defi", Category.SERVICE),
                    entry("defi_dex", Category.SERVICE),
                    entry("defi_lending", Category.SERVICE),
                    entry("defi_derivative", Category.SERVICE),
                    entry("defi_derivatives", Category.SERVICE),
                    entry("shop", Category.MERCHANT),
                    entry("merchant", Category.MERCHANT),
                    entry("hosting", Category.MERCHANT),
                    entry("vpn", Category.MERCHANT),
                    entry("advertising", Category.ADVERTISING),
                    entry("sanction", Category.SANCTIONED),
                    entry("sanctioned", Category.SANCTIONED),
                    entry("other", Category.OTHER),
                    entry("user", Category.OTHER),
                    entry("organization", Category.OTHER),
                    entry("entity", Category.OTHER),
                    entry("victim", Category.OTHER),
                    entry("perpetrator", Category.OTHER),
                    entry("donation", Category.OTHER),
                    entry("miner", Category.OTHER),
                    entry("ico_wallet", Category.OTHER),
                    entry("cold_wallet", Category.OTHER),
                    entry("hot_wallet", Category.OTHER),
                    entry("warm_wallet", Category.OTHER),
                    entry("filesharing", Category.OTHER),
                    entry("index", Category.OTHER),
                    entry("messaging_service", Category.OTHER),
                    entry("search_engine", Category.OTHER),
                    entry("social_engineering", Category.OTHER),
                    entry("item", Category.OTHER),
                    entry("collectible", Category.OTHER),
                    entry("dark_web", Category.OTHER),
                    entry("abuse", Category.OTHER),
                    entry("scam", Category.OTHER),
                    entry("financial_crime", Category.OTHER),
                    entry("investment_fraud", Category.OTHER),
                    entry("ponzi_scheme", Category.OTHER),
                    entry("pyramid_scheme", Category.OTHER),
                    entry("money_laundering", Category.OTHER),
                    entry("payment_card_fraud", Category.OTHER),
                    entry("extortion", Category.OTHER),
                    entry("sextortion", Category.OTHER),
                    entry("sexual_abuse", Category.OTHER),
                    entry("child_sexual_abuse", Category.OTHER),
                    entry("violence", Category.OTHER),
                    entry("torture", Category.OTHER),
                    entry("phishing", Category.OTHER),
                    entry("hacking", Category.OTHER),
                    entry("service_hack", Category.OTHER),
                    entry("ransomware", Category.OTHER),
                    entry("extremism", Category.OTHER),
                    entry("terrorism", Category.OTHER));

    /** Files that are a sanctions list themselves: whoever is named there is sanctioned. */
    private static final Map<String, String> LISTS =
            Map.of(
                    "treasury.gov/ofac/downloads/sdnlist.txt", "OFAC SDN",
                    "treasury.gov/ofac/downloads/sdn.xml", "OFAC SDN",
                    "treasury.gov/ofac/downloads/sanctions/1.0/sdn_advanced.xml", "OFAC SDN");

    /** Of several the first that applies: the one whose inside the chain shows least of. */
    private static final List<Category> PRECEDENCE =
            List.of(
                    Category.MIXER,
                    Category.BRIDGE,
                    Category.EXCHANGE,
                    Category.SERVICE,
                    Category.MERCHANT,
                    Category.ADVERTISING);

    private Concept() {}

    static Optional<Category> category(String concept) {
        return Optional.ofNullable(CATEGORIES.get(concept.strip().toLowerCase(Locale.ROOT)));
    }

    /** The party that several concepts together tell of, sanctions aside; other if none does. */
    static Category party(Collection<String> concepts) {
        List<Category> known = concepts.stream().flatMap(c -> category(c).stream()).toList();
        return PRECEDENCE.stream().filter(known::contains).findFirst().orElse(Category.OTHER);
    }

    static boolean saysSanctioned(Collection<String> concepts) {
        return concepts.stream()
                .flatMap(c -> category(c).stream())
                .anyMatch(c -> c == Category.SANCTIONED);
    }

    /** The name of the sanctions list that a source is. */
    static Optional<String> sanctionsList(String source) {
        String bare = source.strip().replaceFirst("^https?://(?:www\\.)?", "");
        return Optional.ofNullable(LISTS.get(bare));
    }
}
