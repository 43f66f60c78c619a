package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Label;
import tracer.attribution.LabelSubject;
import tracer.entity.EntityId;
import tracer.flow.LedgerFixture;
import tracer.flow.PartyFixture;
import tracer.memory.MemoryLabels;

/** Labels that name different parties, at one address and within one entity. */
class LabelConflictsTest {
    private final MemoryLabels labels = new MemoryLabels();
    private final PartyFixture entities = new PartyFixture();

    private List<LabelConflicts.Found> found() {
        List<LabelConflicts.Found> found = new ArrayList<>();
        new LabelConflicts(labels, labels, entities).find(found::add);
        return found;
    }

    private void label(String owner, String name, String source, Optional<String> actor) {
        labels.add(
                List.of(
                        new Label(
                                LabelSubject.of(LedgerFixture.address(owner)),
                                name,
                                Category.EXCHANGE,
                                source,
                                Basis.UNSTATED,
                                actor)));
    }

    @Test
    void twoNamesOfOneAddressAreOneConflictAndNoneIsPreferred() {
        label("A", "Exchange A", "one", Optional.empty());
        label("A", "Exchange B", "two", Optional.empty());

        assertThat(found()).hasSize(1);
        assertThat(found().getFirst().entity()).isEmpty();
        assertThat(found().getFirst().conflict().inWords())
                .isEqualTo("Exchange A (says one) or Exchange B (says two): none is preferred");
    }

    @Test
    void theSameNameFromSeveralSourcesIsNone() {
        label("A", "Exchange A", "one", Optional.empty());
        label("A", "exchange a ", "two", Optional.empty());

        assertThat(found()).isEmpty();
    }

    @Test
    void theSameActorUnderTwoNamesIsNone() {
        label("A", "Exchange A", "one", Optional.of("exchange-a"));
        label("A", "EA Ltd", "two", Optional.of("exchange-a"));

        assertThat(found()).isEmpty();
    }

    @Test
    void namesOfDifferentMembersAreTheEntitysConflict() {
        label("A", "Exchange A", "one", Optional.empty());
        label("B", "Exchange B", "two", Optional.empty());
        label("C", "Exchange C", "three", Optional.empty());
        entities.entity("A", "B");

        assertThat(found()).hasSize(1);
        assertThat(found().getFirst().entity())
                .contains(new EntityId(LedgerFixture.script("A").hash()));
        assertThat(found().getFirst().conflict().inWords())
                .contains("Exchange A (says one)", "Exchange B (says two)")
                .doesNotContain("Exchange C");
    }

    /** What one address is called twice is said once, there. */
    @Test
    void aConflictAtOneMemberIsNotRepeatedForTheEntity() {
        label("A", "Exchange A", "one", Optional.empty());
        label("A", "Exchange B", "two", Optional.empty());
        entities.entity("A", "B");

        assertThat(found()).hasSize(1);
        assertThat(found().getFirst().entity()).isEmpty();
    }
}
