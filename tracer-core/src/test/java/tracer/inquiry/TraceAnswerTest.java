package tracer.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tracer.attribution.Basis;
import tracer.attribution.Category;
import tracer.attribution.Confidence;
import tracer.attribution.Label;
import tracer.attribution.Validity;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Address;
import tracer.ledger.ChainFixture;
import tracer.ledger.ScriptFixture;
import tracer.path.PathRequest;

/** Traces and paths as an inquiry answers them: why each end ended, and what labels say of it. */
class TraceAnswerTest extends InquiryCase {
    @Test
    void traceSaysWhyEachEndEndedAndCloses() {
        labels.add(
                List.of(
                        new Label(
                                address(ScriptFixture.witnessKeyHash("exchange deposit")),
                                "Exchange A",
                                Category.EXCHANGE,
                                "labels.csv")));
        TraceDocument trace =
                trace(first.outPoint(0), Direction.FORWARD, Policy.HAIRCUT, Limits.NONE);
        assertThat(trace.title()).startsWith("10.00000000 BTC of ").endsWith("under haircut");
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.balance().equation())
                .isEqualTo("source = stops + unspent + fees + unspendable + cut");
        TraceDocument.HoldingEdge atExchange = trace.holdings().get(1);
        assertThat(atExchange.traced().sats()).isEqualTo("2500000000/3");
        assertThat(atExchange.traced().text()).isEqualTo("≈ 8.33333333 BTC");
        TraceDocument.End end = atExchange.end().orElseThrow();
        assertThat(end.sentence())
                .isEqualTo(
                        "stops at Exchange A (exchange; says labels.csv): inside, the chain shows nothing");
        assertThat(end.evidence()).isEqualTo("label");
        assertThat(trace.holdings().get(2).end().orElseThrow().evidence()).isEqualTo("claimed");
        assertThat(trace.notFollowed()).isEmpty();
    }

    @Test
    void aLabelSaysWhoHowSureAndOfWhen() {
        Basis basis =
                new Basis(
                        Confidence.SERVICE_DATA,
                        Optional.of("A team"),
                        Optional.of(LocalDate.parse("2021-11-12")),
                        Validity.UNSTATED);
        labels.add(List.of(exchangeDeposit("Exchange A", Category.EXCHANGE, basis)));

        TraceDocument.End end =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE)
                        .holdings()
                        .get(1)
                        .end()
                        .orElseThrow();

        assertThat(end.sentence())
                .isEqualTo(
                        "stops at Exchange A (exchange; says labels.csv of 2021-11-12, confidence"
                                + " service_data (50)): inside, the chain shows nothing");
        Party.LabelNote note = end.labels().getFirst();
        assertThat(note.confidence()).isEqualTo("service_data");
        assertThat(note.confidenceLevel()).isEqualTo(50);
        assertThat(note.author()).contains("A team");
        assertThat(note.asserted()).contains("2021-11-12");
        assertThat(note.chain()).contains("bitcoin-regtest");
        assertThat(note.inForce()).as("it has no dates to be in force by").isEmpty();
        assertThat(note.sentence())
                .isEqualTo(
                        "Exchange A (exchange), says labels.csv of 2021-11-12, written down by A"
                                + " team; confidence service_data (50)");
    }

    @Test
    void aSanctionIsMarkedAsOfTheTransactionsTime() {
        TraceDocument before =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE);
        LocalDate paid =
                LocalDate.parse(
                        before.holdings()
                                .get(1)
                                .created()
                                .orElseThrow()
                                .stamped()
                                .substring(0, 10));
        labels.add(
                List.of(
                        sanction("1 before", paid.minusDays(9), Optional.of(paid.minusDays(5))),
                        sanction("2 during", paid.minusDays(9), Optional.of(paid.plusDays(9))),
                        sanction("3 after", paid.plusDays(5), Optional.empty()),
                        sanction("4 that day", paid, Optional.empty()),
                        exchangeDeposit("5 undated", Category.SANCTIONED, Basis.UNSTATED)));

        TraceDocument.HoldingEdge listed =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE)
                        .holdings()
                        .get(1);

        assertThat(listed.end().orElseThrow().kind()).isEqualTo("unspent");
        assertThat(listed.party().labels())
                .extracting(n -> n.name() + ": " + n.inForce().orElse("-"))
                .containsExactly(
                        "1 before: not-in-force",
                        "2 during: in-force",
                        "3 after: not-in-force",
                        "4 that day: unknown",
                        "5 undated: unknown");
        assertThat(listed.party().labels().get(1).sentence())
                .contains(
                        "; list A list; listed %s; delisted %s; in force at that time"
                                .formatted(paid.minusDays(9), paid.plusDays(9)));
        assertThat(inquiry.transaction(second.id()).outputs().getFirst().party().labels())
                .as("a transaction says the same")
                .isEqualTo(listed.party().labels());
        assertThat(
                        inquiry.address(
                                        address(ScriptFixture.witnessKeyHash("exchange deposit")),
                                        PageRequest.FIRST)
                                .scripts()
                                .getFirst()
                                .labels())
                .as("an address has no time of its own")
                .allMatch(n -> n.inForce().isEmpty());
    }

    @Test
    void aLabelThatReachesOnlyThroughTheEntityIsAnInference() {
        compute();
        labels.add(
                List.of(
                        new Label(
                                address(ScriptFixture.keyHash("bob")),
                                "Exchange A",
                                Category.EXCHANGE,
                                "labels.csv")));

        TraceDocument.HoldingEdge alice =
                trace(
                                ChainFixture.coinbaseOf(chain.at(1)).outPoint(0),
                                Direction.FORWARD,
                                Policy.FIFO,
                                Limits.NONE)
                        .holdings()
                        .get(1);

        assertThat(alice.party().labels()).as("nothing is said of alice herself").isEmpty();
        TraceDocument.End end = alice.end().orElseThrow();
        assertThat(end.evidence()).isEqualTo("inference");
        assertThat(end.labels())
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.evidence()).isEqualTo("inference");
                    assertThat(n.sentence())
                            .endsWith("inferred: it stands on another address of the same entity");
                });
    }

    @Test
    void aBareKeyHasTheLabelsOfItsHash() {
        Label bob =
                new Label(
                        address(ScriptFixture.keyHash("bob")),
                        "Listed party",
                        Category.SANCTIONED,
                        "treasury");
        labels.add(List.of(bob));
        TransactionDocument tx = inquiry.transaction(first.id());
        assertThat(tx.outputs().get(1).party().scriptClass()).isEqualTo("p2pk");
        assertThat(tx.outputs().get(1).party().labels()).hasSize(1);
        assertThat(tx.outputs().get(3).party().labels())
                .as("once, on its own address")
                .isEqualTo(tx.outputs().get(1).party().labels());
        assertThat(tx.outputs().get(0).party().labels()).isEmpty();
    }

    @Test
    void whatALimitCutsIsListedWithItsValue() {
        TraceDocument trace =
                trace(first.outPoint(0), Direction.FORWARD, Policy.FIFO, Limits.NONE.withHops(0));
        assertThat(trace.truncated()).isTrue();
        assertThat(trace.notFollowed())
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.traced().sats()).isEqualTo("1000000000");
                    assertThat(n.reason()).contains("0 hops");
                });
        assertThat(trace.question().limits().hops()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void backwardTraceEndsInNewValue() {
        TraceDocument trace =
                trace(second.outPoint(1), Direction.BACKWARD, Policy.FIFO, Limits.NONE);
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.holdings().getLast().end().orElseThrow().sentence())
                .isEqualTo("new value, made in block 1");
    }

    @Test
    void pathIsFoundOrSaysWhyNot() {
        Address alice = address(ScriptFixture.witnessKeyHash("alice"));
        Address carol = address(ScriptFixture.witnessKeyHash("carol"));
        PathDocument found =
                inquiry.path(
                        new PathRequest<>(alice, carol, Limits.NONE, StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
        assertThat(found.outcome()).isEqualTo("found");
        assertThat(found.paths().getFirst().stops())
                .extracting(PathDocument.PathStop::output)
                .containsExactly(first.id() + ":0", second.id() + ":1");
        PathDocument none =
                inquiry.path(
                        new PathRequest<>(carol, alice, Limits.NONE, StopRules.NONE),
                        Progress.SILENT,
                        Cancellation.NEVER);
        assertThat(none.outcome()).isEqualTo("none");
        assertThat(none.sentence()).isNotBlank();
    }

    private static Label sanction(String name, LocalDate listed, Optional<LocalDate> delisted) {
        return exchangeDeposit(
                name,
                Category.SANCTIONED,
                new Basis(
                        Confidence.AUTHORITY_DATA,
                        Optional.empty(),
                        Optional.empty(),
                        new Validity(Optional.of("A list"), Optional.of(listed), delisted)));
    }
}
