package tracer.neo4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionCallback;
import org.neo4j.driver.TransactionContext;
import tracer.account.AccountChange;
import tracer.account.AccountFixture;
import tracer.ledger.EvmChain;

/**
 * A process that applies changes of an EVM chain, reorganisations among them, and says what it is
 * at: {@code apply 7}, {@code inside 7 3} before the third query of a change, {@code done}. Made to
 * be killed.
 */
final class KilledAccountWriter {
    static final EvmChain CHAIN = EvmChain.ETHEREUM;
    static final int CHANGES = 30;

    private static final long SEED = 20_261_125;

    private KilledAccountWriter() {}

    /** Arguments: server's address, user, the change to stand still in, before which query. */
    public static void main(String[] args) {
        int change = Integer.parseInt(args[2]);
        int query = Integer.parseInt(args[3]);
        Stop stop = new Stop(query);
        Driver driver =
                GraphDatabase.driver(
                        args[0], AuthTokens.basic(args[1], System.getenv(KilledWriter.PASSWORD)));
        try (GraphStore store = GraphStore.openForAccounts(stop.watching(driver), t -> List.of())) {
            List<AccountChange> changes = changes();
            for (int i = 0; i < changes.size(); i++) {
                say("apply " + i);
                stop.arm(i == change ? i : -1);
                store.accounts().sink(CHAIN).apply(changes.get(i));
            }
        }
        say("done");
    }

    /** Two of three put four blocks on top; the third takes some away for others. */
    static List<AccountChange> changes() {
        Random random = new Random(SEED);
        List<AccountChange> changes = new ArrayList<>();
        AccountFixture now = AccountFixture.economy(CHAIN, 0, 4, random.nextLong());
        changes.add(now.change());
        while (changes.size() < CHANGES) {
            int top = now.tip().height();
            int keep = changes.size() % 3 == 2 ? top - 1 - random.nextInt(3) : top;
            AccountFixture next = now.forkAfter(keep, "change " + changes.size());
            next.mineRandomly(4, random.nextLong());
            changes.add(
                    AccountFixture.reorganise(
                            keep == top ? List.of() : now.blocks(keep + 1, top),
                            next.blocks(keep + 1, next.tip().height())));
            now = next;
        }
        return changes;
    }

    /** Watches the queries of a driver's transactions and stands still before one of them. */
    private static final class Stop {
        private final int query;
        private int change = -1;
        private int seen;

        Stop(int query) {
            this.query = query;
        }

        void arm(int nextChange) {
            change = nextChange;
            seen = 0;
        }

        Driver watching(Driver driver) {
            return wrapped(
                    Driver.class,
                    (proxy, method, arguments) -> {
                        Object result = call(() -> method.invoke(driver, arguments));
                        return result instanceof Session s ? watching(s) : result;
                    });
        }

        private Session watching(Session session) {
            return wrapped(
                    Session.class,
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("executeWrite")
                                && arguments[0] instanceof TransactionCallback<?> work) {
                            return session.executeWrite(t -> work.execute(watching(t)));
                        }
                        return call(() -> method.invoke(session, arguments));
                    });
        }

        private TransactionContext watching(TransactionContext transaction) {
            return wrapped(
                    TransactionContext.class,
                    (proxy, method, arguments) -> {
                        if (change >= 0 && method.getName().equals("run") && ++seen == query) {
                            say("inside " + change + " " + query);
                            Thread.sleep(Long.MAX_VALUE);
                        }
                        return call(() -> method.invoke(transaction, arguments));
                    });
        }

        private static <T> T wrapped(Class<T> type, InvocationHandler handler) {
            return type.cast(
                    Proxy.newProxyInstance(
                            KilledAccountWriter.class.getClassLoader(),
                            new Class<?>[] {type},
                            handler));
        }

        private interface Call {
            Object run() throws ReflectiveOperationException;
        }

        private static Object call(Call call) throws Throwable {
            try {
                return call.run();
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
