package tracer.ingest.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tracer.account.AccountBlock;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Bytes;
import tracer.ledger.EvmChain;
import tracer.problem.BadInput;

/** A real block of main net, and what one change of it is found out by. */
class BlockRootsTest {
    private ObjectNode block = MadeUpBlock.object("{}");
    private JsonNode receipts = MadeUpBlock.object("{}");

    @BeforeEach
    void take() {
        block = (ObjectNode) RealAnswers.tree("jsonrpc/block-19433902.json").get("result");
        receipts = RealAnswers.tree("jsonrpc/receipts-19433902.json").get("result");
    }

    private AccountBlock read(Tally tally) {
        List<JsonValue> each = new ArrayList<>();
        receipts.forEach(r -> each.add(new JsonValue(r, "a receipt", () -> "")));
        return BlockReading.read(
                new BlockParts(
                        new JsonValue(block, "the block", () -> ""),
                        each,
                        new BlockParts.TraceJson.None("none came")),
                EvmChain.ETHEREUM,
                EvmRules.of(EvmChain.ETHEREUM, Set.of()),
                tally);
    }

    private ObjectNode transaction(int i) {
        return (ObjectNode) block.get("transactions").get(i);
    }

    private void refused(String field, String why) {
        assertThatThrownBy(() -> read(new Tally()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(field)
                .hasMessageContaining("block 19433902")
                .hasMessageContaining(why)
                .hasMessageContaining("nothing of it is stored");
    }

    /** Changes one digit, so that it is as well-formed as before. */
    private static void change(JsonNode in, String field) {
        String text = in.get(field).asText();
        char last = text.charAt(text.length() - 1);
        ((ObjectNode) in)
                .put(field, text.substring(0, text.length() - 1) + (last == '1' ? '2' : '1'));
    }

    @Test
    void everyPartOfARealBlockIsWhatItsHeaderCommitsTo() {
        Tally tally = new Tally();
        read(tally);
        assertThat(tally.report(0, List.of()).notes())
                .singleElement()
                .asString()
                .contains("withdrawals of 1 of them match the roots")
                .contains("self-consistent, not proven to be on the chain");
        assertThat(tally.report(0, List.of()).skipped())
                .noneMatch(s -> s.reason().contains("held against"));
    }

    /** Of type 2, 0 and 1. */
    @ParameterizedTest
    @CsvSource({
        "0,value",
        "0,to",
        "0,input",
        "0,nonce",
        "0,maxFeePerGas",
        "0,r",
        "0,yParity",
        "0,chainId",
        "9,value",
        "9,gasPrice",
        "9,v",
        "92,value",
        "92,s"
    })
    void aChangedTransactionHasAnotherName(int index, String field) {
        change(transaction(index), field);
        refused("hash", "of this transaction");
    }

    /** With a name that fits, as somebody who makes it up would give it. */
    @Test
    void aTransactionOfAnotherBlockIsMissedByTheRoot() {
        ObjectNode t = transaction(0);
        change(t, "nonce");
        if (!(Consensus.transaction(new JsonValue(t, "made up", () -> ""))
                instanceof Consensus.Encoded.Known(Bytes bytes))) {
            throw new AssertionError("its bytes are known");
        }
        String name = "0x" + PatriciaRoot.keccak(bytes);
        t.put("hash", name);
        ((ObjectNode) receipts.get(0)).put("transactionHash", name);
        receipts.get(0).get("logs").forEach(l -> ((ObjectNode) l).put("transactionHash", name));
        refused("transactionsRoot", "the transactions told of");
    }

    private void refusedReceipt(Consumer<JsonNode> change) {
        change.accept(receipts.get(0));
        refused("receiptsRoot", "the receipts told of");
    }

    @Test
    void aChangedLogIsMissedByTheRoot() {
        refusedReceipt(r -> change(r.get("logs").get(0), "data"));
    }

    @Test
    void anotherOutcomeIsMissedByTheRoot() {
        refusedReceipt(r -> ((ObjectNode) r).put("status", "0x0"));
    }

    @Test
    void aLogLeftOutIsMissedByTheRoot() {
        refusedReceipt(r -> ((ArrayNode) r.get("logs")).remove(0));
    }

    @Test
    void aWithdrawalToSomebodyElseIsMissedByTheRoot() {
        change(block.get("withdrawals").get(3), "address");
        refused("withdrawalsRoot", "the withdrawals told of");
    }

    @Test
    void aTypeThatIsNotKnownIsCountedAndNotHeldAgainstTheHeader() {
        transaction(0).put("type", "0x7e");
        Tally tally = new Tally();
        assertThat(read(tally).transactions()).hasSize(171);
        assertThat(tally.report(0, List.of()).skipped())
                .anyMatch(s ->
                        s.reason()
                                .equals(
                                        "blocks whose transactions were not held against the header: transaction type 126 is not known here"))
                .anyMatch(s -> s.reason().startsWith("blocks whose receipts were not held"));
        assertThat(tally.report(0, List.of()).notes())
                .singleElement()
                .asString()
                .contains("of 0 of them match the roots");
    }

    @Test
    void whatIsNotToldIsCountedAndNotHeldAgainstTheHeader() {
        transaction(0).remove("r");
        Tally tally = new Tally();
        read(tally);
        assertThat(tally.report(0, List.of()).skipped())
                .anyMatch(s -> s.reason().contains("a transaction is told without r"));
    }
}
