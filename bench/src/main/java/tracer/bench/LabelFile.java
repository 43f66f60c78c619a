package tracer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmAddress;
import tracer.ledger.Script;

/**
 * Writes a file of labels to import: made-up addresses that are valid, in six currencies, half of
 * them Bitcoin's in its three forms; some thousand names of five sources. The same file for the
 * same arguments. Arguments: csv, tagpack, ofac or misp; how many entries; the file.
 */
public final class LabelFile {
    private static final long SEED = 20260801;
    private static final int NAMES = 5_000;
    private static final int KEY_HASH = 20;
    private static final String[] SOURCES = {
        "court file 7/2024", "web crawl A", "web crawl B", "exchange disclosure", "analyst's notes"
    };
    private static final String[] CATEGORIES = {
        "exchange", "service", "merchant", "mixer", "other"
    };
    private static final String[] CONFIDENCES = {
        "web_crawl", "forensic", "service_api", "heuristic", "unknown"
    };

    private final Random random = new Random(SEED);

    private LabelFile() {}

    public static void main(String[] args) throws IOException {
        long entries = Long.parseLong(args[1]);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[2]), UTF_8)) {
            LabelFile file = new LabelFile();
            switch (Form.valueOf(args[0].toUpperCase(Locale.ROOT))) {
                case CSV -> file.csv(out, entries);
                case TAGPACK -> file.tagpack(out, entries);
                case OFAC -> file.ofac(out, entries);
                case MISP -> file.misp(out, entries);
            }
        }
    }

    private enum Form {
        CSV,
        TAGPACK,
        OFAC,
        MISP
    }

    private record Entry(
            String currency,
            String address,
            int name,
            String source,
            String category,
            String sure) {}

    private Entry next() {
        String currency =
                switch (random.nextInt(10)) {
                    case 0, 1 -> "ETH";
                    case 2 -> "USDT";
                    case 3 -> "USDC";
                    case 4 -> random.nextBoolean() ? "MATIC" : "BEP20";
                    default -> "BTC";
                };
        byte[] hash = new byte[KEY_HASH];
        random.nextBytes(hash);
        String address = currency.equals("BTC") ? bitcoin(hash) : EvmAddress.ofBytes(hash).text();
        return new Entry(
                currency,
                address,
                random.nextInt(NAMES),
                any(SOURCES),
                any(CATEGORIES),
                any(CONFIDENCES));
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }

    /** Paid to a key's hash, a script's hash, or a witness key's hash. */
    private String bitcoin(byte[] hash) {
        String hex = HexFormat.of().formatHex(hash);
        String script =
                switch (random.nextInt(3)) {
                    case 0 -> "76a914" + hex + "88ac";
                    case 1 -> "a914" + hex + "87";
                    default -> "0014" + hex;
                };
        return new Address(BitcoinChain.MAIN, Script.ofHex(script)).text();
    }

    private void csv(Writer out, long entries) throws IOException {
        out.write("address,label,category,source,confidence,asserted,chain\n");
        for (long i = 0; i < entries; i++) {
            Entry e = next();
            out.write(
                    String.join(
                            ",",
                            e.address,
                            "Shop " + e.name,
                            e.category,
                            e.source,
                            e.sure,
                            "2024-02-26",
                            e.currency + "\n"));
        }
    }

    private void tagpack(Writer out, long entries) throws IOException {
        out.write("title: Measured\ncreator: bench\nlastmod: 2024-02-26\ntags:\n");
        for (long i = 0; i < entries; i++) {
            Entry e = next();
            out.write(
                    """
                    - address: '%s'
                      network: %s
                      label: Shop %d
                      source: %s
                      confidence: %s
                      category: %s
                    """
                            .formatted(
                                    e.address,
                                    e.currency,
                                    e.name,
                                    e.source,
                                    e.sure,
                                    e.category.equals("mixer") ? "mixing_service" : e.category));
        }
    }

    /** The first thousand parties have an address, as in the real file nearly none has. */
    private void ofac(Writer out, long entries) throws IOException {
        out.write(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <Sanctions>
                <DateOfIssue><Year>2024</Year><Month>2</Month><Day>26</Day></DateOfIssue>
                <FeatureType ID="344">Digital Currency Address - XBT</FeatureType>
                <FeatureType ID="345">Digital Currency Address - ETH</FeatureType>
                <FeatureType ID="8">Birthdate</FeatureType>
                """);
        for (long i = 0; i < entries; i++) {
            Entry e = next();
            int feature = i >= 1_000 ? 8 : e.currency.equals("BTC") ? 344 : 345;
            out.write(
                    """
                    <DistinctParty FixedRef="%1$d"><Profile ID="%1$d" PartySubTypeID="4">
                      <Identity ID="9%1$d"><Alias Primary="true"><DocumentedName ID="2">
                        <DocumentedNamePart><NamePartValue>DOE Jane %2$d</NamePartValue></DocumentedNamePart>
                      </DocumentedName></Alias></Identity>
                      <Feature ID="77" FeatureTypeID="%3$d"><FeatureVersion ID="1">
                        <VersionDetail DetailTypeID="1432">%4$s</VersionDetail></FeatureVersion></Feature>
                    </Profile></DistinctParty>
                    """
                            .formatted(i, e.name, feature, e.address));
        }
        out.write("</Sanctions>\n");
    }

    /** A hundred addresses an event, each beside an attribute that is of no use here. */
    private void misp(Writer out, long entries) throws IOException {
        out.write("{\"response\": [");
        for (long i = 0; i < entries; i++) {
            Entry e = next();
            boolean isFirst = i % 100 == 0;
            out.write(
                    isFirst
                            ? "%s{\"Event\": {\"uuid\": \"%d\", \"info\": \"Ransom note %d\", \"date\": \"2024-02-26\", \"Orgc\": {\"name\": \"CERT X\"}, \"Object\": ["
                                    .formatted(i == 0 ? "" : ",\n", i, e.name)
                            : ",");
            out.write(
                    "{\"name\": \"coin-address\", \"Attribute\": [{\"object_relation\": \"symbol\", \"value\": \"%s\"}, {\"object_relation\": \"address-crypto\", \"value\": \"%s\"}]}, {\"name\": \"file\", \"Attribute\": [{\"object_relation\": \"filename\", \"value\": \"%s\"}]}"
                            .formatted(e.currency, e.address, e.source));
            if (i % 100 == 99 || i == entries - 1) {
                out.write("]}}");
            }
        }
        out.write("]}\n");
    }
}
