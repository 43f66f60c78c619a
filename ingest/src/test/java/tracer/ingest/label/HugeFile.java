package tracer.ingest.label;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import tracer.ledger.BitcoinChain;

/** Files of more bytes than memory has, one for each thing that a reader could be made to keep. */
enum HugeFile {
    CSV(Form.CSV, Parts.TABLE, n -> "%s,Shop %d,merchant,a crawler%n".formatted(Parts.evm(n), n)),
    CSV_OF_BLANK_LINES(Form.CSV, Parts.TABLE, n -> "\n"),
    CSV_OF_BAD_LINES(Form.CSV, Parts.TABLE, n -> "nobody%d,%s,other,s%n".formatted(n, Parts.LONG)),
    CSV_OF_ONE_TEXT(Form.CSV, Parts.TABLE, n -> Parts.LONG),
    CSV_OF_ONE_QUOTED_TEXT(Form.CSV, Parts.TABLE + "\"", n -> Parts.LONG + "\n"),
    CSV_OF_ONE_ROW(Form.CSV, Parts.TABLE, n -> "a,"),
    CSV_OF_OTHER_NETWORKS(
            Form.CSV,
            Parts.TABLE.replace("\n", ",chain\n"),
            n -> "x,y,other,z,network%d%s%n".formatted(n, Parts.LONG.substring(0, 900))),

    TAGS(Form.TAGPACK, Parts.PACK + "tags:\n", Parts::tag),
    TAGS_OF_UNKNOWN_CONCEPTS(
            Form.TAGPACK,
            Parts.PACK + "tags:\n",
            n -> Parts.tag(n) + "  concepts: [concept%d%s]\n".formatted(n, Parts.LONG)),
    TAGS_OF_UNKNOWN_FIELDS(
            Form.TAGPACK,
            Parts.PACK + "tags:\n",
            n -> Parts.tag(n) + "  field%d: x\n".formatted(n)),
    HEADER_OF_FIELDS(Form.TAGPACK, Parts.PACK, n -> "field%d: x\n".formatted(n)),
    HEADER_OF_ONE_LIST(Form.TAGPACK, Parts.PACK + "concepts: [", n -> "x, "),
    HEADER_OF_ANCHORS(
            Form.TAGPACK, Parts.PACK + "concepts: [", n -> "&a%d %s, ".formatted(n, Parts.LONG)),
    HEADER_OF_COMMENTS(Form.TAGPACK, Parts.PACK, n -> "# " + Parts.LONG + "\n"),
    HEADER_OF_ONE_TEXT(Form.TAGPACK, Parts.PACK + "label: ", n -> "x x "),
    TAG_OF_FIELDS(
            Form.TAGPACK, Parts.PACK + "tags:\n- label: x\n", n -> "  field%d: x\n".formatted(n)),
    TAG_OF_ONE_LIST(Form.TAGPACK, Parts.PACK + "tags:\n- concepts: [", n -> "x, "),
    TAG_OF_LISTS(Form.TAGPACK, Parts.PACK + "tags:\n- concepts: [", n -> "[], "),
    ACTORS(
            Form.ACTORS,
            "title: t\nactors:\n",
            n -> "- id: a%d\n  uri: %s\n".formatted(n, Parts.LONG)),
    ACTOR_OF_ALIASES(Form.ACTORS, "title: t\nactors:\n- id: a\n  aliases: [", n -> "x, "),

    OFAC(Form.OFAC, Parts.SANCTIONS, n -> Parts.party("")),
    OFAC_OF_ADDRESSES(Form.OFAC, Parts.SANCTIONS, n -> Parts.party(Parts.feature(Parts.LONG + n))),
    OFAC_OF_ONE_PARTY(
            Form.OFAC,
            Parts.SANCTIONS + "<DistinctParty><Profile ID='1'>",
            n -> Parts.feature(Parts.evm(n))),
    OFAC_OF_ONE_NAME(
            Form.OFAC,
            Parts.SANCTIONS + "<DistinctParty><Profile ID='1'><Alias Primary='true'>",
            n -> "<NamePartValue>x</NamePartValue>"),
    OFAC_OF_KINDS(
            Form.OFAC,
            "<Sanctions>",
            n ->
                    "<FeatureType ID='%d'>Digital Currency Address - X%d%s</FeatureType>"
                            .formatted(n, n, Parts.LONG)),
    OFAC_OF_LISTS(
            Form.OFAC, "<Sanctions>", n -> "<List ID='%d'>%s</List>".formatted(n, Parts.LONG)),
    OFAC_OF_ENTRIES(
            Form.OFAC,
            Parts.SANCTIONS + Parts.party(Parts.feature("x")),
            n -> "<SanctionsEntry ProfileID='1' ListID='l%d'/>".formatted(n)),
    OFAC_OF_ELEMENTS(Form.OFAC, "<Sanctions>", n -> "<e%d/>".formatted(n)),
    OFAC_OF_ATTRIBUTES(Form.OFAC, "<Sanctions>", n -> "<e a%d=''/>".formatted(n)),
    OFAC_OF_PREFIXES(Form.OFAC, "<Sanctions>", n -> "<p%d:e xmlns:p%d='u%d'/>".formatted(n, n, n)),
    OFAC_OF_INSTRUCTIONS(Form.OFAC, "<Sanctions>", n -> "<?i%d?>".formatted(n)),
    OFAC_OF_ONE_ATTRIBUTE(Form.OFAC, "<Sanctions Version='", n -> Parts.LONG),
    OFAC_OF_ONE_COMMENT(Form.OFAC, "<Sanctions><!--", n -> Parts.LONG),

    MISP(
            Form.MISP,
            "{\"response\": [",
            n ->
                    "{\"Event\": {\"info\": \"x\", \"uuid\": \"u%d\", \"Orgc\": {\"name\": \"o\"}, \"Attribute\": [{\"type\": \"ip\", \"value\": \"%s\"}, {\"type\": \"btc\", \"value\": \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\"}]}},"
                            .formatted(n, Parts.LONG)),
    MISP_OF_NUMBERS(Form.MISP, "[", n -> "1,"),
    MISP_OF_LISTS(Form.MISP, "[", n -> "[],"),
    MISP_OF_NESTED_LISTS(Form.MISP, "", n -> "["),
    MISP_OF_ONE_TEXT(Form.MISP, "{\"Event\": {\"info\": \"", n -> Parts.LONG),
    MISP_OF_ONE_NUMBER(Form.MISP, "[", n -> "1"),
    MISP_OF_SPACES(Form.MISP, "[", n -> "\n"),
    MISP_OF_FIELDS(Form.MISP, "{", n -> "\"f%d\": 1,".formatted(n)),
    MISP_OF_ONE_EVENT(
            Form.MISP,
            "{\"Event\": {\"Attribute\": [",
            n -> "{\"type\": \"btc\", \"value\": \"x%d\"},".formatted(n)),
    MISP_OF_ONE_OBJECT(
            Form.MISP,
            "{\"Object\": [{\"Attribute\": [",
            n -> "{\"object_relation\": \"address\", \"value\": \"x%d\"},".formatted(n)),

    ADDRESSES(Form.ADDRESSES, "", n -> Parts.evm(n) + "\n"),
    ADDRESSES_OF_ONE_LINE(Form.ADDRESSES, "", n -> Parts.LONG);

    private enum Form {
        CSV,
        TAGPACK,
        ACTORS,
        OFAC,
        MISP,
        ADDRESSES
    }

    /** What the files are made of. */
    private static final class Parts {
        static final String LONG = "y".repeat(990);
        static final String TABLE = "address,label,category,source\n";
        static final String PACK = "title: t\ncreator: c\nnetwork: ETH\nsource: s\n";
        static final String SANCTIONS =
                "<Sanctions><DateOfIssue><Year>2024</Year><Month>2</Month><Day>26</Day></DateOfIssue><FeatureType ID='345'>Digital Currency Address - ETH</FeatureType>";

        private Parts() {}

        static String evm(long n) {
            return "0x%040x".formatted(n + 1);
        }

        static String tag(long n) {
            return "- address: '%s'\n  label: Shop %d\n  confidence: web_crawl\n"
                    .formatted(evm(n), n);
        }

        static String party(String features) {
            return "<DistinctParty><Profile ID='1'><Alias Primary='true'><NamePartValue>x</NamePartValue></Alias>%s</Profile></DistinctParty>"
                    .formatted(features);
        }

        static String feature(String address) {
            return "<Feature FeatureTypeID='345'><VersionDetail>%s</VersionDetail></Feature>"
                    .formatted(address);
        }
    }

    private final Form form;
    private final String head;
    private final LongFunction<String> piece;

    HugeFile(Form form, String head, LongFunction<String> piece) {
        this.form = form;
        this.head = head;
        this.piece = piece;
    }

    GeneratedFile open(long size) {
        return new GeneratedFile(head, piece, tail(), size);
    }

    private String tail() {
        return switch (this) {
            case OFAC -> "</Sanctions>";
            case MISP -> "{}]}";
            case MISP_OF_NUMBERS, MISP_OF_LISTS, MISP_OF_SPACES -> "1]";
            case MISP_OF_FIELDS -> "\"f\": 1}";
            default -> "";
        };
    }

    /** Whether it is what it should be, if at all, so that it must be read to its end. */
    boolean isSound() {
        return switch (this) {
            case CSV,
                    CSV_OF_BLANK_LINES,
                    CSV_OF_BAD_LINES,
                    CSV_OF_OTHER_NETWORKS,
                    TAGS,
                    TAGS_OF_UNKNOWN_CONCEPTS,
                    TAGS_OF_UNKNOWN_FIELDS,
                    OFAC,
                    MISP,
                    ADDRESSES ->
                    true;
            default -> false;
        };
    }

    /** Whether each piece is a label. */
    boolean isOfLabels() {
        return switch (this) {
            case CSV, TAGS, TAGS_OF_UNKNOWN_FIELDS, MISP, ADDRESSES -> true;
            default -> false;
        };
    }

    LabelReader reader() {
        BitcoinChain chain = BitcoinChain.MAIN;
        Map<String, String> fixed =
                form == Form.ADDRESSES
                        ? Map.of("label", "x", "source", "s", "category", "other", "chain", "ETH")
                        : Map.of();
        LabelTerms terms =
                new LabelTerms(chain, Optional.empty(), Optional.empty(), Map.of(), fixed);
        return switch (form) {
            case CSV -> new LabelCsv(terms);
            case TAGPACK -> new TagPack(chain, ActorPack.NONE);
            case ACTORS -> (in, to) -> ActorPack.read(in, to.file());
            case OFAC -> new OfacXml(chain);
            case MISP -> new MispJson(terms);
            case ADDRESSES -> new AddressList(terms);
        };
    }
}
