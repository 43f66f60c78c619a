package tracer.ingest.demo.economy;

import java.util.List;

/** The people: they pay one another, buy, advertise, mix, and take coins to and from exchanges. */
final class Crowd {
    /** How often somebody is asked for each payment that is wanted. */
    private static final int PATIENCE = 12;

    private final List<Person> people;
    private final List<Shop> shops;
    private final AdSite adSite;
    private final Mixer mixer;
    private final Payments payments;
    private final Dice dice;
    private final long unit;

    /** Where the crowd spends. */
    record Places(List<Shop> shops, AdSite adSite, Mixer mixer) {}

    Crowd(List<Person> people, Places places, long unit, World world) {
        this.people = people;
        this.shops = places.shops();
        this.adSite = places.adSite();
        this.mixer = places.mixer();
        this.payments = world.payments();
        this.dice = world.dice();
        this.unit = unit;
    }

    /** About so many payments happen, fewer if people are asleep or out of coins. */
    void act(long wanted, Moment now) {
        long made = 0;
        for (long asked = 0;
                asked < wanted * PATIENCE && made < wanted && payments.hasRoom();
                asked++) {
            Person person = dice.pick(people);
            if (person.isAwake(now) && act(person, now)) {
                made++;
            }
        }
    }

    private boolean act(Person person, Moment now) {
        Wallet wallet = person.wallet();
        if (wallet.balance() < 3 * unit) {
            if (dice.percent(25)) {
                person.buy(dice.between(3 * unit, 20 * unit), now);
            }
            return false;
        }
        int roll = dice.below(100);
        if (roll < 40) {
            Wallet other = dice.pick(people).wallet();
            return other != wallet
                    && pay(Kind.PAYMENT, wallet, other.receive(dice.between(unit / 20, unit)));
        }
        if (roll < 65) {
            long price = dice.between(unit / 20, unit / 2);
            return pay(Kind.PURCHASE, wallet, dice.pick(shops).sale(price));
        }
        if (roll < 80) {
            return wallet.balance() > 2 * AdSite.PRICES.get(1)
                    && pay(Kind.ADVERTISEMENT, wallet, adSite.invoice());
        }
        if (roll < 92) {
            long sats = wallet.balance() * dice.between(20, 70) / 100;
            return pay(
                    Kind.DEPOSIT, wallet, person.exchange().depositOf(wallet.owner()).worth(sats));
        }
        return roll < 97
                && pay(
                        Kind.MIXER_IN,
                        wallet,
                        mixer.deposit(dice.between(unit, 2 * unit), wallet, now));
    }

    private boolean pay(Kind kind, Wallet from, Payout payout) {
        return payments.pay(kind, from, List.of(payout)).isPresent();
    }
}
