package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tracer.account.AccountBlock;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.account.TransferKind;
import tracer.ingest.json.JsonValue;
import tracer.job.Progress;
import tracer.ledger.EvmAddress;
import tracer.ledger.EvmChain;
import tracer.ledger.HeightRange;

/** Full main-net blocks, as nodes told them; the counts were taken by other means. */
class MainnetBlocksTest {
    private static final BigInteger FEES = new BigInteger("1025765428965578322");

    @TempDir private Path folder;

    private EvmFiles open(String... names) {
        return EvmFiles.open(
                new EvmFiles.Given(
                        Arrays.stream(names).map(RealAnswers::file).toList(),
                        Optional.empty(),
                        Set.of(),
                        folder),
                Progress.SILENT);
    }

    @Test
    void block19433902() {
        try (EvmFiles files =
                open("jsonrpc/block-19433902.json", "jsonrpc/receipts-19433902.json")) {
            assertThat(files.chain()).isEqualTo(EvmChain.ETHEREUM);
            AccountBlock block = files.blocks(new HeightRange(19_433_902, 19_433_902)).getFirst();
            assertThat(block.transactions()).hasSize(171);
            assertThat(block.transactions())
                    .filteredOn(t -> t.outcome() == Outcome.FAILED)
                    .hasSize(1)
                    .allSatisfy(t -> assertThat(t.transfers()).allMatch(f -> f.kind().isFee()));
            assertThat(sum(block, TransferKind.FEE_BURNT).add(sum(block, TransferKind.FEE_TIP)))
                    .isEqualTo(FEES);
            assertThat(count(block, TransferKind.FEE_BLOB)).isZero();
            assertThat(count(block, TransferKind.LOG)).isEqualTo(128);
            assertThat(
                            block.transactions().stream()
                                    .mapToInt(t -> t.notFollowed().nonFungible())
                                    .sum())
                    .isEqualTo(2);
            assertThat(
                            block.transactions().stream()
                                    .mapToInt(t -> t.notFollowed().unknownKind())
                                    .sum())
                    .isZero();
            assertThat(count(block, TransferKind.WITHDRAWAL)).isEqualTo(16);
            assertThat(block.ownTransfers().getFirst().amount())
                    .as("gwei to wei")
                    .isEqualTo(new BigInteger("119b258", 16).multiply(BigInteger.TEN.pow(9)));
            assertThat(block.seen())
                    .as("no traces came with it; after the merge there is no reward")
                    .isEqualTo(new Seen(Seen.Calls.NOT_SEEN, true));
            assertThat(files.report().notes())
                    .singleElement()
                    .asString()
                    .contains("1 of 1 blocks were recomputed");
            assertThat(files.report().skipped())
                    .extracting(s -> s.reason())
                    .anyMatch(r -> r.contains("wrapped"));
        }
    }

    @Test
    void positionsOrderFeesBeforeValueBeforeLogs() {
        try (EvmFiles files =
                open("jsonrpc/block-19433902.json", "jsonrpc/receipts-19433902.json")) {
            AccountBlock block = files.blocks(files.available().getFirst()).getFirst();
            List<Transfer> all = block.transfers().toList();
            assertThat(all).isSortedAccordingTo(Comparator.comparing(Transfer::place));
            assertThat(all).extracting(Transfer::id).doesNotHaveDuplicates();
            block.transactions()
                    .forEach(t ->
                            assertThat(t.transfers())
                                    .isSortedAccordingTo(Comparator.comparing(Transfer::kind)));
        }
    }

    @Test
    void receiptsOf15573637() {
        List<JsonValue> receipts = RealAnswers.result("jsonrpc/receipts-15573637.json").items();
        assertThat(receipts).hasSize(239);
        Map<Class<?>, Integer> kinds = new HashMap<>();
        EvmRules rules = EvmRules.of(EvmChain.ETHEREUM, Set.of());
        int failed = 0;
        for (JsonValue receipt : receipts) {
            failed += Hex.number(receipt.field("status")) == 0 ? 1 : 0;
            for (JsonValue log : receipt.field("logs").items()) {
                EvmAddress contract = Hex.address(log.field("address"));
                kinds.merge(TransferLog.read(log, contract, rules).getClass(), 1, Integer::sum);
            }
        }
        assertThat(failed).isEqualTo(2);
        assertThat(kinds.get(TransferLog.Fungible.class)).isEqualTo(262);
        assertThat(kinds.get(TransferLog.NonFungible.class)).isEqualTo(257);
        assertThat(kinds.get(TransferLog.UnknownKind.class)).isNull();
    }

    @Test
    void aChangedFieldOfTheHeaderIsFound() {
        ObjectNode block =
                (ObjectNode) RealAnswers.tree("jsonrpc/block-19433902.json").get("result");
        BlockHead.read(new JsonValue(block, "as it is", () -> ""), rules());
        for (String field :
                List.of(
                        "miner",
                        "gasUsed",
                        "timestamp",
                        "baseFeePerGas",
                        "receiptsRoot",
                        "parentHash")) {
            ObjectNode changed = block.deepCopy();
            String text = changed.get(field).asText();
            char last = text.charAt(text.length() - 1) == '1' ? '2' : '1';
            changed.put(field, text.substring(0, text.length() - 1) + last);
            assertThatThrownBy(() ->
                            BlockHead.read(new JsonValue(changed, "changed", () -> ""), rules()))
                    .as(field)
                    .hasMessageContaining("field hash")
                    .hasMessageContaining("fields hash to");
        }
    }

    private static EvmRules rules() {
        return EvmRules.of(EvmChain.ETHEREUM, Set.of());
    }

    private static long count(AccountBlock block, TransferKind kind) {
        return block.transfers().filter(t -> t.kind() == kind).count();
    }

    private static BigInteger sum(AccountBlock block, TransferKind kind) {
        return block.transfers()
                .filter(t -> t.kind() == kind)
                .map(Transfer::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
