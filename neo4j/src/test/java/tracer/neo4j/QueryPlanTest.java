package tracer.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.summary.Plan;
import tracer.entity.CoSpend;
import tracer.ledger.BitcoinChain;
import tracer.neo4j.server.TestStore;

/**
 * Every question is asked by key, whatever the store holds: the planner, left alone, begins with
 * all blocks when there are few, which is slow as soon as there are many transactions.
 */
class QueryPlanTest {
    private static final Path QUERIES = Path.of("src/main/resources/tracer/neo4j/cypher");

    /** What reads everything of a kind on purpose. */
    private static final Set<String> WHOLE =
            Set.of(
                    "account/chains",
                    "entity/derived",
                    "entity/evidence",
                    "entity/memberships",
                    "entity/page",
                    "entity/quarantined",
                    "entity/rule",
                    "entity/rulings",
                    "entity/same-keys",
                    "entity/sizes",
                    "actor/count",
                    "label/count",
                    "label/imports",
                    "label/page",
                    "label/search",
                    "ledger/came-twice",
                    "ledger/orphans",
                    "rate/series",
                    "store/look",
                    "store/made");

    @BeforeAll
    static void open() {
        EmptyStore.open(BitcoinChain.REGTEST, new CoSpend());
    }

    static Stream<String> queries() throws IOException {
        try (Stream<Path> files = Files.walk(QUERIES)) {
            return files
                    .map(f -> QUERIES.relativize(f).toString())
                    .filter(f -> f.endsWith(".cypher"))
                    .map(f -> f.substring(0, f.length() - ".cypher".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void beginsWithAKey(String name) {
        Cypher query = Cypher.of(name);
        assertThat(query.text()).startsWith("CYPHER 5\n");
        List<String> operators = new ArrayList<>(operators(plan(query)).toList());
        if (!query.equals(Database.ENTER)) {
            operators.addAll(operators(plan(query.after(Database.ENTER))).toList());
        }
        if (!WHOLE.contains(name)) {
            assertThat(operators).noneMatch(o -> o.contains("Scan"));
        }
    }

    private static Plan plan(Cypher query) {
        return TestStore.shared()
                .driver()
                .executableQuery(query.text().replaceFirst("CYPHER 5", "CYPHER 5 EXPLAIN"))
                .execute()
                .summary()
                .queryPlan()
                .orElseThrow();
    }

    private static Stream<String> operators(Plan plan) {
        return Stream.concat(
                Stream.of(plan.operatorType()),
                plan.children().stream().flatMap(QueryPlanTest::operators));
    }
}
