package tracer.exhibit;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tracer.exhibit.GraphTables.AddressRow;
import tracer.exhibit.GraphTables.EdgeRow;
import tracer.exhibit.GraphTables.PartyRow;
import tracer.exhibit.GraphTables.TransactionRow;

/**
 * GraphML 1.0 (graphml.graphdrawing.org) of one directed graph. Amounts are string attributes: most
 * readers keep numbers as floating point, which loses digits. XML 1.0 cannot say every character;
 * {@link XmlText} tells how such ones are written.
 */
final class GraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String LOCATION =
            NAMESPACE + " http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private GraphMl() throws XMLStreamException {
        // The platform's own, whatever else is on the class path: the bytes depend on it.
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String of(GraphTables graph) {
        try {
            GraphMl out = new GraphMl();
            out.write(graph);
            return out.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write GraphML", e);
        }
    }

    private void write(GraphTables graph) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        newLine();
        if (graph.banner().isPresent()) {
            xml.writeComment(" " + graph.banner().get() + " ");
            newLine();
        }
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("xsi", INSTANCE);
        xml.writeAttribute("xsi", INSTANCE, "schemaLocation", LOCATION);
        newLine();
        Map<String, String> header = header(graph);
        keys(header);
        xml.writeStartElement("graph");
        xml.writeAttribute("id", "evidence");
        xml.writeAttribute("edgedefault", "directed");
        newLine();
        for (Map.Entry<String, String> line : header.entrySet()) {
            data("g." + line.getKey(), line.getValue());
            newLine();
        }
        for (TransactionRow t : graph.transactions()) {
            node(t.id(), t);
        }
        for (AddressRow a : graph.addresses()) {
            node(a.id(), a);
        }
        for (PartyRow p : graph.parties()) {
            node(p.id(), p);
        }
        for (EdgeRow e : graph.edges()) {
            edge(e);
        }
        xml.writeEndElement();
        newLine();
        xml.writeEndElement();
        newLine();
        xml.writeEndDocument();
        xml.flush();
    }

    /** A name that comes again gets another line of the same value. */
    private static Map<String, String> header(GraphTables graph) {
        Map<String, String> header = new LinkedHashMap<>();
        HeaderLines.of(graph)
                .forEach(l -> header.merge(l.name(), l.text(), (a, b) -> a + "\n" + b));
        header.put("characters", XmlText.RULE);
        return header;
    }

    private void keys(Map<String, String> header) throws XMLStreamException {
        for (String name : header.keySet()) {
            key("graph", "g.", name, "string");
        }
        Map<String, String> node = new LinkedHashMap<>();
        Stream.of(TransactionRow.class, AddressRow.class, PartyRow.class)
                .flatMap(kind -> Cell.columns(kind).stream())
                .forEach(c -> node.putIfAbsent(c.name(), c.type()));
        for (Map.Entry<String, String> c : node.entrySet()) {
            if (!isStructure(c.getKey())) {
                key("node", "n.", c.getKey(), c.getValue());
            }
        }
        for (Cell c : Cell.columns(EdgeRow.class)) {
            if (!isStructure(c.name())) {
                key("edge", "e.", c.name(), c.type());
            }
        }
    }

    private void key(String of, String prefix, String name, String type) throws XMLStreamException {
        xml.writeEmptyElement("key");
        xml.writeAttribute("id", prefix + name);
        xml.writeAttribute("for", of);
        xml.writeAttribute("attr.name", name);
        xml.writeAttribute("attr.type", type);
        newLine();
    }

    /** What GraphML says itself: an element's name and an edge's ends. */
    private static boolean isStructure(String name) {
        return List.of("id", "from", "to").contains(name);
    }

    private void node(String id, Record row) throws XMLStreamException {
        xml.writeStartElement("node");
        xml.writeAttribute("id", id);
        cells("n.", row);
        xml.writeEndElement();
        newLine();
    }

    private void edge(EdgeRow e) throws XMLStreamException {
        xml.writeStartElement("edge");
        xml.writeAttribute("id", e.id());
        xml.writeAttribute("source", e.from());
        xml.writeAttribute("target", e.to());
        cells("e.", e);
        xml.writeEndElement();
        newLine();
    }

    private void cells(String prefix, Record row) throws XMLStreamException {
        for (Cell c : Cell.of(row)) {
            if (c.value().isPresent() && !isStructure(c.name())) {
                data(prefix + c.name(), c.value().get());
            }
        }
    }

    private void data(String key, String value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        XmlText.write(value, xml);
        xml.writeEndElement();
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n");
    }
}
