package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tracer.account.AccountBlock;
import tracer.account.AccountTransaction;
import tracer.account.AccountTransaction.NotFollowed;
import tracer.account.AccountTransaction.Outcome;
import tracer.account.Seen;
import tracer.account.Transfer;
import tracer.problem.BadInput;

/** A block whose parts are changed one by one: what moves, and what is refused. */
class BlockReadingTest {
    private final MadeUpBlock made = new MadeUpBlock();

    private static List<String> text(AccountBlock block) {
        return block.transfers().map(BlockReadingTest::text).toList();
    }

    private static String text(Transfer t) {
        return "%s-%s %s→%s %s %s"
                .formatted(
                        t.id().kind().id(),
                        t.id().index(),
                        t.from().map(a -> a.key().substring(0, 2)).orElse(""),
                        t.to().map(a -> a.key().substring(0, 2)).orElse(""),
                        t.asset().id().substring(0, 2),
                        t.amount());
    }

    @Test
    void readsEverythingThatMoved() {
        AccountBlock block = made.read(new Tally());
        assertThat(text(block))
                .containsExactly(
                        "fee-burnt- aa→ na 210000",
                        "fee-tip- aa→cc na 90000",
                        "fee-blob- aa→ na 393216",
                        "fee-l1- aa→ na 9",
                        "value- aa→bb na 100",
                        "call-0 bb→cc na 40",
                        "log-4 aa→cc bb 1000",
                        "withdrawal-5 →cc na 3000000000");
        assertThat(block.seen()).isEqualTo(new Seen(Seen.Calls.TRACE_BLOCK, true));
    }

    @Test
    void aFailedTransactionMovesItsFeesAlone() {
        made.receipt.put("status", "0x0").putArray("logs");
        made.frame(0).put("error", "Reverted");
        AccountBlock block = made.read(new Tally());
        assertThat(block.transactions().getFirst().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(block.transactions().getFirst().transfers())
                .hasSize(4)
                .allMatch(t -> t.kind().isFee());
    }

    @Test
    void beforeByzantiumTheTraceDecidesAndElseNobodyKnows() {
        made.receipt.remove("status");
        assertThat(made.read(new Tally()).transactions().getFirst().outcome())
                .isEqualTo(Outcome.SUCCEEDED);
        made.frame(0).put("error", "out of gas");
        made.receipt.putArray("logs");
        assertThat(made.read(new Tally()).transactions().getFirst().outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void anUndoneCallMovesNothingNorDoesWhatItCalled() {
        made.frame(1).put("error", "Reverted");
        ((ArrayNode) made.traces.get("frames")).add(made.frame(1).deepCopy().without("error"));
        made.frame(2).remove("error");
        made.frame(2).putArray("traceAddress").add(0).add(0);
        assertThat(text(made.read(new Tally()))).noneMatch(t -> t.startsWith("call"));
    }

    @Test
    void aLogWithOtherTopicsIsCountedAndNoAmount() {
        made.log().withArray("topics").add("0x" + "0".repeat(63) + "7");
        made.log().put("data", "0x");
        AccountTransaction nonFungible = made.read(new Tally()).transactions().getFirst();
        assertThat(nonFungible.notFollowed()).isEqualTo(new NotFollowed(1, 0));

        ArrayNode one = made.log().putArray("topics");
        one.add("0x" + TransferLog.TRANSFER);
        made.log().put("data", "0x" + "0".repeat(192));
        AccountTransaction unknown = made.read(new Tally()).transactions().getFirst();
        assertThat(unknown.notFollowed()).isEqualTo(new NotFollowed(0, 1));
        assertThat(unknown.transfers()).noneMatch(t -> t.id().kind().id().equals("log"));
    }

    @Test
    void aTokenAmountMayHave256Bits() {
        made.log().put("data", "0x" + "f".repeat(64));
        assertThat(made.read(new Tally()).transfers())
                .anyMatch(t -> t.amount().equals(BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
    }

    @Test
    void saysWhereRewardsAndUnknownTypesAreNotSeen() {
        made.block.put("difficulty", "0x7");
        assertThat(made.read(new Tally()).seen().rewards()).isFalse();
        made.block.put("difficulty", "0x0");
        made.transaction().put("type", "0x7e");
        Tally tally = new Tally();
        assertThat(made.read(tally).seen().rewards()).isFalse();
        assertThat(tally.report(0, List.of()).skipped())
                .anyMatch(s -> s.reason().contains("type not known"));
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                of("hash", m -> m.block.put("hash", 7), "not text"),
                of("hash", m -> m.block.put("hash", "0x12"), "64 hexadecimal digits"),
                of("number", m -> m.block.put("number", "0x" + "f".repeat(16)), "31 bits"),
                of("number", m -> m.block.put("number", "16"), "0x and 1 to 64"),
                of("parentHash", m -> m.block.remove("parentHash"), "is missing"),
                of("timestamp", m -> m.block.put("timestamp", "0x" + "f".repeat(64)), "37 bits"),
                of("gasUsed", m -> m.block.put("gasUsed", "0x1"), "receipts sum to 30000"),
                of("transactions", m -> m.block.put("transactions", "none"), "not an array"),
                of(
                        "transactions[0]",
                        m -> m.block.putArray("transactions").add(MadeUpBlock.TX),
                        "not an object"),
                of("value", m -> m.transaction().put("value", "0x" + "f".repeat(65)), "1 to 64"),
                of("from", m -> m.transaction().put("from", "0xaa"), "40 hexadecimal digits"),
                of(
                        "from",
                        m -> m.receipt.put("from", MadeUpBlock.CAROL),
                        "the transaction is from"),
                of("to", m -> m.receipt.put("to", MadeUpBlock.CAROL), "the transaction is to"),
                of(
                        "blockHash",
                        m -> m.receipt.put("blockHash", MadeUpBlock.OTHER_HASH),
                        "two branches"),
                of("blockNumber", m -> m.receipt.put("blockNumber", "0x11"), "the block is 16"),
                of(
                        "transactionHash",
                        m -> m.receipt.put("transactionHash", MadeUpBlock.HASH),
                        "no transaction of block 16"),
                of(
                        "transactionIndex",
                        m -> m.receipt.put("transactionIndex", "0x1"),
                        "stands at 0"),
                of("status", m -> m.receipt.put("status", "0x2"), "neither 0 nor 1"),
                of("status", m -> m.receipt.put("status", "0x0"), "its trace says"),
                of("effectiveGasPrice", m -> m.receipt.remove("effectiveGasPrice"), "is missing"),
                of(
                        "effectiveGasPrice",
                        m -> m.receipt.put("effectiveGasPrice", "0x1"),
                        "below the block's base fee"),
                of(
                        "cumulativeGasUsed",
                        m -> m.receipt.put("cumulativeGasUsed", "0x1"),
                        "gas used up to here is 30000"),
                of("blobGasPrice", m -> m.receipt.remove("blobGasPrice"), "is missing"),
                of("logs", m -> m.receipt.remove("logs"), "is missing"),
                of(
                        "logIndex",
                        m -> m.receipt.withArray("logs").add(m.log().deepCopy()),
                        "twice in block 16"),
                of("logIndex", m -> m.log().put("logIndex", "0xffffffffff"), "out of bounds"),
                of(
                        "logs[0].blockHash",
                        m -> m.log().put("blockHash", MadeUpBlock.OTHER_HASH),
                        "two branches"),
                of(
                        "logs[0].transactionHash",
                        m -> m.log().put("transactionHash", MadeUpBlock.HASH),
                        "the receipt is of"),
                of("removed", m -> m.log().put("removed", true), "branch that was left"),
                of("topics", m -> m.log().putArray("topics").add("0x1"), "64 hexadecimal digits"),
                of("data", m -> m.log().put("data", "0xabc"), "pairs of hexadecimal digits"),
                of(
                        "withdrawals",
                        m ->
                                m.block
                                        .withArray("withdrawals")
                                        .add(m.block.get("withdrawals").get(0).deepCopy()),
                        "twice"),
                of(
                        "blockHash",
                        m -> m.frame(1).put("blockHash", MadeUpBlock.OTHER_HASH),
                        "two branches"),
                of("traceAddress", m -> m.frame(1).putArray("traceAddress"), "stands twice"),
                of(
                        "traceAddress",
                        m -> m.frame(1).putArray("traceAddress").add(3).add(1),
                        "before the frame"),
                of(
                        "traceAddress",
                        m -> m.frame(1).putArray("traceAddress").add(-1),
                        "whole number"),
                of("type", m -> m.frame(1).put("type", "teleport"), "not known here"),
                of("transactions[0]", m -> m.traces.putArray("frames"), "do not tell it"),
                of(
                        "from",
                        m -> m.frame(0).withObject("/action").put("from", MadeUpBlock.CAROL),
                        "trace begins at"));
    }

    private static Arguments of(String field, Consumer<MadeUpBlock> change, String complaint) {
        return Arguments.of(field, change, complaint);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("hostile")
    void refusesAndNamesTheField(String field, Consumer<MadeUpBlock> change, String complaint) {
        change.accept(made);
        assertThatThrownBy(() -> made.read(new Tally()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("block 16")
                .hasMessageContaining(field)
                .hasMessageContaining(complaint);
    }
}
