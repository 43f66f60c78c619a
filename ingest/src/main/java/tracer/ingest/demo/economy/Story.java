package tracer.ingest.demo.economy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tracer.attribution.Category;
import tracer.bitcoin.WireWriter;
import tracer.ingest.demo.economy.CaseFacts.End;
import tracer.ingest.demo.economy.CaseFacts.Ending;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Lock;
import tracer.ingest.demo.signing.LockKind;
import tracer.ingest.demo.swap.SwapAddresses;
import tracer.ledger.Address;
import tracer.ledger.BitcoinChain;
import tracer.ledger.OutPoint;
import tracer.ledger.Sats;
import tracer.ledger.Script;

/**
 * The case: a client pays the advertising site, the site pays the controller, and the controller
 * peels the money off on its way to exchange A, a piece to a mixer and a piece to a CoinJoin among
 * them. Every hop pays the piece first and the change last, so that under FIFO the client's
 * satoshis stay together and what else came in pays the fees.
 */
final class Story {
    private static final long PRICE = AdSite.agencyPrice();
    private static final long SMALL_AD = AdSite.PRICES.get(2);
    private static final long MIXED = 12_000_000;
    private static final long JOINED = 10_000_000;
    private static final long PURSE = 10_150_000;
    private static final long SWAPPED = 20_000_000;

    /** Under the same name on both chains. */
    public static final String SWAP_SERVICE = "SwapBridge";

    private final Cast cast;
    private final Owners owners;
    private final Payments payments;
    private final Dice dice;
    private final Scenes scenes = new Scenes("the case");
    private final Wallet client;
    private final Wallet controller;
    private final Wallet purse;
    private final Wallet safe;
    private final Payee clientFunds;
    private final Payee invoice;
    private final Payee collecting;
    private final Payee deposit;

    /** The coin that most of the money is in. */
    private final Deque<Coin> main = new ArrayDeque<>();

    private final List<OutPoint> path = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final LabelBook labels;
    private final SwapAddresses abroad;
    private final Wallet swapService;
    private Moment paid = new Moment(0, Scale.BEGIN, 0);
    private Moment swapped = new Moment(0, Scale.BEGIN, 0);
    private Optional<OutPoint> swap = Optional.empty();
    private Optional<OutPoint> forged = Optional.empty();

    /** Who plays with the client and the controller. */
    record Cast(
            Exchange exchangeA,
            Exchange exchangeB,
            AdSite adSite,
            Mixer mixer,
            CoinJoins coinJoins,
            PaymentService payGate) {}

    /**
     * @param abroad who plays on the other chain
     */
    Story(Cast cast, World world, SwapAddresses abroad) {
        this.abroad = abroad;
        this.swapService = world.owners().wallet("swap_service", Habits.service(LockKind.P2WPKH));
        this.labels = world.labels();
        this.cast = cast;
        this.owners = world.owners();
        this.payments = world.payments();
        this.dice = world.dice();
        this.client = owners.wallet("client", Habits.service(LockKind.P2WPKH));
        this.controller = owners.wallet("controller", Habits.service(LockKind.P2WPKH));
        this.purse = owners.wallet("controller", "purse", Habits.service(LockKind.P2WPKH));
        this.safe = owners.wallet("controller", "safe", Habits.service(LockKind.P2TR));
        this.clientFunds = client.payee();
        this.invoice = cast.adSite().knownInvoice();
        this.collecting = controller.payee();
        this.deposit = cast.exchangeA().knownDepositOf("controller");
        prologue();
        siteForwards();
        chain();
    }

    Scenes scenes() {
        return scenes;
    }

    /** What came of it; only once all scenes are over. */
    CaseFacts facts() {
        scenes.requireOver();
        return new CaseFacts(
                Sats.of(PRICE),
                paid.height(),
                paid.time(),
                new CaseFacts.Parties(
                        address(clientFunds.lock()),
                        address(invoice.lock()),
                        address(deposit.lock())),
                path,
                endings,
                new CaseFacts.Swap(
                        swap.orElseThrow(),
                        Sats.of(SWAPPED),
                        swapped.time(),
                        forged.orElseThrow()));
    }

    /** Payments of the second act so far, which the rest of the economy does not notice. */
    long ofSecondAct() {
        return Stream.of(swap, forged).filter(Optional::isPresent).count();
    }

    /** The controller advertises, and is paid a small sum at the address used again later. */
    private void prologue() {
        scenes.on(0, 12).does(this::buyCoins);
        scenes.on(0, 20).tries(now -> advertise());
        scenes.on(1, 2).tries(now -> earn());
        scenes.on(1, 11).does(now -> advertiseWithAll());
    }

    private void buyCoins(Moment now) {
        cast.exchangeB().withdraw(controller.receive(3_000_000), now);
        cast.exchangeB().withdraw(clientFunds.worth(PRICE + 6_123_456), now);
    }

    private boolean advertise() {
        Payout ad = cast.adSite().wallet().receive(SMALL_AD);
        return payments.pay(Kind.ADVERTISEMENT, controller, List.of(ad)).isPresent();
    }

    private boolean earn() {
        Wallet site = cast.adSite().wallet();
        Payout earned = collecting.worth(2_500_000);
        return payments.pay(Kind.SITE_PAYOUT, site, List.of(earned)).isPresent();
    }

    /** Spends earnings and budget together, which shows that they have one owner. */
    private void advertiseWithAll() {
        Payout ad = cast.adSite().wallet().receive(SMALL_AD);
        payments.spend(Kind.ADVERTISEMENT, controller, controller.giveAll(), List.of(ad));
    }

    private void siteForwards() {
        scenes.on(1, 21).tries(now -> client.count() > 0 && clientPays(now));
        scenes.on(2, 2).tries(now -> sitePays());
    }

    private boolean clientPays(Moment now) {
        paid = now;
        Payout price = invoice.with(this::moveTo).worth(PRICE);
        payments.spend(Kind.ADVERTISEMENT, client, client.giveAll(), List.of(price));
        return true;
    }

    /** Forwards the client's payment with one small one behind it. */
    private boolean sitePays() {
        Wallet site = cast.adSite().wallet();
        Optional<Coin> small =
                AdSite.PRICES.stream().flatMap(p -> site.giveOneOf(p, p).stream()).findFirst();
        small.map(coin -> List.of(main.remove(), coin))
                .ifPresent(coins ->
                        payments.sweep(
                                Kind.SITE_PAYOUT, site, coins, collecting.with(this::moveTo)));
        return small.isPresent();
    }

    private void chain() {
        PaymentService payGate = cast.payGate();
        peel(2, 21, "Mixer", End.SERVICE, now -> cast.mixer().knownDeposit(MIXED, safe, now));
        peel(2, 22, "CoinJoin", End.COLLABORATIVE, now -> purse.receive(PURSE));
        peel(2, 23, "PayGate", End.SERVICE, now -> payGate.bill(2_500_000));
        scenes.on(3, 12).tries(this::join);
        peelTo(3, 20, "courier", 800_000);
        Payee atB = cast.exchangeB().knownDepositOf("controller");
        peel(3, 22, "Exchange B", End.SERVICE, now -> atB.worth(3_000_000));
        peelTo(3, 23, "landlord", 1_800_000);
        scenes.on(4, 8).does(this::swap);
        scenes.on(4, 8).does(now -> layFalseTrail());
        peelTo(4, 20, "phone_dealer", 450_000);
        peelTo(4, 22, "driver", 600_000);
        peel(5, 0, "PayGate", End.SERVICE, now -> payGate.bill(1_250_000));
        scenes.on(5, 2).does(now -> cashOut());
    }

    /** Makes the piece that is paid off at a hop. */
    private interface Piece {
        Payout at(Moment now);
    }

    private void peelTo(int day, int hour, String owner, long sats) {
        Wallet quiet = owners.wallet(owner, Habits.person(dice));
        peel(day, hour, owner, End.UNSPENT, now -> quiet.receive(sats));
    }

    /** A hop: pays a piece from the main coin, whose change becomes the main coin. */
    private void peel(int day, int hour, String holder, End end, Piece piece) {
        scenes.on(day, hour)
                .does(now -> {
                    Payout paidOff = piece.at(now);
                    Sats value = paidOff.output().value();
                    Payout noted =
                            paidOff.andThen(o -> endings.add(new Ending(o, value, end, holder)));
                    Payee change = controller.payee().with(this::moveTo);
                    List<Coin> coins = List.of(main.remove());
                    payments.spend(Kind.PEEL, controller, coins, List.of(noted), change);
                });
    }

    /** A piece goes to a swap service, with a memo of where to pay it out on another chain. */
    private void swap(Moment now) {
        swapped = now;
        Payee service = swapService.payee();
        labels.add(service.lock(), SWAP_SERVICE, Category.BRIDGE, LabelBook.TAG_PACK);
        Payout piece =
                service.worth(SWAPPED)
                        .andThen(o -> {
                            swap = Optional.of(o);
                            endings.add(new Ending(o, Sats.of(SWAPPED), End.SERVICE, SWAP_SERVICE));
                        });
        Payout memo = Payout.under(memo(abroad.memo(abroad.controller())), 0);
        Payee change = controller.payee().with(this::moveTo);
        payments.spend(
                Kind.DEPOSIT, controller, List.of(main.remove()), List.of(piece, memo), change);
    }

    /** A memo that pays no service and names whom the service pays the same amount anyway. */
    private void layFalseTrail() {
        Payout memo =
                Payout.under(memo(abroad.memo(abroad.customer())), 0)
                        .andThen(o -> forged = Optional.of(o));
        payments.spend(Kind.EXPERIMENT, safe, safe.giveOldest(1), List.of(memo));
    }

    private static Script memo(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return Script.of(new WireWriter().int8(0x6a).int8(ascii.length).bytes(ascii).toArray());
    }

    private boolean join(Moment now) {
        Coin coin = purse.giveAll().getFirst();
        CoinJoins.Seat seat = new CoinJoins.Seat(purse, coin);
        if (cast.coinJoins().round(JOINED, List.of(seat), now).isEmpty()) {
            purse.take(coin);
            return false;
        }
        return true;
    }

    private void cashOut() {
        Payee credited =
                deposit.with(coin -> {
                    deposit.owner().accept(coin);
                    path.add(coin.outPoint());
                    long rest = PRICE - endings.stream().mapToLong(e -> e.traced().value()).sum();
                    endings.add(
                            new Ending(coin.outPoint(), Sats.of(rest), End.SERVICE, "Exchange A"));
                });
        payments.sweep(Kind.DEPOSIT, controller, List.of(main.remove()), credited);
    }

    private void moveTo(Coin coin) {
        main.add(coin);
        path.add(coin.outPoint());
    }

    private static Address address(Lock lock) {
        return lock.script().address(BitcoinChain.REGTEST).orElseThrow();
    }
}
