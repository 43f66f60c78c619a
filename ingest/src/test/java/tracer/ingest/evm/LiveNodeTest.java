package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static tracer.ingest.evm.Anvil.word;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tracer.account.AccountBlock;
import tracer.account.AccountHeader;
import tracer.account.AccountTransaction;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.ReadFrom;
import tracer.account.ReadingNote;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.account.TransferKind;
import tracer.ingest.chain.AccountIngestion;
import tracer.ingest.chain.AccountIngestionResult;
import tracer.ingest.chain.Asked;
import tracer.ingest.chain.BalanceCheck;
import tracer.ingest.chain.OpeningPolicy;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Asset;
import tracer.ledger.BlockHash;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;
import tracer.memory.MemoryAccountLedger;

/** A chain made on a real node: what is stored must explain every balance that the node reports. */
class LiveNodeTest {
    private static final EvmAddress ALICE = Anvil.ACCOUNTS.get(0);
    private static final EvmAddress BOB = Anvil.ACCOUNTS.get(1);
    private static final EvmAddress CAROL = Anvil.ACCOUNTS.get(2);
    private static final EvmAddress DAVE =
            EvmAddress.of("0x00000000000000000000000000000000000da5e0");
    private static final EvmAddress MAKER =
            EvmAddress.of("0x00000000000000000000000000000000000c0de0");

    private Anvil node;

    /** Empty where no node can be had and the tests are skipped. */
    private Optional<Anvil> started = Optional.empty();

    private MemoryAccountLedger stored;
    private int changes;
    private int runs;
    private EvmAddress mover = EvmAddress.ZERO;
    private EvmAddress token = EvmAddress.ZERO;

    @BeforeEach
    void start() throws IOException {
        node = Anvil.start();
        started = Optional.of(node);
        stored = new MemoryAccountLedger(EvmChain.DEVELOPMENT);
        changes = 0;
        runs = 0;
        node.ask("anvil_setCoinbase", MAKER.text());
    }

    @AfterEach
    void stop() {
        started.ifPresent(Anvil::close);
    }

    /** One of everything that moves value. */
    private void live() {
        mover = node.deploy(ALICE, "Mover", 0);
        token = node.deploy(ALICE, "Token", 0);
        node.pay(ALICE, BOB, 1_000_000_007);
        node.pay(BOB, BOB, 5);
        node.call(ALICE, mover, 101, "0x0f2c9329" + word(BOB) + word(CAROL));
        node.call(ALICE, mover, 77, "0xb48a3ce8" + word(DAVE));
        node.call(BOB, mover, 55, "0xed6864b3" + word(CAROL));
        node.call(BOB, mover, 44, "0xe02860e6" + word(CAROL));
        node.call(CAROL, mover, 33, "0xc6dad082");
        node.call(CAROL, mover, 34, "0x26ec803b" + word(9));
        node.call(CAROL, mover, 35, "0x6f8fe938" + word(DAVE));
        node.call(CAROL, mover, 36, "0xea4366a0");
        EvmAddress mortal = node.deploy(ALICE, "Mortal", 1_234);
        node.call(BOB, mortal, 0, "0x8c4dd39d" + word(CAROL));
        node.mine(2);
        node.call(ALICE, token, 0, "0xa9059cbb" + word(BOB) + word(250_000));
        node.call(BOB, token, 0, "0xa9059cbb" + word(CAROL) + word(0));
        node.call(CAROL, token, 0, "0xa9059cbb" + word(DAVE) + word(1));
        node.call(BOB, token, 0, "0x42966c68" + word(1_000));
        node.call(BOB, token, 0, "0x40c10f19" + word(DAVE) + word(17));
        EvmAddress old = node.deploy(ALICE, "OldToken", 0);
        node.call(ALICE, old, 0, "0xa9059cbb" + word(BOB) + word(3));
        EvmAddress things = node.deploy(ALICE, "Things", 0);
        node.call(ALICE, things, 0, "0xf00388f7" + word(BOB) + word(4));
        node.mineAtOnce(false);
        node.pay(ALICE, CAROL, 11);
        node.pay(BOB, CAROL, 12);
        node.call(CAROL, mover, 14, "0x0f2c9329" + word(ALICE) + word(DAVE));
        node.call(BOB, token, 0, "0xa9059cbb" + word(ALICE) + word(2));
        node.mine(1);
        node.mineAtOnce(true);
    }

    private AccountIngestionResult ingest() {
        return ingest(EvmRpc.Wanted.ALL, Asked.ALL);
    }

    private AccountIngestionResult ingest(EvmRpc.Wanted wanted, Asked asked) {
        try (EvmRpc source = EvmRpc.open(node.url(), wanted, NodePatience.USUAL)) {
            return new AccountIngestion(
                            stored,
                            change -> {
                                changes++;
                                stored.apply(change);
                            },
                            Progress.SILENT,
                            Cancellation.NEVER)
                    .run(source, asked, OpeningPolicy.IF_TOLD, Instant.ofEpochSecond(++runs));
        }
    }

    @Test
    void explainsEveryBalanceAtEveryBlock() {
        live();
        AccountIngestionResult result = ingest();

        assertThat(result.stored().blocks()).isEqualTo(node.height() + 1);
        assertThat(
                        stored.blocks(0, 1_000).stream()
                                .flatMap(b -> b.transactions().stream())
                                .filter(t -> t.outcome() == Outcome.FAILED))
                .as("a payment undone, and tokens that Carol does not have")
                .extracting(AccountTransaction::value)
                .containsExactly(BigInteger.valueOf(55), BigInteger.ZERO);
        assertThat(result.stored().failed()).isEqualTo(2);
        assertThat(result.stored().callsNotSeen()).isZero();
        assertThat(result.openings()).isEqualTo(result.openingsKnown()).isPositive();
        assertThat(result.source().notes())
                .as("every block's name was recomputed")
                .singleElement()
                .asString()
                .contains(
                        "%,d of %,d blocks were recomputed"
                                .formatted(node.height() + 1, node.height() + 1));
        assertThat(result.source().skipped())
                .extracting(s -> s.count() + " " + s.reason())
                .contains(
                        "1 Transfer logs of single things (ERC-721), which have no amount",
                        "2 Transfer logs of contracts whose standard is not known");
        assertExplainsEveryBalance(stored);

        BalanceCheck.Result check = check();
        assertThat(check.unexplained()).isEmpty();
        assertThat(check.isComplete()).isTrue();
        assertThat(check.openingUnknown()).isZero();
        assertThat(check.burnt()).isEqualTo(1);
    }

    /**
     * EIP-7702; the authorization is nobody's, so that it changes no account and stays in the
     * block.
     */
    @Test
    void aBlockWithAnAuthorizationIsWhatItsHeaderCommitsTo() {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("from", ALICE.text()).put("to", BOB.text()).put("type", "0x4");
        call.put("value", "0x9").put("gas", "0x30d40");
        call.putArray("authorizationList")
                .addObject()
                .put("chainId", "0x7a69")
                .put("address", CAROL.text())
                .put("nonce", "0x0")
                .put("yParity", "0x1")
                .put("r", "0x" + "12".repeat(32))
                .put("s", "0x" + "34".repeat(32));
        String id = node.ask("eth_sendTransaction", call).asText();
        assertThat(node.ask("eth_getTransactionByHash", id).get("type").asText()).isEqualTo("0x4");
        node.mine(1);
        AccountIngestionResult result = ingest();
        assertThat(stored.blocks(0, 10))
                .flatExtracting(AccountBlock::transactions)
                .extracting(t -> "0x" + t.id())
                .containsExactly(id);
        assertThat(result.source().notes())
                .singleElement()
                .asString()
                .contains("withdrawals of %d of them match".formatted(node.height() + 1));
        assertThat(result.source().skipped()).noneMatch(x -> x.reason().contains("held against"));
    }

    @Test
    void takesTheSameFromEitherFormOfTraces() throws IOException {
        live();
        ingest();
        try (Detour detour = new Detour(node.url(), Set.of("trace_block"));
                EvmRpc source = EvmRpc.open(detour.url(), EvmRpc.Wanted.ALL, NodePatience.USUAL)) {
            MemoryAccountLedger other = new MemoryAccountLedger(EvmChain.DEVELOPMENT);
            new AccountIngestion(other, other, Progress.SILENT, Cancellation.NEVER)
                    .run(source, Asked.ALL, OpeningPolicy.IF_TOLD, Instant.EPOCH);
            assertThat(other.blocks(0, 1_000))
                    .allSatisfy(
                            b -> assertThat(b.seen().calls()).isEqualTo(Seen.Calls.CALL_TRACER));
            assertThat(amounts(other)).isEqualTo(amounts(stored)).isNotEmpty();
            assertExplainsEveryBalance(other);
        }
    }

    private static List<String> amounts(MemoryAccountLedger accounts) {
        return accounts.blocks(0, 1_000).stream()
                .flatMap(AccountBlock::transfers)
                .map(t -> "%s %s→%s %s".formatted(t.id(), t.from(), t.to(), t.amount()))
                .toList();
    }

    @Test
    void whatFailedOrWasUndoneMovesNothingButItsFee() {
        live();
        ingest();
        List<AccountTransaction> all =
                stored.blocks(0, 1_000).stream().flatMap(b -> b.transactions().stream()).toList();
        AccountTransaction failed =
                all.stream().filter(t -> t.outcome() == Outcome.FAILED).findFirst().orElseThrow();
        assertThat(failed.value()).isEqualTo(55);
        assertThat(failed.transfers()).allMatch(t -> t.kind().isFee()).isNotEmpty();
        AccountTransaction caught =
                all.stream()
                        .filter(t -> t.value().equals(BigInteger.valueOf(44)))
                        .findFirst()
                        .orElseThrow();
        assertThat(caught.transfers())
                .filteredOn(t -> !t.kind().isFee())
                .extracting(Transfer::kind)
                .as("the call with value below it was undone")
                .containsExactly(TransferKind.VALUE);
    }

    @Test
    void keepsTokensApartAndAsksWhatTheyCallThemselves() {
        live();
        ingest(new EvmRpc.Wanted(true, Set.of()), Asked.ALL);
        assertThat(stored.tokens(List.of(token)).values())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.symbol()).contains("TOK");
                    assertThat(note.decimals()).hasValue(6);
                });
        List<Transfer> mints =
                stored.blocks(0, 1_000).stream()
                        .flatMap(AccountBlock::transfers)
                        .filter(Transfer::isMint)
                        .toList();
        assertThat(mints)
                .extracting(Transfer::amount)
                .containsExactly(BigInteger.valueOf(1_000_000), BigInteger.valueOf(17));
    }

    @Test
    void takesUnindexedTransfersOfKnownTokens() {
        EvmAddress old = node.deploy(ALICE, "OldToken", 0);
        node.call(ALICE, old, 0, "0xa9059cbb" + word(BOB) + word(3));
        ingest(new EvmRpc.Wanted(true, Set.of(old)), Asked.ALL);
        assertExplainsEveryBalance(stored);
        assertThat(stored.tokens(List.of(old)).values())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.symbol()).contains("OLD");
                    assertThat(note.decimals()).isEmpty();
                });
        assertThat(node.balanceOf(old, BOB, node.height())).isEqualTo(3);
        assertThat(check().equal()).isGreaterThan(3);
    }

    @Test
    void reportsWhatTheNodeWasToldToBelieve() {
        live();
        node.ask("anvil_setBalance", BOB.text(), "0x3e8");
        node.mine(1);
        ingest();
        assertThat(check().unexplained())
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.of())
                            .isEqualTo(new HeldAsset(BOB, EvmChain.DEVELOPMENT.nativeAsset()));
                    assertThat(d.said()).isEqualTo(1_000);
                    assertThat(d.unseen()).isNegative();
                });
    }

    @Test
    void saysThatInternalTransfersWereNotSeenAndWhatThatLeavesUnexplained() {
        live();
        AccountIngestionResult result = ingest(new EvmRpc.Wanted(false, Set.of()), Asked.ALL);
        assertThat(result.stored().callsNotSeen()).isPositive();
        assertThat(result.source().skipped())
                .anyMatch(s -> s.reason().contains("internal transfers are not seen"));
        assertThat(stored.header(3).orElseThrow().seen().calls())
                .as("a plain payment can have none")
                .isEqualTo(Seen.Calls.NONE_POSSIBLE);
        assertThat(check().unexplained()).isNotEmpty();
    }

    @Test
    void goesOnWhereItStoppedAndDoesNothingTwice() {
        live();
        int half = node.height() / 2;
        assertThat(ingest(EvmRpc.Wanted.ALL, Asked.upTo(half)).stored().blocks())
                .isEqualTo(half + 1);
        AccountIngestionResult rest = ingest();
        assertThat(rest.alreadyStored()).isEqualTo(half + 1);
        assertThat(rest.stored().blocks()).isEqualTo(node.height() - half);
        int before = changes;
        assertThat(ingest().stored().blocks()).isZero();
        assertThat(changes).isEqualTo(before);
        assertExplainsEveryBalance(stored);
        assertThat(stored.readings())
                .as("who served which blocks; the run that brought nothing left no note")
                .extracting(n -> n.reading().at().getEpochSecond(), ReadingNote::standing)
                .containsExactly(
                        tuple(1L, List.of(new HeightRange(0, half))),
                        tuple(2L, List.of(new HeightRange(half + 1, node.height()))));
        assertThat(stored.readings())
                .extracting(n -> n.reading().from())
                .containsOnly(
                        new ReadFrom.Node(
                                "http://127.0.0.1:%d".formatted(node.url().getPort()),
                                Optional.of(node.ask("web3_clientVersion").asText())));
    }

    @Test
    void beginsInTheMiddleWithTheBalancesBefore() {
        live();
        int from = node.height() / 2;
        ingest(EvmRpc.Wanted.ALL, Asked.from(from));
        assertThat(stored.openings()).extracting(OpeningBalance::height).containsOnly(from - 1);
        assertThat(check().unexplained()).isEmpty();
        assertThat(check().openingUnknown()).isZero();
    }

    @Test
    void followsAReorganisation() {
        live();
        String snapshot = node.ask("evm_snapshot").asText();
        int fork = node.height();
        node.pay(ALICE, DAVE, 400);
        node.pay(BOB, DAVE, 500);
        node.call(BOB, token, 0, "0xa9059cbb" + word(ALICE) + word(5));
        ingest();
        List<BlockHash> lost =
                stored.blocks(fork + 1, 10).stream().map(AccountBlock::hash).toList();
        assertThat(lost).hasSize(3);

        node.ask("evm_revert", snapshot);
        node.pay(ALICE, DAVE, 600);
        node.call(CAROL, mover, 9, "0x0f2c9329" + word(ALICE) + word(DAVE));
        int before = changes;
        AccountIngestionResult result = ingest();

        assertThat(result.replacedBlocks()).isEqualTo(3);
        assertThat(changes).as("one change").isEqualTo(before + 1);
        assertThat(stored.orphans()).extracting(AccountHeader::hash).isEqualTo(lost);
        assertThat(stored.readings(lost).values())
                .extracting(ReadingNote::number)
                .containsExactly(1, 1, 1);
        assertThat(stored.readings().getLast().standing())
                .containsExactly(new HeightRange(fork + 1, fork + 2));
        assertThat(stored.coverage().tip().orElseThrow().height()).isEqualTo(fork + 2);
        assertExplainsEveryBalance(stored);
        assertThat(check().unexplained()).isEmpty();
    }

    @Test
    void aNodeThatIsBehindReplacesNothing() {
        live();
        String snapshot = node.ask("evm_snapshot").asText();
        node.pay(ALICE, DAVE, 400);
        ingest();
        node.ask("evm_revert", snapshot);
        assertThat(ingest().replacedBlocks()).isZero();
        assertThat(stored.orphans()).isEmpty();
    }

    private BalanceCheck.Result check() {
        try (EvmRpc source = EvmRpc.open(node.url(), EvmRpc.Wanted.ALL, NodePatience.USUAL)) {
            return BalanceCheck.run(source, stored, Progress.SILENT, Cancellation.NEVER);
        }
    }

    /** For every address and asset, at every block, from the balances at block 0 on. */
    private void assertExplainsEveryBalance(MemoryAccountLedger accounts) {
        Map<HeldAsset, BigInteger> balances = new HashMap<>();
        accounts.openings().forEach(o -> balances.put(o.of(), o.amount()));
        Set<HeldAsset> holdings = new TreeSet<>(balances.keySet());
        accounts.blocks(0, 1_000).stream()
                .flatMap(AccountBlock::transfers)
                .flatMap(t -> Stream.concat(t.debited().stream(), t.credited().stream()))
                .forEach(holdings::add);
        assertThat(holdings)
                .as("each began with what the node said")
                .hasSameSizeAs(balances.keySet());
        Set<HeldAsset> compared =
                holdings.stream()
                        .filter(h ->
                                h.asset() instanceof Asset.Native
                                        || !h.holder().equals(EvmAddress.ZERO))
                        .collect(Collectors.toSet());
        for (AccountBlock block : accounts.blocks(0, 1_000)) {
            block.transfers()
                    .forEach(t -> {
                        t.debited()
                                .ifPresent(h ->
                                        balances.merge(h, t.amount().negate(), BigInteger::add));
                        t.credited().ifPresent(h -> balances.merge(h, t.amount(), BigInteger::add));
                    });
            for (HeldAsset h : compared) {
                assertThat(balances.get(h))
                        .as("%s at block %d", h, block.height())
                        .isEqualTo(nodesBalance(h, block.height()));
            }
        }
    }

    private BigInteger nodesBalance(HeldAsset h, int height) {
        return switch (h.asset()) {
            case Asset.Native _ -> node.balance(h.holder(), height);
            case Asset.Token(EvmAddress contract) -> node.balanceOf(contract, h.holder(), height);
        };
    }
}
