package tracer.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static tracer.account.AccountFixture.connect;
import static tracer.account.AccountFixture.reorganise;
import static tracer.account.AccountTransactionFixture.by;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tracer.ledger.BlockHash;
import tracer.ledger.Coverage;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/** What every {@link AccountSink} remembers of who served its blocks. */
public abstract class AccountReadingContract extends AccountStoreContract {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static final Reading NODE =
            new Reading(
                    new ReadFrom.Node("http://127.0.0.1:8545", Optional.of("anvil/v1.0")), NOON);
    private static final Reading SILENT =
            new Reading(new ReadFrom.Node("https://node.example/…", Optional.empty()), NOON);
    private static final Reading FILES =
            new Reading(
                    new ReadFrom.Files(
                            List.of(
                                    new ReadFrom.File(
                                            "blocks 1.json.gz", 17, AccountFixture.hash("one")),
                                    new ReadFrom.File("ü.json", 0, AccountFixture.hash("two")))),
                    NOON.plusSeconds(60));

    private final AccountFixture chain = AccountFixture.economy(CHAIN, 100, 20, 31);

    private Map<BlockHash, Integer> numbers(List<AccountBlock> blocks) {
        Map<BlockHash, Integer> numbers = new HashMap<>();
        ledger().readings(blocks.stream().map(AccountBlock::hash).toList())
                .forEach((hash, note) -> numbers.put(hash, note.number()));
        return numbers;
    }

    private BlockSources sources() {
        return BlockSources.of(ledger().coverage(), ledger().readings());
    }

    @Test
    void knowsNothingOfBlocksThatNobodyRecordedARunOf() {
        assertThat(ledger().readings()).isEmpty();
        apply(chain.change());
        assertThat(ledger().readings()).isEmpty();
        assertThat(numbers(chain.blocks())).isEmpty();
        assertThat(sources().notRecorded()).containsExactly(new HeightRange(100, 119));
        assertThat(sources().sentences()).containsExactly("blocks 100–119: not recorded");
    }

    @Test
    void remembersOfEachBlockWhoServedItAndWhen() {
        apply(AccountChange.connect(chain.blocks(100, 104)).by(NODE));
        apply(AccountChange.connect(chain.blocks(105, 107)).by(NODE));
        apply(AccountChange.connect(chain.blocks(110, 112)).by(FILES));
        apply(connect(chain.at(114)));
        apply(connect(chain.at(116)).by(SILENT));

        assertThat(ledger().readings())
                .extracting(ReadingNote::number, ReadingNote::reading, ReadingNote::standing)
                .containsExactly(
                        tuple(1, NODE, List.of(new HeightRange(100, 107))),
                        tuple(2, FILES, List.of(new HeightRange(110, 112))),
                        tuple(3, SILENT, List.of(new HeightRange(116, 116))));
        for (AccountBlock b : chain.blocks()) {
            int h = b.height();
            Optional<Reading> run =
                    h <= 107
                            ? Optional.of(NODE)
                            : h >= 110 && h <= 112
                                    ? Optional.of(FILES)
                                    : h == 116 ? Optional.of(SILENT) : Optional.empty();
            assertThat(
                            Optional.ofNullable(ledger().readings(List.of(b.hash())).get(b.hash()))
                                    .map(ReadingNote::reading))
                    .as("block %d", h)
                    .isEqualTo(run);
        }
        assertThat(sources().notRecorded()).containsExactly(new HeightRange(114, 114));
        assertThat(sources().sentences())
                .contains(
                        "blocks 116: node https://node.example/… (did not say what it is), read 2026-01-02T12:00:00Z",
                        "blocks 114: not recorded");
    }

    @Test
    void countsHowInternalTransfersOfTheBroughtBlocksWereSeen() {
        apply(chain.change().by(NODE));
        Map<Seen.Calls, Long> expected = new HashMap<>();
        chain.blocks().forEach(b -> expected.merge(b.seen().calls(), 1L, Long::sum));
        assertThat(ledger().readings().getFirst().calls()).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void theRunThatBroughtABlockStaysWhenAnotherFindsItStored() {
        apply(AccountChange.connect(chain.blocks(100, 109)).by(NODE));
        List<ReadingNote> before = ledger().readings();
        apply(AccountChange.connect(chain.blocks(103, 106)).by(FILES));
        assertThat(ledger().readings()).as("it brought nothing").isEqualTo(before);

        apply(AccountChange.connect(chain.blocks(105, 112)).by(FILES));
        assertThat(numbers(chain.blocks(100, 109)).values()).containsOnly(1);
        assertThat(numbers(chain.blocks(110, 112)).values()).containsOnly(2);
        assertThat(ledger().readings().getLast().brought())
                .containsExactly(new HeightRange(110, 112));
    }

    @Test
    void aReorganisationKeepsWhoServedEitherBranch() {
        AccountFixture losing = chain.forkAfter(117, "losing");
        losing.mineRandomly(3, 1);
        AccountFixture winning = chain.forkAfter(117, "winning");
        winning.mineRandomly(4, 2);
        apply(losing.change().by(NODE));
        apply(reorganise(losing.blocks(118, 120), winning.blocks(118, 121)).by(FILES));

        assertThat(numbers(losing.blocks(118, 120)).values()).as("orphans").containsOnly(1);
        assertThat(numbers(winning.blocks(118, 121)).values()).containsOnly(2);
        ReadingNote first = ledger().readings().getFirst();
        assertThat(first.brought()).containsExactly(new HeightRange(100, 120));
        assertThat(first.standing()).containsExactly(new HeightRange(100, 117));
        assertThat(ledger().readings().getLast().standing())
                .containsExactly(new HeightRange(118, 121));

        apply(reorganise(winning.blocks(118, 121), losing.blocks(118, 120)).by(SILENT));
        assertThat(numbers(losing.blocks(118, 120)).values())
                .as("the last that brought them")
                .containsOnly(3);
        assertThat(ledger().readings())
                .extracting(ReadingNote::standing)
                .containsExactly(
                        List.of(new HeightRange(100, 117)),
                        List.of(),
                        List.of(new HeightRange(118, 120)));
        apply(reorganise(losing.blocks(118, 120), List.of()));
        assertThat(ledger().readings().getLast().standing()).isEmpty();
        assertThat(sources().shares()).extracting(BlockSources.Share::number).containsExactly(1);
    }

    @Test
    void theDigestDoesNotDependOnWhoWasReadAndWhen() {
        apply(AccountChange.connect(chain.blocks(100, 109)).by(NODE));
        apply(AccountChange.connect(chain.blocks(110, 119)).by(FILES));
        assertThat(digest())
                .isEqualTo(digest(reference(chain.change())))
                .isEqualTo(digest(reference(chain.change().by(SILENT))));
    }

    @Test
    void whatIsRefusedLeavesNoRun() {
        apply(AccountChange.connect(chain.blocks(100, 104)).by(NODE));
        List<ReadingNote> before = ledger().readings();
        AccountFixture other = AccountFixture.from(CHAIN, 105);
        refused(connect(other.mine(by("x").pay("y", 1))).by(FILES), "105");
        AccountFixture repeats = chain.forkAfter(104, "repeats");
        repeats.mine(by("x").named("twice").tip(1, "v"));
        repeats.mine(by("x").named("twice").tip(1, "v"));
        refused(
                AccountChange.connect(repeats.blocks(105, 106)).by(FILES),
                AccountFixture.hash("twice").toString());
        assertThat(ledger().readings()).isEqualTo(before);
    }

    @Test
    void chainsOfOneStoreCountTheirRunsApart() {
        AccountFixture two = AccountFixture.economy(EvmChain.DEVELOPMENT, 100, 3, 31);
        apply(AccountChange.connect(chain.blocks(100, 101)).by(FILES));
        store().sink(EvmChain.DEVELOPMENT).apply(two.change().by(NODE));
        assertThat(store().ledger(EvmChain.DEVELOPMENT).readings())
                .singleElement()
                .extracting(ReadingNote::number, ReadingNote::reading)
                .containsExactly(1, NODE);
        assertThat(ledger().readings()).extracting(ReadingNote::reading).containsExactly(FILES);
    }

    @Test
    void everyBlockHasTheLastRunThatBroughtItThroughRandomReorganisations() {
        Random random = random("readings");
        AccountFixture now = AccountFixture.from(CHAIN, 0);
        now.mineRandomly(6, random.nextLong());
        Map<BlockHash, Reading> expected = new HashMap<>();
        Reading first = new Reading(NODE.from(), NOON);
        apply(now.change().by(first));
        now.blocks().forEach(b -> expected.put(b.hash(), first));
        for (int round = 0; round < 8; round++) {
            int top = now.tip().height();
            int keep = Math.max(0, top - 1 - random.nextInt(4));
            AccountFixture next = now.forkAfter(keep, "round " + round);
            next.mineRandomly(1 + random.nextInt(5), random.nextLong());
            List<AccountBlock> joining = next.blocks(keep + 1, next.tip().height());
            AccountChange change = reorganise(now.blocks(keep + 1, top), joining);
            if (random.nextInt(4) == 0) {
                apply(change);
            } else {
                Reading run =
                        new Reading(
                                random.nextBoolean() ? NODE.from() : FILES.from(),
                                NOON.plusSeconds(random.nextInt(3)));
                apply(change.by(run));
                joining.forEach(b -> expected.put(b.hash(), run));
            }
            now = next;
        }
        Map<BlockHash, Reading> found = new HashMap<>();
        ledger().readings(
                        Stream.concat(
                                        now.blocks().stream().map(AccountBlock::hash),
                                        ledger().orphans().stream().map(AccountHeader::hash))
                                .toList())
                .forEach((hash, note) -> found.put(hash, note.reading()));
        assertThat(found).isEqualTo(expected);
        Coverage coverage = ledger().coverage();
        for (AccountBlock b : now.blocks()) {
            assertThat(
                            sources().shares().stream()
                                    .filter(s ->
                                            s.heights().stream()
                                                    .anyMatch(r -> r.contains(b.height())))
                                    .map(BlockSources.Share::reading)
                                    .findFirst())
                    .as("height %d of %s", b.height(), coverage)
                    .isEqualTo(Optional.ofNullable(expected.get(b.hash())));
        }
    }
}
