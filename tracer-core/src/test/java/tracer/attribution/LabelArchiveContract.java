package tracer.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.attribution.LabelHistory.Event;
import tracer.attribution.LabelHistory.What;
import tracer.attribution.LabelImport.Replacing;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.ScriptFixture;
import tracer.problem.BadInput;

/** What every {@link LabelArchive} takes in and remembers, and what its {@link LabelStore} says. */
public abstract class LabelArchiveContract {
    private static final LocalDate DAY_1 = LocalDate.parse("2024-01-01");
    private static final LocalDate DAY_2 = LocalDate.parse("2024-06-01");
    private static final LocalDate DAY_3 = LocalDate.parse("2025-01-01");
    private static final Replacing ALL_NAMED = new Replacing(true, Set.of());

    /** A store and the archive behind it. */
    public record Both(LabelStore labels, LabelArchive archive) {}

    private LabelStore labels;
    private LabelArchive archive;

    /** Opens an empty store of regtest. Called once before each test. */
    protected abstract Both open(BitcoinChain chain);

    @BeforeEach
    final void openStore() {
        Both both = open(BitcoinChain.REGTEST);
        labels = both.labels();
        archive = both.archive();
    }

    @Test
    void takesAFileAndRemembersIt() {
        LabelImport file = file("one.csv", DAY_1, Replacing.NOTHING);
        Label a = label("alice", "list");
        LabelImport.Result result = take(file, a, label("bob", "list"), a);
        assertThat(result.read()).isEqualTo(3);
        assertThat(result.added()).isEqualTo(2);
        assertThat(archive.imports(10)).containsExactly(new LabelImport.Taken(file, result));
        assertThat(archive.history(List.of(a.subject().key())))
                .isEqualTo(
                        Map.of(
                                a.subject().key(),
                                List.of(new LabelHistory(a, List.of(event(What.SAID, file))))));
        assertThat(take(file, a).added()).isZero();
        assertThat(archive.imports(10)).hasSize(2);
    }

    @Test
    void aFileWhoseReadingFailsLeavesNothing() {
        Label before = label("alice", "list");
        take(file("one", DAY_1, ALL_NAMED), before);
        assertThatThrownBy(() ->
                        archive.take(
                                file("two", DAY_2, ALL_NAMED),
                                to -> {
                                    IntStream.range(0, 4_500)
                                            .forEach(i -> to.accept(label("x" + i, "list")));
                                    throw new IllegalStateException("the disk is gone");
                                }))
                .hasMessage("the disk is gone");
        assertThat(labels.count()).isEqualTo(1);
        assertThat(labels.labels(Optional.empty(), 10)).containsExactly(before);
        assertThat(labels.search("name", 10)).containsExactly(before);
        assertThat(archive.imports(10)).hasSize(1);
        assertThat(archive.history(List.of(label("x7", "list").subject().key()))).isEmpty();
        assertThat(take(file("two", DAY_2, ALL_NAMED), label("x7", "list")).withdrawn())
                .isEqualTo(1);
    }

    @Test
    void nobodySeesAPartOfAFile() {
        Label early = label("alice", "list");
        take(file("one", DAY_1, Replacing.NOTHING), early);
        List<Long> counts = new ArrayList<>();
        archive.take(
                file("two", DAY_2, ALL_NAMED),
                to -> {
                    IntStream.range(0, 4_500).forEach(i -> to.accept(label("x" + i, "list")));
                    counts.add(labels.count());
                    counts.add((long) labels.search("name", 10).size());
                    counts.add((long) archive.history(List.of(key("x7"))).size());
                });
        assertThat(counts).containsExactly(1L, 1L, 0L);
        assertThat(labels.count()).isEqualTo(4_500);
    }

    @Test
    void whatANewEditionDoesNotSayIsWithdrawnAndStaysInTheHistory() {
        LabelImport first = file("one", DAY_1, ALL_NAMED);
        LabelImport second = file("two", DAY_2, ALL_NAMED);
        LabelImport third = file("three", DAY_3, ALL_NAMED);
        Label stays = label("alice", "list");
        Label goes = label("bob", "list");
        Label ofAnother = label("bob", "another list");
        take(file("other", DAY_1, Replacing.NOTHING), ofAnother);
        take(first, stays, goes);

        LabelImport.Result result = take(second, stays);
        assertThat(List.of(result.withdrawn(), result.renewed(), result.added()))
                .containsExactly(1L, 0L, 0L);
        assertThat(labels.labelsAt(List.of(key("bob"))))
                .isEqualTo(Map.of(key("bob"), List.of(ofAnother)));
        assertThat(labels.count()).isEqualTo(2);
        assertThat(archive.history(List.of(key("bob"))).get(key("bob")))
                .filteredOn(h -> h.label().equals(goes))
                .singleElement()
                .satisfies(h ->
                        assertThat(h.events())
                                .containsExactly(
                                        event(What.SAID, first), event(What.WITHDRAWN, second)));

        assertThat(take(third, stays, goes).again()).isEqualTo(1);
        assertThat(labels.labelsAt(List.of(key("bob"))).get(key("bob")))
                .containsExactlyInAnyOrder(goes, ofAnother);
        assertThat(
                        archive
                                .history(List.of(key("bob")))
                                .getOrDefault(key("bob"), List.of())
                                .stream()
                                .filter(h -> h.label().equals(goes))
                                .flatMap(h -> h.events().stream())
                                .map(Event::what))
                .containsExactly(What.SAID, What.WITHDRAWN, What.SAID_AGAIN);
    }

    @Test
    void anEditionWithdrawsNothingThatALaterOneSays() {
        Label old = label("alice", "list");
        Label lasting = label("bob", "list");
        take(file("one", DAY_1, ALL_NAMED), old, lasting);
        take(file("three", DAY_3, ALL_NAMED), lasting);
        assertThatThrownBy(() -> take(file("two", DAY_2, ALL_NAMED), old))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("of 2024-06-01")
                .hasMessageContaining("of 2025-01-01")
                .hasMessageContaining("--edition");
        assertThat(labels.labels(Optional.empty(), 10)).containsExactly(lasting);
        assertThat(archive.imports(10)).hasSize(2);
        assertThat(take(file("two", DAY_2, Replacing.NOTHING), old).again()).isEqualTo(1);
        assertThat(labels.count()).isEqualTo(2);
    }

    @Test
    void withoutBeingToldAFileTakesNothingBack() {
        take(file("one", DAY_1, ALL_NAMED), label("alice", "list"));
        take(file("two", DAY_2, Replacing.NOTHING), label("bob", "list"));
        assertThat(labels.count()).isEqualTo(2);
    }

    @Test
    void aSourceThatTheFileDoesNotNameIsWithdrawnIfTold() {
        take(file("one", DAY_1, Replacing.NOTHING), label("alice", "dead list"));
        LabelImport.Result result =
                take(
                        file("two", DAY_2, new Replacing(true, Set.of("dead list"))),
                        label("bob", "list"));
        assertThat(result.withdrawn()).isEqualTo(1);
        assertThat(labels.labels(Optional.empty(), 9)).containsExactly(label("bob", "list"));
    }

    @Test
    void aSourceThatNeverSaidAnythingCannotBeWithdrawn() {
        take(file("one", DAY_1, Replacing.NOTHING), label("alice", "dead list"));
        assertThatThrownBy(() ->
                        take(
                                file("two", DAY_2, new Replacing(true, Set.of("daed list"))),
                                label("bob", "list")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no label is by 'daed list'");
        assertThat(labels.labels(Optional.empty(), 9)).containsExactly(label("alice", "dead list"));
        Replacing dead = new Replacing(false, Set.of("dead list"));
        assertThat(take(file("two", DAY_2, dead)).withdrawn()).isEqualTo(1);
        assertThat(take(file("two again", DAY_2, dead)).withdrawn()).isZero();
    }

    @Test
    void theSameStatementOfAnotherDayIsRenewedAndNotWithdrawn() {
        Label old = dated(label("alice", "list"), DAY_1);
        Label renewed = dated(label("alice", "list"), DAY_2);
        take(file("one", DAY_1, ALL_NAMED), old);
        LabelImport.Result result = take(file("two", DAY_2, ALL_NAMED), renewed);
        assertThat(List.of(result.renewed(), result.withdrawn())).containsExactly(1L, 0L);
        assertThat(labels.labels(Optional.empty(), 9)).containsExactly(renewed);
        assertThat(archive.history(List.of(key("alice"))).get(key("alice")))
                .extracting(h -> h.last().what())
                .containsExactly(What.RENEWED, What.SAID);
    }

    @Test
    void aWithdrawnSanctionIsAnsweredWithItsDay() {
        Label sanction = sanction("alice");
        take(file("one", DAY_1, ALL_NAMED), sanction, label("bob", "treasury"));
        take(file("two", DAY_2, ALL_NAMED), label("bob", "treasury"));
        Label withdrawn = sanction.withdrawn(DAY_2);
        assertThat(labels.labelsAt(List.of(key("alice"))))
                .isEqualTo(Map.of(key("alice"), List.of(withdrawn)));
        assertThat(labels.labels(Optional.empty(), 1)).containsExactly(label("bob", "treasury"));
        assertThat(labels.labels(Optional.of(label("bob", "treasury")), 9))
                .containsExactly(withdrawn);
        assertThat(labels.labels(Optional.of(withdrawn), 9)).isEmpty();
        assertThat(labels.search("listed", 9)).containsExactly(withdrawn);
        assertThat(labels.count()).isEqualTo(2);
        assertThat(withdrawn.isInForceAt(Instant.parse("2024-06-03T00:00:00Z")))
                .isEqualTo(InForce.NOT_IN_FORCE);
    }

    @Test
    void pagesThroughSubjects() {
        Label a1 = label("alice", "list");
        Label a2 = label("alice", "other");
        Label b = label("bob", "list");
        take(file("one", DAY_1, ALL_NAMED), a1, b, a2, label("carol", "gone"));
        take(file("two", DAY_2, new Replacing(false, Set.of("gone"))), b);
        List<SubjectKey> all =
                Stream.of(key("alice"), key("bob"))
                        .sorted(Comparator.comparing(SubjectKey::text))
                        .toList();
        assertThat(archive.subjects(Optional.empty(), 9)).isEqualTo(all);
        assertThat(archive.subjects(Optional.empty(), 1)).containsExactly(all.getFirst());
        assertThat(archive.subjects(Optional.of(all.getFirst()), 9)).containsExactly(all.getLast());
    }

    private LabelImport.Result take(LabelImport file, Label... what) {
        return archive.take(file, to -> List.of(what).forEach(to));
    }

    private static Event event(What what, LabelImport by) {
        return new Event(what, Optional.of(by.edition()), Optional.of(by));
    }

    private static LabelImport file(String name, LocalDate edition, Replacing replacing) {
        return new LabelImport(
                name, "ab".repeat(32), Instant.parse("2026-02-03T04:05:06Z"), edition, replacing);
    }

    private static SubjectKey key(String owner) {
        return label(owner, "list").subject().key();
    }

    private static Label sanction(String owner) {
        return new Label(
                label(owner, "treasury").subject(),
                "Z, listed",
                Category.SANCTIONED,
                "treasury",
                new Basis(
                        Confidence.AUTHORITY_DATA,
                        Optional.empty(),
                        Optional.of(DAY_1),
                        new Validity(
                                Optional.of("OFAC SDN"),
                                Optional.of(LocalDate.parse("2023-01-01")),
                                Optional.empty())));
    }

    private static Label dated(Label label, LocalDate day) {
        return label.withBasis(
                new Basis(
                        Confidence.FORENSIC,
                        Optional.of("An author"),
                        Optional.of(day),
                        Validity.UNSTATED));
    }

    private static Label label(String owner, String source) {
        return new Label(
                LabelSubject.of(new Address(BitcoinChain.REGTEST, ScriptFixture.keyHash(owner))),
                "Name of " + owner,
                Category.EXCHANGE,
                source,
                Basis.UNSTATED,
                Optional.of("actor-of-" + owner));
    }
}
