package tracer.neo4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerStoreTest {
    @Test
    void isTheCommunityImageOfTheEmbeddedServersVersion() {
        assertThat(ContainerStore.image()).matches("neo4j:2026\\.\\d+\\.\\d+-community");
    }
}
