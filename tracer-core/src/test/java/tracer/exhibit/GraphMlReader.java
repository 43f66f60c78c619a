package tracer.exhibit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** GraphML as JGraphT's importer reads it, checked against the published schema. */
record GraphMlReader(
        Graph<String, DefaultEdge> graph,
        Map<String, String> header,
        Map<String, Map<String, String>> nodes,
        List<Map<String, String>> edges) {
    static GraphMlReader read(ExportFile file) {
        Graph<String, DefaultEdge> graph = new DirectedPseudograph<>(DefaultEdge.class);
        Map<String, Map<String, String>> nodes = new LinkedHashMap<>();
        Map<DefaultEdge, Map<String, String>> edges = new LinkedHashMap<>();
        GraphMLImporter<String, DefaultEdge> importer = new GraphMLImporter<>();
        importer.setSchemaValidation(true);
        importer.setVertexFactory(id -> id);
        importer.addVertexAttributeConsumer((of, value) ->
                nodes.computeIfAbsent(of.getFirst(), v -> new HashMap<>())
                        .put(of.getSecond(), value.getValue()));
        importer.addEdgeAttributeConsumer((of, value) ->
                edges.computeIfAbsent(of.getFirst(), e -> new HashMap<>())
                        .put(of.getSecond(), value.getValue()));
        importer.importGraph(graph, new StringReader(Files.text(file)));
        edges.forEach((edge, attributes) -> {
            attributes.put("from", graph.getEdgeSource(edge));
            attributes.put("to", graph.getEdgeTarget(edge));
        });
        return new GraphMlReader(graph, header(file), nodes, List.copyOf(edges.values()));
    }

    /** JGraphT passes over what belongs to the graph itself, so the platform's parser reads it. */
    private static Map<String, String> header(ExportFile file) {
        Map<String, String> header = new HashMap<>();
        try {
            Document document =
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(file.content().toArray()));
            NodeList data = document.getElementsByTagName("data");
            for (int i = 0; i < data.getLength(); i++) {
                if (data.item(i).getParentNode().getNodeName().equals("graph")) {
                    String key = ((Element) data.item(i)).getAttribute("key");
                    header.put(key.substring("g.".length()), data.item(i).getTextContent());
                }
            }
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        }
        return header;
    }

    /** Takes back {@link XmlText#RULE}. */
    static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                out.append(text.charAt(i));
            } else if (text.charAt(i + 1) == '\\') {
                out.append('\\');
                i++;
            } else {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            }
        }
        return out.toString();
    }
}
