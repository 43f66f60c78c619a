package tracer.ingest.demo.economy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Draft;
import tracer.ledger.Output;
import tracer.ledger.TxId;

/**
 * Brings owners together for CoinJoins: each gives one coin, gets one equal output and a change.
 */
final class CoinJoins implements Actor {
    private static final int LEAST = 5;
    private static final int MOST = 9;
    private static final int MOST_ASKED = 40;

    /** Less than this would not be worth a change. */
    private static final long LEAST_CHANGE = 20_000;

    private final List<Person> joiners;
    private final Payments payments;
    private final Dice dice;
    private final long denomination;
    private final int rounds;
    private final int blocks;

    /** A wallet that takes part with one coin of its. */
    record Seat(Wallet wallet, Coin coin) {}

    CoinJoins(List<Person> people, Scale scale, World world) {
        this.joiners = people.stream().filter(Person::joins).toList();
        this.payments = world.payments();
        this.dice = world.dice();
        this.denomination = 5 * scale.unit();
        this.rounds = scale.transactions() / 80;
        this.blocks = scale.blocks();
    }

    @Override
    public void act(Moment now) {
        for (int i = 0; i < Math.ceilDiv(rounds, blocks); i++) {
            if (dice.below(blocks) < rounds) {
                round(denomination, List.of(), now);
            }
        }
    }

    /**
     * Holds a round with those who are there and some of the joiners. If too few of them have a
     * coin for it, those who have none buy one, and nothing else happens.
     */
    Optional<TxId> round(long equal, List<Seat> guests, Moment now) {
        long least = equal + LEAST_CHANGE;
        long most = 4 * equal;
        List<Person> ready = new ArrayList<>();
        List<Person> poor = new ArrayList<>();
        sample().forEach(p -> (p.wallet().hasOneOf(least, most) ? ready : poor).add(p));
        dice.shuffle(ready);
        int wanted = (int) dice.between(LEAST, MOST) - guests.size();
        if (ready.size() < LEAST - guests.size()) {
            poor.stream()
                    .limit(MOST)
                    .forEach(p -> p.buy(equal + dice.between(equal / 5, equal), now));
            return Optional.empty();
        }
        List<Seat> seats = new ArrayList<>(guests);
        for (Person p : ready.subList(0, Math.min(wanted, ready.size()))) {
            p.wallet().giveOneOf(least, most).ifPresent(c -> seats.add(new Seat(p.wallet(), c)));
        }
        dice.shuffle(seats);
        return Optional.of(join(equal, seats));
    }

    /** Some of the joiners, so that a round costs the same however many there are. */
    private List<Person> sample() {
        return joiners.size() <= MOST_ASKED
                ? joiners
                : IntStream.range(0, MOST_ASKED)
                        .mapToObj(i -> dice.pick(joiners))
                        .distinct()
                        .toList();
    }

    private TxId join(long equal, List<Seat> seats) {
        List<Coin> coins = seats.stream().map(Seat::coin).toList();
        List<Payee> equals = seats.stream().map(s -> s.wallet().payee()).toList();
        List<Payee> changes = seats.stream().map(s -> s.wallet().payee()).toList();
        List<Output> outputs = new ArrayList<>();
        equals.forEach(p -> outputs.add(p.worth(equal).output()));
        changes.forEach(p -> outputs.add(p.worth(0).output()));
        long share = Math.ceilDiv(payments.fee(coins, outputs), seats.size());

        List<Payout> payouts = new ArrayList<>();
        Set<Long> taken = new HashSet<>(Set.of(equal));
        for (int i = 0; i < seats.size(); i++) {
            long change = coins.get(i).value().value() - equal - share;
            while (!taken.add(change)) {
                change--;
            }
            payouts.add(equals.get(i).worth(equal));
            payouts.add(changes.get(i).worth(change));
        }
        dice.shuffle(payouts);
        String senders =
                seats.stream().map(s -> s.wallet().owner()).collect(Collectors.joining("|"));
        Habits habits = seats.getFirst().wallet().habits();
        Draft draft = payments.draft(habits, coins, payouts);
        List<Integer> all = IntStream.range(0, payouts.size()).boxed().toList();
        return payments.publish(Kind.COINJOIN, senders, draft, payouts, all);
    }
}
