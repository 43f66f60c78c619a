package tracer.ingest.demo.economy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bitcoinj.base.Sha256Hash;
import tracer.bitcoin.WireWriter;
import tracer.ingest.demo.signing.Coin;
import tracer.ingest.demo.signing.Lock;
import tracer.ingest.demo.signing.LockKind;
import tracer.ledger.Script;

/** Somebody who tries every form of script once, so that every class occurs on the chain. */
final class Tinkerer {
    private static final long FUNDS = 2_000_000;
    private static final long EACH = 150_000;

    /** Pay-to-anchor: witness version 1 with two bytes, which anybody may spend. */
    private static final Script ANCHOR = Script.ofHex("51024e73");

    private static final long ANCHOR_SATS = 240;
    private static final int RETURN = 0x6a;
    private static final int HASH256 = 0xaa;
    private static final int EQUAL = 0x87;

    private final Wallet wallet;
    private final Exchange exchange;
    private final Payments payments;
    private final List<Coin> odd = new ArrayList<>();

    Tinkerer(Wallet wallet, Exchange exchange, Payments payments) {
        this.wallet = wallet;
        this.exchange = exchange;
        this.payments = payments;
    }

    Scenes scenes() {
        Scenes scenes = new Scenes("the tinkerer");
        scenes.on(0, 10).does(now -> exchange.withdraw(wallet.receive(FUNDS), now));
        scenes.on(1, 15).tries(now -> tryOut());
        scenes.on(2, 15).does(now -> spendAll());
        return scenes;
    }

    /** One key under every form of lock: bare and hashed they are one owner's. */
    private boolean tryOut() {
        Lock own = wallet.fresh();
        Stream<Payout> locked =
                Stream.of(LockKind.values())
                        .filter(kind -> kind != own.kind())
                        .map(kind -> new Payee(wallet.also(Lock.of(kind, own.key())), odd::add))
                        .map(payee -> payee.worth(EACH));
        Stream<Payout> loose =
                Stream.of(
                        Payout.under(note("hello, tracer"), 0),
                        Payout.under(ANCHOR, ANCHOR_SATS),
                        Payout.under(puzzle("which word?"), 1_000));
        return payments.pay(Kind.EXPERIMENT, wallet, Stream.concat(locked, loose).toList())
                .isPresent();
    }

    private void spendAll() {
        odd.addAll(wallet.giveAll());
        payments.sweep(Kind.EXPERIMENT, wallet, odd, wallet.payee());
    }

    private static Script note(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Script.of(new WireWriter().int8(RETURN).int8(bytes.length).bytes(bytes).toArray());
    }

    /** Whoever knows the word can spend it: a script of no standard form. */
    private static Script puzzle(String word) {
        byte[] hash = Sha256Hash.hashTwice(word.getBytes(StandardCharsets.UTF_8));
        WireWriter w = new WireWriter().int8(HASH256).int8(hash.length).bytes(hash);
        return Script.of(w.int8(EQUAL).toArray());
    }
}
