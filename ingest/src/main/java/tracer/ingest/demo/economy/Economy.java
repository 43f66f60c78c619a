package tracer.ingest.demo.economy;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import tracer.attribution.Label;
import tracer.ingest.demo.signing.KeyKind;
import tracer.ingest.demo.signing.LockKind;
import tracer.ingest.demo.swap.SwapAddresses;
import tracer.job.Progress;
import tracer.ledger.Script;

/**
 * Lets everybody act, block by block. The same seed, size and kind of keys give the same blocks.
 * Memory grows with the number of outputs, about 1 kB for each transaction.
 */
public final class Economy {
    private static final List<Integer> ZONES = List.of(0, 1, 1, 2, -5, -8, 8);

    /** Fewer leave no room for the case among the others. */
    public static final int LEAST_TRANSACTIONS = 500;

    private final Scale scale;
    private final Mining mining;
    private final World world;
    private final Miner miner;
    private final Crowd crowd;
    private final Story story;
    private final List<Scenes> scenes = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();

    /**
     * @param transactions how many are wanted, coinbases not among them; at least {@link
     *     #LEAST_TRANSACTIONS}
     */
    public Economy(
            long seed, int transactions, KeyKind keys, BlockSink blocks, Chronicle chronicle) {
        scale = Scale.of(transactions);
        mining = new Mining(blocks);
        Dice dice = new Dice(seed);
        Payments payments = new Payments(dice, mining, chronicle);
        world = new World(new Owners(seed, keys), payments, new LabelBook(), dice);

        Exchange exchangeA =
                new Exchange("Exchange A", service("exchange_a", LockKind.P2SH_P2WPKH), world);
        Exchange exchangeB =
                new Exchange("Exchange B", service("exchange_b", LockKind.P2WSH), world);
        List<Exchange> exchanges = List.of(exchangeA, exchangeB);
        AdSite adSite = new AdSite(service("adsite", LockKind.P2WPKH), exchangeB, world);
        Mixer mixer = new Mixer(mixerPool(), world);
        PaymentService payGate =
                new PaymentService("PayGate", service("paygate", LockKind.P2PKH), world.labels());
        Wallet mined = service("miner", LockKind.P2WPKH);
        miner = new Miner(mined, payments, new Miner.Founded(exchangeA, exchangeB, adSite, mixer));

        List<Shop> shops = numbered(scale.shops()).mapToObj(i -> shop(i, exchanges)).toList();
        List<Person> people = numbered(scale.people()).mapToObj(i -> person(i, exchanges)).toList();
        crowd = new Crowd(people, new Crowd.Places(shops, adSite, mixer), scale.unit(), world);
        CoinJoins coinJoins = new CoinJoins(people, scale, world);
        Employer employer =
                new Employer(service("employer", LockKind.P2PKH), exchangeB, people, world);
        story =
                new Story(
                        new Story.Cast(exchangeA, exchangeB, adSite, mixer, coinJoins, payGate),
                        world,
                        new SwapAddresses(seed));

        scenes.add(story.scenes());
        scenes.addAll(new Decoys(exchangeA, exchangeB, shops.getFirst(), world).scenes());
        scenes.add(new Tinkerer(service("tinkerer", LockKind.P2TR), exchangeB, payments).scenes());
        actors.add(miner);
        actors.addAll(scenes);
        actors.addAll(exchanges);
        actors.addAll(shops);
        actors.addAll(List.of(adSite, mixer, coinJoins, employer));
    }

    /** Makes all blocks and tells what the case should show. */
    public CaseFacts run(Progress progress) {
        List<Moment> moments = scale.moments(world.dice());
        long rhythmLeft = moments.stream().mapToLong(Economy::rhythm).sum();
        progress.begin("make the demonstration", "blocks", moments.size());
        try {
            for (Moment now : moments) {
                mining.begin(now);
                if (rhythm(now) > 0) {
                    liveThrough(now, rhythmLeft);
                    rhythmLeft -= rhythm(now);
                }
                mining.seal(miner.reward());
                progress.advance(1);
            }
        } finally {
            progress.end();
        }
        scenes.forEach(Scenes::requireOver);
        return story.facts();
    }

    /** How busy a block is among all; 0 while there is nothing to spend yet. */
    private static int rhythm(Moment m) {
        return m.height() > Scale.BLOCKS_BEFORE ? Scale.rhythm(m.hour()) : 0;
    }

    /** Everybody has their turn; the crowd fills up to the number that suits the hour. */
    private void liveThrough(Moment now, long rhythmLeft) {
        long before = ofFirstAct();
        long share = Math.ceilDiv((scale.transactions() - before) * rhythm(now), rhythmLeft);
        actors.forEach(a -> a.act(now));
        crowd.act(before + share - ofFirstAct(), now);
    }

    private long ofFirstAct() {
        return transactions() - story.ofSecondAct();
    }

    /** Labels that an investigator would have. */
    public List<Label> labels() {
        return world.labels().all();
    }

    /** Every script of every owner, by owner, in the order in which they were made. */
    public SequencedMap<String, List<Script>> owners() {
        return world.owners().scripts();
    }

    /** How many transactions there are, coinbases not among them. */
    public long transactions() {
        return world.payments().published();
    }

    private Wallet service(String owner, LockKind lock) {
        return world.owners().wallet(owner, Habits.service(lock));
    }

    private Wallet mixerPool() {
        return world.owners().wallet("mixer", Habits.service(LockKind.P2WPKH).oldestFirst());
    }

    private Shop shop(int number, List<Exchange> exchanges) {
        Wallet wallet =
                world.owners()
                        .wallet("shop_%03d".formatted(number + 1), Habits.person(world.dice()));
        Exchange exchange = world.dice().pick(exchanges);
        return new Shop("Shop " + (number + 1), wallet, exchange, world);
    }

    private Person person(int number, List<Exchange> exchanges) {
        Wallet wallet =
                world.owners().wallet("person_%05d".formatted(number), Habits.person(world.dice()));
        Dice dice = world.dice();
        return new Person(wallet, dice.pick(exchanges), dice.pick(ZONES), number % 3 == 0);
    }

    private static IntStream numbered(int count) {
        return IntStream.range(0, count);
    }
}
