package tracer.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import tracer.account.AccountLedger;
import tracer.account.AccountLedgers;
import tracer.account.AccountSink;
import tracer.account.OpenAccounts;
import tracer.account.TransferId;
import tracer.entity.CoSpend;
import tracer.flow.Direction;
import tracer.flow.FlowTracing;
import tracer.flow.Guards;
import tracer.flow.LedgerFixture;
import tracer.flow.Limits;
import tracer.flow.PartyFixture;
import tracer.flow.Policy;
import tracer.flow.StopRules;
import tracer.flow.TraceRequest;
import tracer.inquiry.AccountSeedQuestion;
import tracer.inquiry.Inquiry;
import tracer.inquiry.Ports;
import tracer.ledger.BitcoinChain;
import tracer.ledger.EvmChain;
import tracer.ledger.LedgerSource;
import tracer.ledger.OutPoint;
import tracer.memory.MemoryAccounts;
import tracer.memory.MemoryLabels;
import tracer.memory.MemoryLedger;
import tracer.memory.MemoryProtections;
import tracer.path.OutputPathFinding;

/**
 * A process of its own that traces twenty hops and gets Ctrl-C while it asks the store for the
 * sixth: a real signal, whose handling ends this JVM.
 */
final class InterruptedTrace {
    private static final int HOPS = 20;
    private static final int ASKED = 6;

    private InterruptedTrace() {}

    public static void main(String[] args) {
        TraceCommand command = new TraceCommand();
        // What the command would be asked; the stores below are in memory and need no folder.
        new CommandLine(command).parseArgs("forward", args[0]);
        command.output.json = args.length > 1;
        if (args[0].equals("transfer")) {
            accounts(command);
        } else {
            outputs(command);
        }
        System.exit(0);
    }

    private static void accounts(TraceCommand command) {
        OpenAccounts made = new OpenAccounts(EvmChain.ETHEREUM);
        made.holds("start", 1_000);
        TransferId seed = made.pay("start", "hop 0", 1_000);
        for (int i = 0; i < HOPS; i++) {
            made.pay("hop " + i, "hop " + (i + 1), 1_000 - i);
        }
        MemoryAccounts stored = new MemoryAccounts();
        stored.sink(EvmChain.ETHEREUM).apply(made.change());
        MemoryLedger none = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        MemoryLabels labels = new MemoryLabels();
        AccountLedger slow =
                interrupted(AccountLedger.class, stored.ledger(EvmChain.ETHEREUM), "histories");
        Inquiry inquiry =
                new Inquiry(
                        new Ports(
                                none,
                                none,
                                none,
                                labels,
                                new FlowTracing(none, labels, none),
                                new OutputPathFinding(none, none, labels, none),
                                new MemoryProtections(),
                                new One(slow)));
        new AccountTracing(
                        inquiry,
                        new Stoppable(command.output, List.of("trace", "forward", seed.toString())),
                        Optional.empty(),
                        true)
                .trace(
                        AccountSeedQuestion.of(List.of(seed.toString()), Direction.FORWARD),
                        new AccountQuestion.How(
                                Direction.FORWARD,
                                Policy.FIFO,
                                new LimitOptions(),
                                Guards.DEFAULT));
    }

    private record One(AccountLedger ledger) implements AccountLedgers {
        @Override
        public List<EvmChain> chains() {
            return List.of(EvmChain.ETHEREUM);
        }

        @Override
        public AccountLedger ledger(EvmChain chain) {
            return ledger;
        }

        @Override
        public AccountSink sink(EvmChain chain) {
            throw new UnsupportedOperationException("nothing is stored here");
        }
    }

    private static void outputs(TraceCommand command) {
        LedgerFixture made = new LedgerFixture();
        OutPoint seed = made.coinbase(1_000).out(0);
        OutPoint at = seed;
        for (int i = 0; i < HOPS; i++) {
            at =
                    made.block()
                            .spend(
                                    List.of(at),
                                    List.of(LedgerFixture.output(1_000 - i, "hop " + i)))
                            .out(0);
        }
        PartyFixture parties = new PartyFixture();
        MemoryLedger none = new MemoryLedger(BitcoinChain.REGTEST, new CoSpend());
        LedgerSource slow = interrupted(LedgerSource.class, made, "spenders");
        MemoryLabels labels = new MemoryLabels();
        Inquiry inquiry =
                new Inquiry(
                        new Ports(
                                none,
                                none,
                                none,
                                labels,
                                new FlowTracing(slow, parties, parties),
                                new OutputPathFinding(none, none, labels, none),
                                new MemoryProtections(),
                                new MemoryAccounts()));
        command.trace(
                inquiry,
                new TraceRequest(
                        seed, Direction.FORWARD, Policy.FIFO, Limits.NONE, StopRules.NONE));
    }

    /** The same store; while it is asked this for the sixth time, Ctrl-C comes. */
    private static <T> T interrupted(Class<T> port, T store, String method) {
        AtomicInteger asked = new AtomicInteger();
        Object proxy =
                Proxy.newProxyInstance(
                        port.getClassLoader(),
                        new Class<?>[] {port},
                        (self, called, arguments) -> {
                            if (called.getName().equals(method)
                                    && asked.incrementAndGet() == ASKED) {
                                ctrlC();
                            }
                            try {
                                return called.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return port.cast(proxy);
    }

    private static void ctrlC() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(ProcessHandle.current().pid()))
                .inheritIO()
                .start()
                .waitFor();
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < until && !isHandled()) {
            Thread.sleep(10);
        }
    }

    /** Whether the handler stands and waits for the job to stop. */
    private static boolean isHandled() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(t ->
                        t.getName().equals("ctrl-c") && t.getState() == Thread.State.TIMED_WAITING);
    }
}
