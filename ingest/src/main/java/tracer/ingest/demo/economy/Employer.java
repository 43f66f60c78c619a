package tracer.ingest.demo.economy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A decoy: a firm that pays equal wages from one coin, which looks like a CoinJoin's equal outputs
 * and has one owner.
 */
final class Employer implements Actor {
    private static final int WORKERS = 12;
    private static final int PAY_HOUR = 9;
    private static final long WAGE = 250_000;

    private final Wallet wallet;
    private final Exchange exchange;
    private final List<Person> people;
    private final Payments payments;
    private final Dice dice;
    private int coming;

    Employer(Wallet wallet, Exchange exchange, List<Person> people, World world) {
        this.wallet = wallet;
        this.exchange = exchange;
        this.people = people;
        this.payments = world.payments();
        this.dice = world.dice();
    }

    @Override
    public void act(Moment now) {
        long budget = WORKERS * WAGE * 11 / 10;
        if (now.hour() < PAY_HOUR && wallet.count() == 0 && coming == 0) {
            coming++;
            exchange.withdraw(wallet.receive(budget).andThen(where -> coming--), now);
        }
        if (now.hour() == PAY_HOUR && wallet.count() > 0) {
            List<Payout> wages =
                    IntStream.range(0, WORKERS)
                            .mapToObj(i -> dice.pick(people).wallet().receive(WAGE))
                            .toList();
            wallet.giveOneOf(budget, budget)
                    .ifPresent(coin -> payments.spend(Kind.PAYROLL, wallet, List.of(coin), wages));
            leaveTheRest();
        }
    }

    /** What is left over goes back to the exchange, so that tomorrow's wages are one coin. */
    private void leaveTheRest() {
        if (wallet.count() > 0) {
            payments.sweep(
                    Kind.DEPOSIT, wallet, wallet.giveAll(), exchange.depositOf(wallet.owner()));
        }
    }
}
