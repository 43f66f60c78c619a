package tracer.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.evidence.EvidenceClass;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.ledger.Asset;
import tracer.ledger.PlacedTransaction;
import tracer.problem.BadInput;
import tracer.protection.Protected;
import tracer.protection.ProtectionStatement;

class ExportFormatTest {
    private static final Protected NOBODY = new Protected(Map.of(), Set.of());
    private static final BigInteger WORD = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    private final PaidSite made = new PaidSite();

    @Test
    void anIndependentReaderFindsTheNodesEdgesAndAmountsOfTheStore() {
        Exhibit exhibit = made.forward(Policy.HAIRCUT);
        GraphMlReader read =
                GraphMlReader.read(exhibit.files(ExportFormat.GRAPHML, true).getFirst());

        assertThat(read.graph().vertexSet()).hasSize(exhibit.graph().nodes().size());
        assertThat(read.graph().edgeSet()).hasSize(exhibit.graph().edges().size());
        for (PlacedTransaction t :
                made.ledger
                        .transactions(
                                List.of(made.visit.id(), made.collected.id(), made.deposited.id()))
                        .values()) {
            for (int i = 0; i < t.transaction().outputs().size(); i++) {
                Map<String, String> edge =
                        edge(read, "pays", t.transaction().outPoint(i).toString());
                assertThat(edge.getOrDefault("amount", ""))
                        .isEqualTo(Long.toString(t.transaction().outputs().get(i).value().value()));
                assertThat(edge.getOrDefault("evidence", "")).isEqualTo("fact");
                assertThat(edge.getOrDefault("from", "")).isEqualTo("transaction:" + t.id());
                assertThat(edge.getOrDefault("to", ""))
                        .isEqualTo("script:" + t.transaction().outputs().get(i).script().hash());
            }
            for (int i = 0; i < t.spent().size(); i++) {
                Map<String, String> edge = edge(read, "spends", t.spent().get(i).toString());
                assertThat(edge.getOrDefault("amount", ""))
                        .isEqualTo(
                                Long.toString(
                                        t.fundings()
                                                .get(i)
                                                .spentOutput()
                                                .orElseThrow()
                                                .value()
                                                .value()));
                assertThat(edge.getOrDefault("to", "")).isEqualTo("transaction:" + t.id());
            }
        }
        assertThat(read.header())
                .containsEntry("dataHeight", "3")
                .containsEntry("dataHash", made.chain.tip().hash().toString())
                .containsEntry("policy", "haircut")
                .containsEntry("policyVersion", "1")
                .containsEntry("truncated", "false")
                .containsEntry("schema", "tracer.evidence-graph/1");
        assertThat(read.edges()).anyMatch(e -> e.getOrDefault("traced", "").contains("/"));
        assertThat(read.edges())
                .filteredOn(e -> e.containsKey("traced"))
                .allMatch(e -> e.getOrDefault("tracedEvidence", "").equals("convention"))
                .allMatch(e -> e.getOrDefault("tracedBy", "").equals("haircut v1"));
    }

    private static Map<String, String> edge(GraphMlReader read, String kind, String reference) {
        return read.edges().stream()
                .filter(e ->
                        e.getOrDefault("kind", "").equals(kind)
                                && reference.equals(e.getOrDefault("reference", "")))
                .findFirst()
                .orElseThrow();
    }

    /** A transfer between accounts, as another ledger family makes them. */
    private static Exhibit transfer(Quantity amount, Quantity traced) {
        Node from = account("account:a");
        Node to = account("account:b");
        Edge edge =
                new Edge(
                        "transfers:0xab:log-3",
                        Edge.Kind.TRANSFERS,
                        from.id(),
                        to.id(),
                        EvidenceClass.CLAIMED,
                        Optional.of(
                                new Edge.Movement(
                                        "0xab:log-3",
                                        OptionalInt.empty(),
                                        Optional.of(amount),
                                        Optional.empty())),
                        Optional.of(
                                new Edge.Traced(
                                        traced,
                                        new Edge.PolicyNote("haircut", 1),
                                        List.of(),
                                        2,
                                        Optional.empty())),
                        Optional.empty());
        GraphHeader header = new PaidSite().forward(Policy.FIFO).graph().header();
        return new Exhibit(new EvidenceGraph(header, List.of(from, to), List.of(edge)), NOBODY);
    }

    private static Node account(String id) {
        return new Node.Address(
                id,
                "ethereum",
                "account",
                Optional.of("0x00"),
                Optional.empty(),
                Optional.empty(),
                EvidenceClass.CLAIMED);
    }

    static List<Rational> amounts() {
        return List.of(
                Rational.of(BigInteger.TWO.pow(53).add(BigInteger.ONE), BigInteger.ONE),
                Rational.of(WORD, BigInteger.ONE),
                Rational.of(WORD, BigInteger.TWO.pow(255)),
                Rational.of(1, 3),
                Rational.of(0));
    }

    @ParameterizedTest
    @MethodSource("amounts")
    void amountsOfAnySizeComeBackExactly(Rational traced) {
        Asset ether = new Asset.Native("ethereum", "ETH", 18);
        Rational word = Rational.of(WORD, BigInteger.ONE);
        Exhibit exhibit = transfer(new Quantity(word, ether), new Quantity(traced, ether));

        JsonNode json = Files.json(exhibit).get("edges").get(0);
        assertThat(json.get("amount").isTextual()).isTrue();
        assertThat(json.get("amount").textValue()).isEqualTo(WORD.toString());
        assertThat(json.get("traced").textValue()).isEqualTo(traced.toString());
        assertThat(json.get("asset").textValue()).isEqualTo("ethereum:ETH");
        Map<String, String> graphMl =
                edge(
                        GraphMlReader.read(exhibit.files(ExportFormat.GRAPHML, false).getFirst()),
                        "transfers",
                        "0xab:log-3");
        assertThat(graphMl)
                .containsEntry("amount", WORD.toString())
                .containsEntry("traced", traced.toString());
        Map<String, String> csv =
                Files.rows(Files.named(exhibit.files(ExportFormat.CSV, false), "edges.csv"))
                        .getFirst();
        assertThat(Files.unguarded(csv.getOrDefault("amount", ""))).isEqualTo(WORD.toString());
        assertThat(Files.unguarded(csv.getOrDefault("traced", ""))).isEqualTo(traced.toString());
        assertThat(csv.getOrDefault("amount", "")).as("no spreadsheet rounds it").startsWith("'");
    }

    static List<String> hostileNames() {
        return List.of(
                "Quotes \" and ' and, commas; and\ttabs",
                "lines\nand\r\nreturns\rhere",
                "]]> <!-- --> <data key=\"x\"> &amp; &#0;",
                "control \u0000\u0001\u0008\u001f\u007f\u0085 \ufffe\uffff",
                "=1+1",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                " \u200b\u202e=HYPERLINK(\"http://x\")",
                "\uff1d1+1",
                "'quoted",
                "\u202egnitirw tfel ot thgir \u2066x\u2069",
                "back \\ slash \\u0041 \\\\",
                "smile \ud83d\ude00 \u2028 \u2029",
                "3/4",
                "12345678901234567890",
                "long " + "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void anyNameComesBackFromEveryFormatAndRunsInNone(String name) {
        Exhibit exhibit = new PaidSite(name).forward(Policy.FIFO);

        assertThat(exhibit.files(ExportFormat.GRAPHML, true)).hasSize(1);
        assertThat(
                        GraphMlReader.read(exhibit.files(ExportFormat.GRAPHML, true).getFirst())
                                .nodes()
                                .values())
                .filteredOn(n -> "advertising".equals(n.getOrDefault("category", "")))
                .singleElement()
                .satisfies(n ->
                        assertThat(GraphMlReader.unescaped(n.getOrDefault("name", "")))
                                .isEqualTo(name));
        JsonNode parties = Files.json(exhibit).get("parties");
        assertThat(parties.findValuesAsText("name")).contains(name);
        List<ExportFile> tables = exhibit.files(ExportFormat.CSV, true);
        assertThat(Files.rows(Files.named(tables, "parties.csv")))
                .filteredOn(r -> r.getOrDefault("category", "").equals("advertising"))
                .singleElement()
                .satisfies(r ->
                        assertThat(Files.unguarded(r.getOrDefault("name", ""))).isEqualTo(name));
        for (ExportFile table : tables) {
            if (table.name().endsWith(".csv")) {
                assertThat(Files.cells(Files.text(table)).stream().flatMap(List::stream))
                        .noneMatch(cell ->
                                cell.strip().matches("(?s)[\\p{Cntrl}\\p{Cf}\\s]*[=+@\uff1d-].*"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theSameQuestionGivesTheSameBytes(ExportFormat format) {
        assertThat(made.forward(Policy.HAIRCUT).files(format, true))
                .isEqualTo(new PaidSite().forward(Policy.HAIRCUT).files(format, true));
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void protectedAddressesLeaveOnlyUnderTheBanner(ExportFormat format) {
        Exhibit exhibit = made.forward(Policy.FIFO);
        assertThatThrownBy(() -> exhibit.files(format, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 protected address ")
                .hasMessageContaining("--confidential")
                .message()
                .doesNotContain(PaidSite.address("payer").text());

        List<ExportFile> files = exhibit.files(format, true);
        assertThat(files).isNotEmpty();
        for (ExportFile file : files) {
            assertThat(Files.text(file).lines().limit(3).toList().toString())
                    .as(file.name())
                    .contains("CONFIDENTIAL: contains protected addresses");
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void withoutProtectedAddressesThereIsNoBanner(ExportFormat format) {
        Exhibit exhibit = made.selection(made.deposited.id().toString());

        assertThat(exhibit.files(format, false)).isEqualTo(exhibit.files(format, true));
        for (ExportFile file : exhibit.files(format, false)) {
            assertThat(Files.text(file)).doesNotContain("CONFIDENTIAL: ");
        }
    }

    @Test
    void whyAnAddressIsMarkedStaysHere() {
        made.protections.add(
                new ProtectionStatement(
                        PaidSite.address("kept"),
                        ProtectionStatement.Act.PROTECT,
                        "Officer Smith",
                        Instant.parse("2026-03-01T12:00:00Z"),
                        "her daughter told us"));
        for (ExportFormat format : ExportFormat.values()) {
            for (ExportFile file : made.forward(Policy.FIFO).files(format, true)) {
                assertThat(Files.text(file)).doesNotContain("daughter").doesNotContain("Smith");
            }
        }
        assertThat(made.forward(Policy.FIFO).graph().protectedNodes()).isEqualTo(2);
    }

    @Test
    void tablesReferOnlyToWhatIsInThem() {
        List<ExportFile> files = made.forward(Policy.FIFO).files(ExportFormat.CSV, true);
        Set<String> ids = new HashSet<>();
        for (String table : List.of("transactions.csv", "addresses.csv", "parties.csv")) {
            Files.rows(Files.named(files, table)).forEach(r -> ids.add(r.getOrDefault("id", "")));
        }
        assertThat(Files.rows(Files.named(files, "edges.csv")))
                .isNotEmpty()
                .allMatch(r ->
                        ids.contains(r.getOrDefault("from", ""))
                                && ids.contains(r.getOrDefault("to", "")))
                .allMatch(r -> !r.getOrDefault("evidence", "").isEmpty());
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThatThrownBy(() -> ExportFormat.of("xlsx"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("graphml, csv, json");
    }
}
