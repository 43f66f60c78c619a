package tracer.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tracer.account.TransferId;
import tracer.attribution.Label;
import tracer.crossing.Candidate;
import tracer.crossing.Chance;
import tracer.crossing.CrossingFinding;
import tracer.crossing.CrossingRequest;
import tracer.crossing.CrossingResult;
import tracer.crossing.CrossingResult.Outcome;
import tracer.crossing.Grade;
import tracer.crossing.SeenMemo;
import tracer.crossing.SeenMemo.Standing;
import tracer.crossing.Terms;
import tracer.entity.CoSpend;
import tracer.flow.AccountFlow;
import tracer.flow.AccountTrace;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Limits;
import tracer.flow.Movement;
import tracer.flow.Policy;
import tracer.flow.Rational;
import tracer.flow.StopRules;
import tracer.flow.TraceEnd;
import tracer.ingest.chain.AccountIngestion;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.OpeningPolicy;
import tracer.ingest.demo.swap.SwapAddresses;
import tracer.ingest.demo.swap.SwapFacts;
import tracer.ingest.evm.EvmFiles;
import tracer.ingest.label.LabelCsv;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Asset;
import tracer.ledger.BitcoinChain;
import tracer.ledger.Coverage;
import tracer.ledger.LedgerChange;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;

/** The second act: what is found of the swap, and that nothing of it is followed by itself. */
class DemoCrossingTest {
    private static final SwapFacts SWAP = SmallCase.WRITTEN.swap();
    private static final CaseFile CASE = CaseFile.read(SmallCase.FOLDER.resolve(DemoCase.CASE));
    private static final MemoryLedger LEDGER =
            new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
    private static final MemoryLabels LABELS = new MemoryLabels();
    private static final MemoryAccounts ACCOUNTS = new MemoryAccounts();

    @TempDir static Path work;

    @BeforeAll
    static void ingest() {
        LEDGER.apply(
                LedgerChange.connect(SmallCase.BLOCKS.stream().map(ArrivedBlock::of).toList()));
        Path labels = SmallCase.FOLDER.resolve(DemoCase.LABELS);
        LABELS.add(LabelCsv.read(labels, BitcoinChain.REGTEST).allOrNothing());
        try (EvmFiles files =
                EvmFiles.open(
                        new EvmFiles.Given(
                                List.of(SmallCase.FOLDER.resolve(DemoCase.EVM)),
                                Optional.empty(),
                                Set.of(),
                                work),
                        Progress.SILENT)) {
            assertThat(files.chain()).isEqualTo(SwapAddresses.CHAIN);
            assertThat(
                            new AccountIngestion(
                                            ACCOUNTS.ledger(files.chain()),
                                            ACCOUNTS.sink(files.chain()),
                                            Progress.SILENT,
                                            Cancellation.NEVER)
                                    .run(files, Asked.ALL, OpeningPolicy.ALWAYS, Instant.EPOCH)
                                    .isComplete())
                    .isTrue();
            assertThat(files.report().skipped()).isEmpty();
        }
    }

    @Test
    void everyBlockIsStoredAndSeenWhole() {
        Coverage coverage = ACCOUNTS.ledger(SwapAddresses.CHAIN).coverage();
        assertThat(coverage.blockCount()).isEqualTo(SWAP.blocks());
        assertThat(coverage.reachesTipFrom(0)).isTrue();
        assertThat(ACCOUNTS.ledger(SwapAddresses.CHAIN).inventory().callsNotSeen()).isEmpty();
    }

    @Test
    void theContinuationIsAnIdentifierAndTheEqualAmountACandidate() {
        CrossingResult found = find(declared());
        assertThat(found.candidates())
                .extracting(c -> c.transfer().id().toString(), Candidate::grade)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(SWAP.continuation(), Grade.A),
                        org.assertj.core.api.Assertions.tuple(SWAP.other(), Grade.B));
        assertThat(found.candidates()).allMatch(c -> c.transfer().amount().equals(SWAP.amount()));
        assertThat(((Outcome.Found) found.outcome()).chance())
                .isInstanceOfSatisfying(
                        Chance.Expected.class,
                        e -> {
                            assertThat(e.fitting()).isEqualTo(6);
                            assertThat(e.matches())
                                    .isEqualTo(
                                            Rational.of(6L * 21_600, 600L * (SWAP.blocks() - 1)));
                        });
    }

    @Test
    void theForgedMemoIsShownAndNotBelieved() {
        List<SeenMemo> memos = find(declared()).memos();
        assertThat(memos)
                .extracting(SeenMemo::standing)
                .containsExactly(Standing.AUTHENTICATED, Standing.PAYS_NO_SERVICE);
        assertThat(memos.getLast().memo().output().toString())
                .isEqualTo(CASE.story().crossed().forgedMemo());
    }

    @Test
    void withoutARateOnlyTheMemoSpeaks() {
        CrossingResult found = find(new Terms.NotDeclared());
        assertThat(found.outcome()).isInstanceOf(Outcome.NoRate.class);
        assertThat(found.candidates())
                .extracting(c -> c.transfer().id().toString())
                .containsExactly(SWAP.continuation());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TIHO")
    void theTraceOfTheContinuationEndsAtTheExchangeAndBalances(Policy policy) {
        AccountTrace trace = trace(SWAP.continuation(), policy);
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.balance().source()).isEqualTo(Rational.of(SWAP.amount()));
        assertThat(trace.isLimited()).isFalse();
        List<Movement> atService =
                trace.movements().stream().filter(m -> service(m).isPresent()).toList();
        assertThat(atService).hasSize(1);
        assertThat(atService.getFirst().traced())
                .isEqualTo(Rational.of(new BigInteger(CASE.story().crossed().deposited())));
        assertThat(atService.getFirst().transfer().to()).contains(SWAP.path().getLast());
        assertThat(service(atService.getFirst()).orElseThrow().labels())
                .extracting(Label::name)
                .containsExactly("Exchange A deposit");
        assertThat(atService.getFirst().hop()).isEqualTo(3);
    }

    @Test
    void theEqualAmountLeadsElsewhere() {
        AccountTrace trace = trace(SWAP.other(), Policy.FIFO);
        assertThat(trace.balance().closes()).isTrue();
        assertThat(trace.movements()).noneMatch(m -> service(m).isPresent());
    }

    private static Optional<TraceEnd.AtService> service(Movement m) {
        return m.fate() instanceof Movement.Fate.Ended(TraceEnd end)
                        && end instanceof TraceEnd.AtService at
                ? Optional.of(at)
                : Optional.empty();
    }

    private static AccountTrace trace(String seed, Policy policy) {
        return new AccountFlow(LABELS)
                .trace(
                        ACCOUNTS.ledger(SwapAddresses.CHAIN),
                        new AccountTraceRequest(
                                TransferId.of(seed),
                                Direction.FORWARD,
                                policy,
                                Limits.NONE,
                                StopRules.DEFAULT),
                        Progress.SILENT,
                        Cancellation.NEVER);
    }

    private static Terms.Declared declared() {
        return new Terms.Declared(
                new Asset.Token(SWAP.contract()),
                Rational.of(650),
                CASE.swap().rateSource(),
                Rational.of(5, 1000),
                Rational.of(20, 1000),
                Rational.of(5, 1000));
    }

    private static CrossingResult find(Terms terms) {
        return new CrossingFinding(LEDGER, LABELS, ACCOUNTS)
                .find(
                        new CrossingRequest(
                                SmallCase.WRITTEN.facts().swap().deposit(),
                                SwapAddresses.CHAIN,
                                Duration.ofHours(6),
                                terms));
    }
}
