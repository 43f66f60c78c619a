package tracer.ingest.demo.economy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import tracer.ingest.demo.signing.Coin;

/** Earns every block's reward, founds the economy with the first and sells the others. */
final class Miner implements Actor {
    /** Blocks before a coinbase can be spent (COINBASE_MATURITY of Bitcoin Core). */
    private static final int MATURITY = 100;

    private static final long COIN = 100_000_000;
    private static final int SELL_FROM = 20;

    private final Wallet wallet;
    private final Payments payments;
    private final Founded founded;

    /** Coinbases that cannot be spent yet, one for each height. */
    private final Deque<Coin> young = new ArrayDeque<>();

    private int oldestHeight = 1;
    private boolean hasFounded;

    /** Who gets something to begin with. */
    record Founded(Exchange exchangeA, Exchange exchangeB, AdSite adSite, Mixer mixer) {}

    Miner(Wallet wallet, Payments payments, Founded founded) {
        this.wallet = wallet;
        this.payments = payments;
        this.founded = founded;
    }

    /** Where the next block's reward goes. */
    Payee reward() {
        return wallet.payee().with(young::add);
    }

    @Override
    public void act(Moment now) {
        while (oldestHeight + MATURITY <= now.height()) {
            wallet.take(young.remove());
            oldestHeight++;
        }
        if (!hasFounded) {
            payments.spend(Kind.FUND, wallet, wallet.giveAll(), beginnings());
            hasFounded = true;
        } else if (wallet.count() >= SELL_FROM) {
            Exchange exchange = founded.exchangeA();
            payments.sweep(Kind.FUND, wallet, wallet.giveAll(), exchange.depositOf(wallet.owner()));
        }
    }

    private List<Payout> beginnings() {
        Stream<Payout> hot =
                Stream.of(founded.exchangeA(), founded.exchangeB(), founded.exchangeB())
                        .map(exchange -> exchange.treasury().worth(160 * COIN));
        Stream<Payout> pool =
                Stream.iterate(1, i -> i <= 8, i -> i + 1)
                        .map(i -> founded.mixer().pool().receive(i * COIN / 2));
        Payout capital = founded.adSite().wallet().receive(COIN / 5);
        return Stream.of(hot, pool, Stream.of(capital)).flatMap(s -> s).toList();
    }
}
