package tracer.ingest.evm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tracer.account.HeldAsset;
import tracer.account.OpeningBalance;
import tracer.account.TokenNote;
import tracer.ingest.json.JsonValue;
import tracer.ledger.Asset;
import tracer.ledger.EvmAddress;

/** What a node says of balances and tokens at the end of a block. */
final class NodeState {
    private static final int QUESTIONS_AT_ONCE = 100;
    private static final String NATIVE = "eth_getBalance";
    private static final String CALL = "eth_call";
    private static final String CODE = "eth_getCode";
    private static final String UNTOLD = "token balances that the contract does not tell";

    private final NodeConnection node;
    private final Tally tally;

    NodeState(NodeConnection node, Tally tally) {
        this.node = node;
        this.tally = tally;
    }

    List<OpeningBalance> balances(int height, Collection<HeldAsset> holdings) {
        List<HeldAsset> asked = List.copyOf(holdings);
        List<NodeAnswer> answers = ask(asked.stream().map(h -> question(h, height)).toList());
        List<OpeningBalance> balances = new ArrayList<>();
        List<HeldAsset> silent = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            HeldAsset of = asked.get(i);
            if (isSilence(of, answers.get(i))) {
                silent.add(of);
            } else {
                amount(of, answers.get(i))
                        .ifPresent(a -> balances.add(new OpeningBalance(of, height, a, by(of))));
            }
        }
        balances.addAll(ofMissingContracts(height, silent));
        return balances;
    }

    private boolean isSilence(HeldAsset of, NodeAnswer answer) {
        return of.asset() instanceof Asset.Token
                && answer instanceof NodeAnswer.Result(JsonNode value)
                && data(value).length == 0;
    }

    /** Of a token whose contract was not there yet nobody held anything. */
    private List<OpeningBalance> ofMissingContracts(int height, List<HeldAsset> silent) {
        List<EvmAddress> contracts =
                silent.stream().map(h -> ((Asset.Token) h.asset()).contract()).distinct().toList();
        List<NodeAnswer> answers =
                ask(
                        contracts.stream()
                                .map(c -> NodeQuestion.of(CODE, address(c), Hex.ofHeight(height)))
                                .toList());
        List<OpeningBalance> balances = new ArrayList<>();
        for (HeldAsset of : silent) {
            int i = contracts.indexOf(((Asset.Token) of.asset()).contract());
            if (answers.get(i) instanceof NodeAnswer.Result(JsonNode value)
                    && data(value).length == 0) {
                balances.add(new OpeningBalance(of, height, BigInteger.ZERO, CODE));
            } else {
                tally.skip(UNTOLD, of.toString());
            }
        }
        return balances;
    }

    private static NodeQuestion question(HeldAsset of, int height) {
        return switch (of.asset()) {
            case Asset.Native _ ->
                    NodeQuestion.of(NATIVE, address(of.holder()), Hex.ofHeight(height));
            case Asset.Token(EvmAddress contract) ->
                    call(contract, TokenCalls.balanceOf(of.holder()), height);
        };
    }

    private static NodeQuestion call(EvmAddress contract, String data, int height) {
        return NodeQuestion.of(
                CALL, Map.of("to", address(contract), "data", data), Hex.ofHeight(height));
    }

    private static String address(EvmAddress a) {
        return "0x" + a.key();
    }

    private static String by(HeldAsset of) {
        return of.asset() instanceof Asset.Native ? NATIVE : "balanceOf";
    }

    private Optional<BigInteger> amount(HeldAsset of, NodeAnswer answer) {
        return switch (answer) {
            case NodeAnswer.Refused refused -> {
                tally.skip("balances that the node does not tell: " + refused, of.toString());
                yield Optional.empty();
            }
            case NodeAnswer.Result(JsonNode value) when of.asset() instanceof Asset.Native ->
                    Optional.of(
                            Hex.quantity(new JsonValue(value, node.where(NATIVE), () -> "result")));
            case NodeAnswer.Result(JsonNode value) -> {
                Optional<BigInteger> amount = TokenCalls.amount(data(value));
                if (amount.isEmpty()) {
                    tally.skip(UNTOLD, of.toString());
                }
                yield amount;
            }
        };
    }

    private byte[] data(JsonNode value) {
        return Hex.data(new JsonValue(value, node.where(CALL), () -> "result"));
    }

    List<TokenNote> tokens(int height, Collection<EvmAddress> contracts) {
        List<EvmAddress> asked = List.copyOf(contracts);
        List<NodeQuestion> questions = new ArrayList<>();
        for (EvmAddress contract : asked) {
            questions.add(call(contract, TokenCalls.SYMBOL, height));
            questions.add(call(contract, TokenCalls.DECIMALS, height));
        }
        List<NodeAnswer> answers = ask(questions);
        List<TokenNote> notes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Optional<String> symbol = TokenCalls.symbol(said(answers.get(2 * i)));
            OptionalInt decimals = TokenCalls.decimals(said(answers.get(2 * i + 1)));
            if (symbol.isPresent() || decimals.isPresent()) {
                notes.add(new TokenNote(asked.get(i), symbol, decimals, height, CALL));
            } else {
                tally.skip(
                        "token contracts that tell neither symbol nor decimals",
                        asked.get(i).toString());
            }
        }
        return notes;
    }

    private byte[] said(NodeAnswer answer) {
        return answer instanceof NodeAnswer.Result(JsonNode value)
                ? data(value)
                : HexFormat.of().parseHex("");
    }

    private List<NodeAnswer> ask(List<NodeQuestion> questions) {
        List<NodeAnswer> answers = new ArrayList<>();
        for (int i = 0; i < questions.size(); i += QUESTIONS_AT_ONCE) {
            answers.addAll(
                    node.ask(
                            questions.subList(
                                    i, Math.min(questions.size(), i + QUESTIONS_AT_ONCE))));
        }
        return answers;
    }
}
