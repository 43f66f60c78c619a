package tracer.ingest.label;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamReader;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.attribution.Validity;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * What OFAC's file says of parties with addresses, put together from its elements: the kinds of
 * features first, then parties, then the entries that say when a party came on which list. Of all
 * else nothing is kept, so this grows with the addresses and not with the file.
 */
final class OfacParties {
    private static final String FEATURE = "Digital Currency Address - ";
    private static final String SDN = "SDN List";

    /** Some hundreds of addresses are listed; this is room for a hundred thousand. */
    private static final int MAX_KEPT = 16_000_000;

    private static final int MAX_TEXT = 10_000;

    private final String file;
    private final Kept kept;
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, String> currencies = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final List<Listed> addresses = new ArrayList<>();
    private final Map<String, Entry> entries = new HashMap<>();

    private final StringBuilder text = new StringBuilder();
    private Optional<LocalDate> issued = Optional.empty();
    private String id = "";
    private int line;

    private String profile = "";
    private String currency = "";
    private final StringBuilder name = new StringBuilder();
    private boolean isPrimaryName;
    private Party party = new Party();

    private String entryProfile = "";
    private String entryList = "";
    private final int[] date = new int[3];

    /** Whom addresses belong to; the name may stand before them or behind. */
    private static final class Party {
        boolean hasAddresses;
        String name = "";
    }

    private record Listed(int line, String profile, String currency, String address, Party party) {}

    /** When a party was listed, and where. */
    private static final class Entry {
        final Set<String> lists = new TreeSet<>();
        Optional<LocalDate> since = Optional.empty();
    }

    OfacParties(String file) {
        this.file = file;
        this.kept = new Kept(file, MAX_KEPT, "what it says of addresses");
    }

    void begin(XMLStreamReader xml, int at) {
        String element = xml.getLocalName();
        open.push(element);
        text.setLength(0);
        line = at;
        switch (element) {
            case "FeatureType", "List" -> id = attribute(xml, "ID");
            case "DistinctParty" -> {
                name.setLength(0);
                party = new Party();
            }
            case "Profile" -> profile = attribute(xml, "ID");
            case "Alias" -> isPrimaryName = attribute(xml, "Primary").equals("true");
            case "Feature" ->
                    currency = currencies.getOrDefault(attribute(xml, "FeatureTypeID"), "");
            case "SanctionsEntry" -> {
                entryProfile = attribute(xml, "ProfileID");
                entryList = attribute(xml, "ListID");
            }
            default -> {}
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    void text(String more) {
        if (text.length() + more.length() > MAX_TEXT) {
            if (isWanted(open.peek())) {
                throw new BadInput(
                        "%s, line %d: a text of more than %,d characters"
                                .formatted(file, line, MAX_TEXT));
            }
            return;
        }
        text.append(more);
    }

    private static boolean isWanted(@org.jspecify.annotations.Nullable String element) {
        return "VersionDetail".equals(element) || "NamePartValue".equals(element);
    }

    void end(String element) {
        open.pop();
        String said = text.toString().strip();
        switch (element) {
            case "FeatureType" -> {
                if (said.startsWith(FEATURE)) {
                    kept.add(line, id + said);
                    currencies.put(id, said.substring(FEATURE.length()).strip());
                }
            }
            case "List" -> {
                kept.add(line, id + said);
                lists.put(id, said);
            }
            case "NamePartValue" -> {
                if (isPrimaryName && name.length() < MAX_TEXT) {
                    name.append(name.isEmpty() ? "" : " ").append(said);
                }
            }
            case "VersionDetail" -> found(said);
            case "Feature" -> currency = "";
            case "DistinctParty" -> nameParty();
            case "Year" -> date[0] = number(said);
            case "Month" -> date[1] = number(said);
            case "Day" -> date[2] = number(said);
            case "DateOfIssue" -> issued = Optional.of(day());
            case "Date" -> dated();
            case "SanctionsEntry" -> entered();
            default -> {}
        }
        text.setLength(0);
    }

    private void found(String said) {
        if (currency.isEmpty() || said.isEmpty()) {
            return;
        }
        kept.add(line, said + profile);
        entries.putIfAbsent(profile, new Entry());
        party.hasAddresses = true;
        addresses.add(new Listed(line, profile, currency, said, party));
    }

    private void nameParty() {
        if (party.hasAddresses) {
            kept.add(line, name.toString());
            party.name = name.toString();
        }
        isPrimaryName = false;
    }

    private int number(String said) {
        try {
            return said.isEmpty() ? 0 : Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new BadInput("%s, line %d: '%s' is no number".formatted(file, line, said), e);
        }
    }

    private LocalDate day() {
        try {
            return LocalDate.of(date[0], date[1], date[2]);
        } catch (DateTimeException e) {
            throw new BadInput(
                    "%s, line %d: there is no day %d-%d-%d"
                            .formatted(file, line, date[0], date[1], date[2]),
                    e);
        }
    }

    /** The date of an event of an entry: the earliest is that of the listing. */
    private void dated() {
        Entry entry = entries.get(entryProfile);
        if (entry != null && "EntryEvent".equals(open.peek())) {
            LocalDate day = day();
            if (entry.since.filter(s -> !s.isAfter(day)).isEmpty()) {
                entry.since = Optional.of(day);
            }
        }
    }

    private void entered() {
        Entry entry = entries.get(entryProfile);
        if (entry != null) {
            String list = lists.getOrDefault(entryList, entryList);
            if (entry.lists.add(list.equals(SDN) ? "OFAC SDN" : "OFAC " + list)) {
                kept.add(line, list);
            }
        }
        entryProfile = "";
    }

    /** Makes labels of what was read. */
    void handOn(BitcoinChain chain, LabelReading to) {
        if (currencies.isEmpty()) {
            throw new BadInput(
                    "%s is not OFAC's advanced XML: it declares no feature '%sXBT' or the like"
                            .formatted(file, FEATURE));
        }
        LocalDate edition =
                issued.orElseThrow(() ->
                        new BadInput(
                                "%s does not say of which day it is: DateOfIssue is missing"
                                        .formatted(file)));
        to.edition(edition);
        if (!addresses.isEmpty()) {
            to.note(
                    "'valid from' is the day on which the party was listed; an address may have been added to its entry later");
        }
        for (Listed a : addresses) {
            try {
                handOn(a, edition, chain, to);
            } catch (BadInput e) {
                to.reject(a.line(), e.getMessage());
            }
        }
    }

    private void handOn(Listed a, LocalDate edition, BitcoinChain chain, LabelReading to) {
        String name = LabelText.require("the party's primary name", a.party().name);
        String address = LabelText.require("the address", a.address());
        Entry entry = entries.getOrDefault(a.profile(), new Entry());
        Optional<String> list =
                entry.lists.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join(", ", entry.lists));
        Basis basis =
                new Basis(
                        Confidence.AUTHORITY_DATA,
                        Optional.empty(),
                        Optional.of(edition),
                        new Validity(list, entry.since, Optional.empty()));
        switch (Network.find(a.currency(), address, chain)) {
            case Network.Found.Elsewhere(String reason) -> to.skip(reason);
            case Network.Found.Subject(LabelSubject subject) ->
                    to.accept(
                            new Label(
                                    subject,
                                    name,
                                    Category.SANCTIONED,
                                    "US Treasury OFAC, advanced XML",
                                    basis));
        }
    }
}
