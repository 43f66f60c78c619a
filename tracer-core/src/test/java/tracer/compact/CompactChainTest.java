package tracer.compact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tracer.Seed;
import tracer.ledger.ArrivedBlock;
import tracer.ledger.Block;
import tracer.ledger.ChainFixture;
import tracer.ledger.Funding;
import tracer.ledger.Input;
import tracer.ledger.OutPoint;
import tracer.ledger.Output;
import tracer.ledger.Script;
import tracer.ledger.Transaction;
import tracer.ledger.TxId;
import tracer.problem.BadInput;

final class CompactChainTest {
    private static final int FROM = 5;

    private final List<Block> blocks = ChainFixture.economy(Seed.of("economy"), 0).blocks();

    @Test
    void answersAsPlainMapsDo() {
        CompactChain chain = chain(blocks, Map.of());
        Map<OutPoint, Output> outputs = new HashMap<>();
        Map<OutPoint, TxId> spenders = new HashMap<>();
        Map<Script, OutPoint> firstPaid = new HashMap<>();
        Map<Script, Integer> payments = new HashMap<>();
        blocks.stream()
                .flatMap(b -> b.transactions().stream())
                .forEach(t -> {
                    t.inputs()
                            .forEach(i -> {
                                if (i instanceof Input.Spend s) spenders.put(s.output(), t.id());
                            });
                    for (int i = 0; i < t.outputs().size(); i++) {
                        Output output = t.outputs().get(i);
                        outputs.put(t.outPoint(i), output);
                        firstPaid.putIfAbsent(output.script(), t.outPoint(i));
                        payments.merge(output.script(), 1, Integer::sum);
                    }
                });
        int tx = 0;
        for (Block block : blocks) {
            for (int position = 0; position < block.transactions().size(); position++) {
                Transaction t = block.transactions().get(position);
                assertThat(chain.id(tx)).isEqualTo(t.id());
                assertThat(chain.transaction(t.id())).isEqualTo(tx);
                assertThat(chain.height(tx)).isEqualTo(block.height());
                assertThat(chain.position(tx)).isEqualTo(position);
                assertThat(chain.isCoinbase(tx)).isEqualTo(t.isCoinbase());
                assertThat(chain.knowsInputs(tx)).isTrue();
                assertThat(chain.lockTime(tx)).isEqualTo(t.lockTime());
                assertInputs(chain, tx, t, outputs);
                assertOutputs(chain, tx, t, spenders);
                tx++;
            }
        }
        assertThat(chain.transactions()).isEqualTo(tx);
        assertThat(chain.outputs()).isEqualTo(outputs.size());
        assertThat(chain.scripts()).isEqualTo(payments.size());
        payments.forEach((script, count) -> {
            int number = chain.script(script);
            assertThat(chain.scriptOf(number)).isEqualTo(script);
            assertThat(chain.type(number)).isEqualTo(script.type());
            assertThat(chain.payments(number)).isEqualTo(count);
            assertThat(outPoint(chain, chain.firstPaid(number))).isEqualTo(firstPaid.get(script));
        });
    }

    private static void assertInputs(
            CompactChain chain, int tx, Transaction t, Map<OutPoint, Output> outputs) {
        int input = chain.firstInput(tx);
        long sum = 0;
        for (Input in : t.inputs()) {
            if (in instanceof Input.Spend s) {
                assertThat(outPoint(chain, chain.spent(input))).isEqualTo(s.output());
                assertThat(chain.sequence(input)).isEqualTo(s.sequence());
                Output spent = requireNonNull(outputs.get(s.output()));
                assertThat(chain.funding(input)).isEqualTo(new Funding.Known(spent));
                sum += spent.value().value();
                input++;
            }
        }
        assertThat(chain.inputEnd(tx)).isEqualTo(input);
        if (!t.isCoinbase()) {
            long paid = t.outputs().stream().mapToLong(o -> o.value().value()).sum();
            assertThat(chain.fee(tx)).isEqualTo(sum - paid);
        }
    }

    private static void assertOutputs(
            CompactChain chain, int tx, Transaction t, Map<OutPoint, TxId> spenders) {
        assertThat(chain.outputCount(tx)).isEqualTo(t.outputs().size());
        for (int i = 0; i < t.outputs().size(); i++) {
            int output = chain.firstOutput(tx) + i;
            assertThat(chain.value(output)).isEqualTo(t.outputs().get(i).value().value());
            assertThat(chain.scriptOf(chain.script(output))).isEqualTo(t.outputs().get(i).script());
            assertThat(chain.funder(output)).isEqualTo(tx);
            TxId spender = spenders.get(t.outPoint(i));
            int number = chain.spender(output);
            assertThat(number == CompactChain.NONE ? null : chain.id(number)).isEqualTo(spender);
        }
    }

    private static OutPoint outPoint(CompactChain chain, int output) {
        int tx = chain.funder(output);
        return new OutPoint(chain.id(tx), output - chain.firstOutput(tx));
    }

    @Test
    void keepsWhatIsOnlyClaimedApart() {
        Map<OutPoint, Output> earlier = new HashMap<>();
        blocks.subList(0, FROM).stream()
                .flatMap(b -> b.transactions().stream())
                .forEach(t ->
                        IntStream.range(0, t.outputs().size())
                                .forEach(i -> earlier.put(t.outPoint(i), t.outputs().get(i))));
        List<Block> later = blocks.subList(FROM, blocks.size());
        CompactChain claimed = chain(later, earlier);
        CompactChain unknown = chain(later, Map.of());
        int claims = 0;
        int tx = 0;
        for (Transaction t : later.stream().flatMap(b -> b.transactions().stream()).toList()) {
            int input = claimed.firstInput(tx);
            for (Input in : t.inputs()) {
                OutPoint spent = in instanceof Input.Spend s ? s.output() : null;
                if (spent == null) {
                    continue;
                }
                if (earlier.containsKey(spent)) {
                    assertThat(claimed.funding(input))
                            .isEqualTo(new Funding.Claimed(requireNonNull(earlier.get(spent))));
                    assertThat(claimed.spender(claimed.spent(input))).isEqualTo(tx);
                    assertThat(unknown.funding(input)).isEqualTo(new Funding.Unknown());
                    assertThat(unknown.knowsInputs(tx)).isFalse();
                    claims++;
                }
                input++;
            }
            tx++;
        }
        assertThat(claims).isPositive();
        assertThat(claimed.outputs()).isEqualTo(unknown.outputs() + claims);
    }

    @Test
    void refusesBlocksInAnotherOrder() {
        CompactChainBuilder builder = new CompactChainBuilder();
        builder.add(new ArrivedBlock(blocks.get(1), Map.of()));
        assertThatThrownBy(() -> builder.add(new ArrivedBlock(blocks.get(0), Map.of())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("ascending order");
    }

    private static CompactChain chain(List<Block> blocks, Map<OutPoint, Output> claimed) {
        CompactChainBuilder builder = new CompactChainBuilder();
        blocks.forEach(b -> builder.add(new ArrivedBlock(b, claimed)));
        return builder.chain();
    }
}
