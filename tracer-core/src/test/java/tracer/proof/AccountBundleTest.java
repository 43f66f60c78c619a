package tracer.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tracer.account.AccountFixture.address;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tracer.account.AccountBlock;
import tracer.account.AccountFixture;
import tracer.account.AccountTransactionFixture;
import tracer.account.Transfer;
import tracer.account.TransferId;
import tracer.attribution.LabelStore;
import tracer.flow.AccountTraceRequest;
import tracer.flow.Direction;
import tracer.flow.Policy;
import tracer.flow.TransferSeed;
import tracer.inquiry.AccountCase;
import tracer.inquiry.DocumentJson;
import tracer.inquiry.Inquiry;
import tracer.job.Cancellation;
import tracer.job.Progress;
import tracer.ledger.Bytes;
import tracer.ledger.EvmChain;
import tracer.memory.MemoryAccountLedger;
import tracer.memory.MemoryLabels;
import tracer.proof.VerificationDocument.Statement;

/** Bundles of traces over accounts: whole, exact, and never more than a claim. */
class AccountBundleTest {
    private final AccountCase made = new AccountCase();
    private final Inquiry inquiry = made.inquiry();
    private final LabelStore labels = inquiry.ports().labels();

    @TempDir Path home;

    private Bundling.Frozen freeze(AccountTraceRequest question) {
        return AccountBundles.freeze(
                inquiry.ports().accounts().ledger(EvmChain.ETHEREUM), labels, question);
    }

    private Bag honest() {
        return AccountBundles.honest(made);
    }

    static Stream<Arguments> questions() {
        return Stream.of(Direction.values())
                .flatMap(d -> Policy.ofAccounts(d).stream().map(p -> Arguments.of(p, d)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void theAnswerIsTheOneThatIsPrintedAndNothingIsProven(Policy policy, Direction direction) {
        for (TransferId seed : List.of(made.seed(), made.tokenSeed())) {
            AccountTraceRequest question = AccountBundles.question(seed, direction, policy);
            Bundling.Frozen frozen = freeze(question);

            assertThat(text(frozen.bag(), BundlePath.ANSWER))
                    .isEqualTo(
                            DocumentJson.of(
                                            inquiry.accounts()
                                                    .trace(
                                                            EvmChain.ETHEREUM,
                                                            question,
                                                            Progress.SILENT,
                                                            Cancellation.NEVER))
                                    + "\n");
            assertThat(frozen.document().verified()).isTrue();
            assertThat(frozen.document().statements())
                    .isNotEmpty()
                    .noneMatch(s -> s.standing().equals(Statement.PROVEN));
            assertThat(freeze(question).bag().digest()).isEqualTo(frozen.bag().digest());
        }
    }

    @Test
    void everyTransferAndBalanceIsClaimedByANameAndCanBeAskedElsewhere() {
        Bag bag = honest();
        VerificationDocument d = Verifier.check(bag);
        AccountContents c = AccountBundles.contents(bag);

        assertThat(Bundles.statements(d, "not-provable", "claimed-transfer"))
                .extracting(Statement::about)
                .containsExactlyElementsOf(
                        c.transfers().stream().map(t -> t.id().toString()).toList());
        assertThat(d.statements())
                .filteredOn(s -> s.kind().startsWith("claimed-") || s.kind().equals("block"))
                .allMatch(s ->
                        s.sentence()
                                .contains(
                                        "claimed by the node that served the blocks, not proven"));
        assertThat(Bundles.about(d, "not-provable", "claimed-balance"))
                .contains(address("site").text(), address("collector").text());
        assertThat(Bundles.statements(d, "recomputed", "traced"))
                .allMatch(s -> s.sentence().endsWith("under fifo, version 1"));
        assertThat(d.statements())
                .filteredOn(s -> s.kind().equals("omission"))
                .anyMatch(s -> s.sentence().contains("internal transfers were not seen in blocks"));
        assertThat(d.askFullNode())
                .anyMatch(a -> a.contains("0x" + made.paymentTransaction()))
                .anyMatch(a ->
                        a.startsWith("address " + address("collector").text())
                                && a.contains("at the end of blocks 19000000 and 19000013"));
        assertThat(d.claims().orElseThrow().blocks()).hasSameSizeAs(c.blocks());
    }

    /** The balances that it recomputes are those that the store has. */
    @Test
    void balancesAreThoseOfTheStore() {
        Bag bag = honest();
        FrozenAccounts frozen = AccountConsistency.require(AccountContents.read(bag));
        for (FrozenHolding h : AccountBundles.contents(bag).holdings()) {
            var sums =
                    inquiry
                            .ports()
                            .accounts()
                            .ledger(EvmChain.ETHEREUM)
                            .holdings(List.of(h.of().holder()))
                            .values()
                            .stream()
                            .flatMap(List::stream)
                            .filter(s -> s.of().equals(h.of()))
                            .findFirst()
                            .orElseThrow();
            assertThat(
                            AccountConsistency.balance(
                                    frozen.histories(List.of(h.of()), 1)
                                            .values()
                                            .iterator()
                                            .next()))
                    .isEqualTo(
                            sums.opening()
                                    .map(o ->
                                            o.amount().add(sums.received()).subtract(sums.sent())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void anyTraceOverARandomChainVerifiesFromTheBundleAlone(long seed) {
        AccountFixture chain = AccountFixture.economy(EvmChain.ETHEREUM, 0, 25, seed);
        MemoryAccountLedger ledger = new MemoryAccountLedger(EvmChain.ETHEREUM);
        ledger.apply(chain.change());
        List<Transfer> seeds =
                chain.blocks().stream()
                        .flatMap(AccountBlock::transfers)
                        .filter(t -> !t.kind().isFee())
                        .toList();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            Direction way = random.nextBoolean() ? Direction.FORWARD : Direction.BACKWARD;
            List<Policy> policies = Policy.ofAccounts(way);
            Transfer first = seeds.get(random.nextInt(seeds.size()));
            AccountTraceRequest one =
                    AccountBundles.question(
                            first.id(), way, policies.get(random.nextInt(policies.size())));
            AccountTraceRequest question =
                    i % 2 == 0 ? one : withMore(one, sameAsset(seeds, first), random);
            Bundling.Frozen frozen = AccountBundles.freeze(ledger, new MemoryLabels(), question);
            assertThat(frozen.document().verified()).as("seed %d: %s", seed, question).isTrue();
            assertThat(text(frozen.bag(), BundlePath.ANSWER))
                    .as("seed %d: no end of %s is a fact", seed, question)
                    .doesNotContainPattern("\"end\":\\{[^}]*\"evidence\":\"fact\"");
        }
    }

    private static List<Transfer> sameAsset(List<Transfer> all, Transfer as) {
        return all.stream().filter(t -> t.asset().equals(as.asset())).toList();
    }

    /** With two more seeds, of which only a part is meant. */
    private static AccountTraceRequest withMore(
            AccountTraceRequest one, List<Transfer> others, Random random) {
        Set<TransferId> ids = new TreeSet<>(Set.of(one.seeds().getFirst().transfer()));
        for (int i = 0; i < 2; i++) {
            ids.add(others.get(random.nextInt(others.size())).id());
        }
        return new AccountTraceRequest(
                ids.stream()
                        .map(id ->
                                id.equals(one.seeds().getFirst().transfer())
                                        ? TransferSeed.whole(id)
                                        : TransferSeed.of(id + "=2/7"))
                        .toList(),
                one.direction(),
                one.policy(),
                one.limits(),
                one.stops());
    }

    /** A hub: of its history only the length is frozen, and the trace ends there. */
    @Test
    void aHistoryTooLongToBeFollowedIsFrozenAsItsLength() {
        AccountFixture chain = AccountFixture.from(EvmChain.ETHEREUM, 0);
        chain.mine();
        chain.mine(AccountTransactionFixture.by("a").pay("hub", 5));
        chain.mine(AccountTransactionFixture.by("hub").pay("b", 1));
        MemoryAccountLedger ledger = new MemoryAccountLedger(EvmChain.ETHEREUM);
        ledger.apply(chain.change());
        TransferId seed = chain.at(1).transactions().getFirst().transfers().getFirst().id();
        Bundling.Frozen frozen =
                AccountBundles.freeze(
                        new Crowded(ledger, address("hub")),
                        new MemoryLabels(),
                        AccountBundles.question(seed, Direction.FORWARD, Policy.FIFO));

        assertThat(frozen.document().verified()).isTrue();
        assertThat(frozen.isLimited()).isTrue();
        AccountContents c = AccountBundles.contents(frozen.bag());
        assertThat(c.transfers()).extracting(Transfer::id).containsExactly(seed);
        assertThat(c.holdings()).extracting(FrozenHolding::transfers).containsExactly(200_001L);
        assertThat(frozen.document().statements())
                .anyMatch(s -> s.sentence().contains("200001 transfers, too many"));
    }

    @Test
    void onlyWhatTheAnswerRestsOnIsInIt() {
        Bag bag = honest();
        Set<String> files = new HashSet<>();
        bag.files().keySet().forEach(p -> files.add(text(bag, p)));
        String all = String.join("\n", files);

        assertThat(all).contains(address("collector").text());
        assertThat(all)
                .doesNotContain(address("usd holder").text())
                .doesNotContain(AccountFixture.token("usd").contract().text());
    }

    @Test
    void folderAndFileAreTheSameBundleAndOneFormGivesWayToAnother() throws Exception {
        Path zip = home.resolve("b.zip");
        Path folder = home.resolve("b");
        BundleFiles.write(honest(), zip, false);
        BundleFiles.write(honest(), folder, false);
        assertThat(Verifier.verify(zip)).isEqualTo(Verifier.verify(folder));

        Files.writeString(folder.resolve("data/headers.bin"), "x");
        VerificationDocument d = Verifier.verify(folder);
        assertThat(d.verified()).isFalse();
        assertThat(d.place()).contains("data/headers.bin");
        BundleFiles.write(honest(), folder, true);
        assertThat(Verifier.verify(folder).verified()).isTrue();
    }

    @Test
    void aBundleThatCallsItselfAnotherFormIsRefused() {
        Bag bag = honest();
        String info = text(bag, BundlePath.BAG_INFO);
        for (String id :
                List.of(
                        BundleForm.OUTPUTS.id(),
                        "tracer-account-bundle/1",
                        "tracer-account-bundle/9",
                        "")) {
            Map<BundlePath, Bytes> files =
                    Bundles.with(
                            bag,
                            BundlePath.BAG_INFO,
                            info.replace(BundleForm.ACCOUNTS.id(), id)
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(Bundles.verify(files).verified()).as(id).isFalse();
        }
    }

    private static String text(Bag bag, BundlePath path) {
        return new String(bag.file(path).toArray(), StandardCharsets.UTF_8);
    }
}
