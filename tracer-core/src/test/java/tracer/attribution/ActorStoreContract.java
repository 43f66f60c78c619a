package tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ActorStore} keeps and answers. */
public abstract class ActorStoreContract {
    private static final Actor BINANCE =
            new Actor(
                    "binance",
                    "Binance",
                    List.of("exchange"),
                    List.of("KY", "MT"),
                    List.of("binance.com", "BNB exchange"),
                    Optional.of("https://www.binance.com"),
                    "pack 1");
    private static final Actor BARE =
            new Actor("01", "01", List.of(), List.of(), List.of(), Optional.empty(), "pack 1");

    private ActorStore actors;

    /** Opens an empty store. Called once before each test. */
    protected abstract ActorStore open();

    @BeforeEach
    final void openStore() {
        actors = open();
    }

    @Test
    void findsByIdAndAliasInAnyLetterCase() {
        actors.put(List.of(BINANCE, BARE));
        assertThat(actors.count()).isEqualTo(2);
        assertThat(actors.actors(List.of("Binance", "bnb Exchange", "01", "nobody")))
                .isEqualTo(
                        Map.of(
                                "Binance", List.of(BINANCE),
                                "bnb Exchange", List.of(BINANCE),
                                "01", List.of(BARE)));
        assertThat(actors.actors(List.of())).isEmpty();
    }

    @Test
    void aNewerPackReplacesWhatItSaidAndAnotherStandsBeside() {
        Actor newer =
                new Actor(
                        "binance",
                        "Binance Holdings",
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "pack 1");
        Actor other =
                new Actor(
                        "BINANCE",
                        "Binance?",
                        List.of("scam"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "pack 2");
        actors.put(List.of(BINANCE));
        actors.put(List.of(newer, other));
        assertThat(actors.actors(List.of("binance")).get("binance")).containsExactly(newer, other);
        assertThat(actors.actors(List.of("binance.com"))).as("an alias of before").isEmpty();
        assertThat(ActorStore.names(List.of(newer, other)))
                .isEqualTo("Binance Holdings or Binance?");
    }
}
