package tracer.ingest.label;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tracer.ledger.BitcoinChain;
import tracer.problem.BadInput;

/**
 * Reads OFAC's sanctions list in its advanced XML, {@code sdn_advanced.xml}: the addresses that are
 * features of listed parties, each with the party's primary name and the day on which the party was
 * listed. The file may be of any size; document types and entities of its own are refused.
 *
 * <p>Known failure: OFAC adds addresses to parties that were listed long before and gives no day
 * for that, so that the listing may be older than the address on it. The list is not exhaustive
 * (OFAC's FAQ 562).
 */
final class OfacXml implements LabelReader {
    private static final String ROOT = "Sanctions";

    /** Bytes between two pieces of XML. */
    private static final int MAX_GAP = 1_000_000;

    private static final int MAX_DEPTH = 100;

    /**
     * Different names of elements, attributes, prefixes and the like, since the parser never
     * forgets one; OFAC's form has fewer than two hundred.
     */
    private static final int MAX_NAMES = 2_000;

    private final BitcoinChain chain;

    OfacXml(BitcoinChain chain) {
        this.chain = chain;
    }

    @Override
    public void read(InputStream in, LabelReading to) throws IOException {
        Leash leash = new Leash(in, to.file(), MAX_GAP);
        OfacParties parties = new OfacParties(to.file());
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(leash);
            try {
                read(xml, leash, parties, to.file());
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new BadInput(
                    "%s, line %d: not XML: %s"
                            .formatted(
                                    to.file(),
                                    e.getLocation() == null ? 0 : e.getLocation().getLineNumber(),
                                    firstLine(e)),
                    e);
        }
        parties.handOn(chain, to);
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private static void read(XMLStreamReader xml, Leash leash, OfacParties parties, String file)
            throws XMLStreamException {
        int depth = 0;
        Set<String> names = new HashSet<>();
        while (xml.hasNext()) {
            int event = xml.next();
            leash.loosen();
            int line = xml.getLocation().getLineNumber();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 0 && !xml.getLocalName().equals(ROOT)) {
                        throw new BadInput(
                                "%s is not OFAC's advanced XML: it begins with <%s>, not <%s>"
                                        .formatted(file, xml.getLocalName(), ROOT));
                    }
                    if (++depth > MAX_DEPTH) {
                        throw refused(
                                file, line, "is nested more than %d deep".formatted(MAX_DEPTH));
                    }
                    learn(xml, names);
                    parties.begin(xml, line);
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> names.add(xml.getPITarget());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    parties.end(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        parties.text(xml.getText());
                case XMLStreamConstants.DTD ->
                        throw refused(
                                file,
                                line,
                                "declares a document type; OFAC's file has none, and what one names or unfolds to is not read");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused(file, line, "refers to an entity; they are not read");
                default -> {}
            }
            if (names.size() > MAX_NAMES) {
                throw refused(
                        file,
                        line,
                        "brings more than %,d different names of elements; this is not OFAC's file"
                                .formatted(MAX_NAMES));
            }
        }
    }

    private static void learn(XMLStreamReader xml, Set<String> names) {
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(String.valueOf(xml.getNamespacePrefix(i)));
            names.add(String.valueOf(xml.getNamespaceURI(i)));
        }
    }

    private static BadInput refused(String file, int line, String what) {
        return new BadInput("%s, line %d: %s".formatted(file, line, what));
    }
}
