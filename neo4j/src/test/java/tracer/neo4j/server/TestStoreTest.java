package tracer.neo4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.Driver;

@ExtendWith(TestStore.class)
class TestStoreTest {
    @Test
    void answersAndForgets(TestStore store, Driver driver) {
        store.clear();
        driver.executableQuery("CREATE CONSTRAINT once FOR (t:Thing) REQUIRE t.id IS UNIQUE")
                .execute();
        driver.executableQuery("CREATE (:Thing {id: $id})")
                .withParameters(Map.of("id", new byte[] {1, 2}))
                .execute();
        assertThat(things(driver)).isEqualTo(1);
        store.clear();
        assertThat(things(driver)).isZero();
        assertThat(driver.executableQuery("SHOW CONSTRAINTS").execute().records()).isEmpty();
    }

    private static long things(Driver driver) {
        return driver.executableQuery("MATCH (t:Thing) RETURN count(t) AS n")
                .execute()
                .records()
                .getFirst()
                .get("n")
                .asLong();
    }
}
